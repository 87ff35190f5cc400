//! Languages that a page says its owner speaks.

use crosscheck_compare::languages::language_code;
use crosscheck_compare::vocabulary::headings::{Section, section};
use crosscheck_markup::{Block, Markup};
use crosscheck_model::{ClaimsBuilder, Passage, ReadBy};

use super::outline::{Outline, Topic};

/// Blocks of one section that are looked at.
const MAX_BLOCKS: usize = 20;
/// Characters of one list.
const MAX_LIST: usize = 560;

pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, outline: &Outline, at: &Passage) {
    for part in outline.parts.iter().filter(|part| part.topic == Topic::Of(Section::Languages)) {
        let blocks = markup.blocks[part.blocks.clone()].iter().take(MAX_BLOCKS);
        let lines: Vec<(&Block, &str)> =
            blocks.flat_map(|block| block.text.lines().map(move |line| (block, line))).collect();
        // "Java, Pascal, Latin": one language of people among those of machines is chance.
        let worded = lines.iter().filter(|(_, line)| line.chars().any(char::is_alphabetic) && !is_level(line)).count();
        let named = lines.iter().filter(|(_, line)| !named(line).is_empty()).count();
        if named * 2 >= worded {
            lines.iter().for_each(|(block, line)| language_list(builder, line, block, at));
        }
    }
    // "German (native), French (B2)" among what somebody can do: a line of nothing but languages, with how well.
    for part in outline.parts.iter().filter(|part| part.topic == Topic::Of(Section::Skills)) {
        for block in markup.blocks[part.blocks.clone()].iter().take(MAX_BLOCKS) {
            let with_levels = |line: &&str| named(line).iter().any(|(_, level)| level.is_some());
            block.text.lines().filter(with_levels).for_each(|line| language_list(builder, line, block, at));
        }
    }
    for block in &markup.blocks {
        let line = block.text.split_once(':').filter(|(label, _)| section(label) == Some(Section::Languages));
        if let Some((_, list)) = line {
            language_list(builder, list, block, at);
        }
    }
}

/// "Full professional proficiency", "Native", "B2": how well, on a line of its own.
fn is_level(line: &str) -> bool {
    const WORDS: [&str; 12] = [
        "proficiency",
        "native",
        "bilingual",
        "fluent",
        "fluency",
        "elementary",
        "intermediate",
        "advanced",
        "beginner",
        "basic",
        "conversational",
        "level",
    ];
    let lower = line.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let code = words.len() == 1 && matches!(words[0], "a1" | "a2" | "b1" | "b2" | "c1" | "c2");
    words.len() <= 5 && (code || words.iter().any(|word| WORDS.contains(word))) && named(line).is_empty()
}

/// "English (fluent), Spanish – B2": only if every name in the list is a language of people.
fn language_list(builder: &mut ClaimsBuilder, list: &str, block: &Block, at: &Passage) {
    let at = at.with(block.locator.clone()).read_as(ReadBy::Html);
    for (name, level) in named(list) {
        builder.language(&at, name, level);
    }
}

/// The languages of a list with what it says of each; none if it holds anything else.
fn named(list: &str) -> Vec<(&str, Option<&str>)> {
    if list.chars().count() > MAX_LIST {
        return Vec::new();
    }
    let mut depth = 0_usize;
    let items = list.split(|c: char| {
        depth = match c {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0 && ",;·•|、/".contains(c)
    });
    let items: Vec<&str> = items.map(str::trim).filter(|item| !item.is_empty()).collect();
    let named: Option<Vec<(&str, Option<&str>)>> = items
        .iter()
        .map(|item| {
            let end = item.find(['(', ':', '–', '—']).or_else(|| item.find(" - ")).unwrap_or(item.len());
            let (name, rest) = item.split_at(end);
            let name = name.trim();
            let level = rest.trim_matches(|c: char| c.is_whitespace() || "():–—-".contains(c));
            // Two and three letters are codes, and names of programming languages.
            let is_language =
                name.chars().count() > if name.is_ascii() { 3 } else { 1 } && language_code(name).is_some();
            is_language.then_some((name, Some(level).filter(|level| !level.is_empty())))
        })
        .collect();
    named.unwrap_or_default()
}
