//! "Experience", "Education" and "Languages" sections of plain pages, where they are clearly structured: one entry to a
//! sub-heading, list item or line, with its dates in it. What does not fit is left alone.

use crosscheck_compare::degrees::read_degree;
use crosscheck_compare::languages::language_code;
use crosscheck_compare::periods::find_periods;
use crosscheck_compare::titles::{TitleComparison, compare_titles};
use crosscheck_compare::vocabulary::headings::{Section, section};
use crosscheck_compare::vocabulary::unspaced;
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_markup::{Block, BlockKind, Markup};
use crosscheck_model::{ClaimsBuilder, EducationItem, Passage, Period, ReadBy, WorkItem};

/// Characters of a line that can hold a title, an organisation and dates; longer lines are descriptions.
const MAX_LINE: usize = 140;
/// Lines after an entry's first that are looked at for its organisation, place and dates.
const MORE_LINES: usize = 3;

pub(super) fn read(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage) {
    // What the page states in a form for programs is better than what its layout suggests.
    let dated_work = builder.claims().work.iter().any(|item| !item.value().period.is_unstated());
    let schooled = !builder.claims().education.is_empty();
    let blocks = &markup.blocks;
    for (start, block) in blocks.iter().enumerate() {
        let BlockKind::Heading(level) = block.kind else { continue };
        let Some(kind) = section(&block.text).filter(|kind| is_read(*kind)) else { continue };
        let length = blocks[start + 1..].iter().take_while(|next| !ends(next, level)).count();
        let inside = &blocks[start + 1..start + 1 + length];
        match kind {
            Section::Work if !dated_work => entries(inside).iter().for_each(|entry| work(builder, entry, at)),
            Section::Education if !schooled => entries(inside).iter().for_each(|entry| education(builder, entry, at)),
            Section::Languages => languages(builder, inside, at),
            _ => {}
        }
    }
    for block in blocks {
        let line = block.text.split_once(':').filter(|(label, _)| section(label) == Some(Section::Languages));
        if let Some((_, list)) = line {
            language_list(builder, list, block, at);
        }
    }
}

/// A heading of the same level or higher ends a section; so does another section's heading of any level.
fn ends(block: &Block, level: u8) -> bool {
    matches!(block.kind, BlockKind::Heading(other) if other <= level || section(&block.text).is_some_and(is_read))
}

/// Sections that hold what is read here.
fn is_read(section: Section) -> bool {
    matches!(section, Section::Work | Section::Education | Section::Languages)
}

/// One entry: its lines, and the block it begins with.
struct Entry<'b> {
    block: &'b Block,
    lines: Vec<&'b str>,
    /// Some line holds dates.
    dated: bool,
    /// No line holds anything else.
    only_dates: bool,
}

impl<'b> Entry<'b> {
    fn of(block: &'b Block) -> Self {
        let mut entry = Self { block, lines: Vec::new(), dated: false, only_dates: true };
        entry.add(block);
        entry
    }

    fn add(&mut self, block: &'b Block) {
        for line in block.text.lines() {
            self.dated = self.dated || has_dates(line);
            self.only_dates = self.only_dates && is_only_dates(line);
            self.lines.push(line);
        }
    }
}

/// Splits a section into entries. With sub-headings each begins one; else each block with dates is one, together with
/// the lines right before it where it holds the dates alone.
fn entries(blocks: &[Block]) -> Vec<Entry<'_>> {
    let headed = blocks.iter().any(|block| matches!(block.kind, BlockKind::Heading(_)));
    let mut found: Vec<Entry<'_>> = Vec::new();
    let mut open: Option<Entry<'_>> = None;
    for block in blocks {
        let starts = match &open {
            _ if headed => matches!(block.kind, BlockKind::Heading(_)),
            None => true,
            // Dates came already: the next line belongs to another entry, unless it is a description.
            Some(entry) => entry.dated && !entry.only_dates && is_head(block),
        };
        if starts {
            found.extend(open.replace(Entry::of(block)));
        } else if let Some(entry) = &mut open {
            entry.add(block);
        }
    }
    found.extend(open);
    found
}

fn has_dates(line: &str) -> bool {
    !find_periods(line).is_empty()
}

/// A cell or line that holds dates and nothing else: what they belong to follows.
fn is_only_dates(line: &str) -> bool {
    let mut rest = line.to_owned();
    for (_, span) in find_periods(line).into_iter().rev() {
        rest.replace_range(span, "");
    }
    !rest.chars().any(char::is_alphanumeric)
}

/// Whether a block can begin an entry: short, and not a sentence.
fn is_head(block: &Block) -> bool {
    let first = block.text.lines().next().unwrap_or_default();
    first.chars().count() <= MAX_LINE && (!first.ends_with('.') || has_dates(first))
}

/// What stands between a job and its employer in one phrase: those of the first kind say so by themselves, the others only after
/// a job.
const JOINTS: [(&str, bool); 13] = [
    (" at ", true),
    (" @ ", true),
    (" bei ", true),
    (" chez ", true),
    (" presso ", false),
    (" w firmie ", false),
    (" в компании ", false),
    (" hos ", false),
    (" bij ", false),
    (" em ", false),
    (" na ", false),
    (" en ", false),
    (" di ", false),
];

fn joined<'t>(text: &'t str, (joint, alone): &(&str, bool)) -> Option<(&'t str, &'t str)> {
    let (before, after) = text.split_once(joint)?;
    let named = after.trim_start().chars().next().is_some_and(|c| !c.is_lowercase());
    let told = words::has(Kind::Title, before) && !words::has(Kind::Title, after) && named;
    (*alone || told).then_some((before, after))
}

/// The parts of an entry's first lines, and its dates.
struct Parts {
    parts: Vec<String>,
    /// The parts were joined by "at".
    at: bool,
    period: Period,
    quote: String,
}

fn parts(entry: &Entry<'_>) -> Option<Parts> {
    let mut found = Parts { parts: Vec::new(), at: false, period: Period::UNSTATED, quote: String::new() };
    let mut used: Vec<&str> = Vec::new();
    for line in entry.lines.iter().take(1 + MORE_LINES) {
        if line.chars().count() > MAX_LINE {
            break;
        }
        let periods = find_periods(line);
        let mut text = (*line).to_owned();
        match &periods[..] {
            [] => {}
            _ if !found.period.is_unstated() => break,
            [(period, span)] => {
                found.period = *period;
                text.replace_range(span.clone(), "|");
            }
            // Two periods in one line are no entry of one position.
            _ => return None,
        }
        let is_sentence = text.trim_end().ends_with('.') && text.split_whitespace().count() > 6;
        if is_sentence || (found.parts.len() >= 2 && periods.is_empty()) {
            break;
        }
        if let Some((before, after)) = JOINTS.iter().find_map(|joint| joined(&text, joint)) {
            text = format!("{before} | {after}");
            found.at = true;
        }
        let split = text
            .split([
                '|', ',', '·', '•', '—', '–', ';', '(', ')', '[', ']', '\t', '（', '）', '，', '、', '｜', '；', '【',
                '】', '،',
            ])
            .flat_map(|part| part.split(" - "));
        let clean = split.map(|part| part.trim_matches(|c: char| c.is_whitespace() || ":-~/".contains(c)));
        found.parts.extend(clean.filter(|part| part.chars().count() > 1).map(str::to_owned));
        used.push(line);
    }
    found.quote = used.join("\n");
    (!found.period.is_unstated()).then_some(found)
}

/// Which of the first parts is the title of a position: the one with a word that only titles have; else the only one
/// that the table of title words knows at all.
fn title_position(parts: &[String]) -> Option<usize> {
    let first = &parts[..parts.len().min(3)];
    let known = |part: &String| !matches!(compare_titles(part, "engineer"), TitleComparison::NotComparable(_));
    let scored = first.iter().enumerate().map(|(at, part)| (title_score(part), at)).filter(|(score, _)| *score > 0);
    scored.max_by_key(|(score, at)| (*score, std::cmp::Reverse(*at))).map(|(_, at)| at).or_else(|| {
        let mut known = first.iter().enumerate().filter(|(_, part)| known(part)).map(|(index, _)| index);
        known.next().filter(|_| known.next().is_none())
    })
}

/// How much more the words of a text are those of a title than of an employer.
fn title_score(text: &str) -> i32 {
    let count = |kind| i32::try_from(words::count(kind, text).min(3)).unwrap_or_default();
    count(Kind::Title) * 4 - count(Kind::Organisation).max(count(Kind::Institution)) * 3
}

fn is_school(text: &str) -> bool {
    words::has(Kind::Institution, text)
}

fn work(builder: &mut ClaimsBuilder, entry: &Entry<'_>, at: &Passage) {
    let Some(Parts { mut parts, at: joined, period, quote }) = parts(entry) else { return };
    if let [only] = &parts[..]
        && let Some(halves) = unspaced::job(only)
    {
        parts = halves.into();
    }
    let title_at = title_position(&parts);
    let (title, organisation, place) = match (&parts[..], title_at, joined) {
        ([title, organisation, rest @ ..], _, true) => (Some(title), Some(organisation), rest.first()),
        ([title, organisation, rest @ ..], Some(0), _) => (Some(title), Some(organisation), rest.first()),
        ([organisation, title, rest @ ..], Some(1), _) => (Some(title), Some(organisation), rest.first()),
        ([organisation, place, title, ..], Some(2), _) => (Some(title), Some(organisation), Some(place)),
        ([only], Some(0), _) => (Some(only), None, None),
        // Which of two unknown parts is the employer nobody can tell.
        _ => return,
    };
    let item = WorkItem {
        organisation: organisation.map(|text| text.as_str().into()),
        title: title.map(|text| text.as_str().into()),
        place: place.map(|text| text.as_str().into()),
        period,
        summary: None,
    };
    builder.work(&at.with(entry.block.locator.clone()).read_as(ReadBy::Html), item, &quote);
}

fn education(builder: &mut ClaimsBuilder, entry: &Entry<'_>, at: &Passage) {
    let Some(Parts { mut parts, period, quote, .. }) = parts(entry) else { return };
    let mut field = None;
    if let Some((at, found)) = parts.iter().enumerate().find_map(|(at, part)| Some((at, unspaced::school(part)?))) {
        parts.splice(at..=at, [Some(found.institution), found.degree].into_iter().flatten());
        field = found.field;
    }
    let degree_at = parts.iter().position(|part| read_degree(part).is_some());
    // A school whose name does not say so is known by the degree beside it.
    let beside = || degree_at.map(|at| if at == 0 { 1 } else { 0 }).filter(|at| *at < parts.len());
    let Some(school_at) = parts.iter().position(|part| is_school(part)).or_else(beside) else { return };
    let mut others = parts.iter().enumerate().filter(|(index, _)| *index != school_at).map(|(_, part)| part.as_str());
    let (degree, place) = (others.next(), others.next());
    let item = EducationItem {
        institution: Some(parts[school_at].as_str().into()),
        degree: degree.map(Into::into),
        field: field.map(Into::into),
        place: place.map(Into::into),
        period,
    };
    builder.education(&at.with(entry.block.locator.clone()).read_as(ReadBy::Html), item, &quote);
}

fn languages(builder: &mut ClaimsBuilder, blocks: &[Block], at: &Passage) {
    for block in blocks.iter().take(20) {
        block.text.lines().for_each(|line| language_list(builder, line, block, at));
    }
}

/// "English (fluent), Spanish – B2": only if every name in the list is a language of people.
fn language_list(builder: &mut ClaimsBuilder, list: &str, block: &Block, at: &Passage) {
    if list.chars().count() > 4 * MAX_LINE {
        return;
    }
    let mut depth = 0_usize;
    let items = list.split(|c: char| {
        depth = match c {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        };
        depth == 0 && ",;·•|、".contains(c)
    });
    let items: Vec<&str> = items.map(str::trim).filter(|item| !item.is_empty()).collect();
    let named: Vec<(&str, Option<&str>)> = items
        .iter()
        .filter_map(|item| {
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
    if named.len() == items.len() {
        let at = at.with(block.locator.clone()).read_as(ReadBy::Html);
        for (name, level) in named {
            builder.language(&at, name, level);
        }
    }
}

#[cfg(test)]
mod tests {
    use crosscheck_markup::{Block, BlockKind};
    use crosscheck_model::Locator;

    use super::entries;

    fn paragraphs(texts: impl Iterator<Item = String>) -> Vec<Block> {
        let block =
            |text| Block { kind: BlockKind::Paragraph, text, lang: None, aside: false, locator: Locator::Whole };
        texts.map(block).collect()
    }

    #[test]
    fn dates_begin_entries_and_descriptions_do_not() {
        let blocks = paragraphs(
            ["2019 - 2021", "Engineer, Example Ltd", "Built things.", "Developer, Sample Inc, 2015 - 2018"]
                .map(str::to_owned)
                .into_iter(),
        );
        let found: Vec<usize> = entries(&blocks).iter().map(|entry| entry.lines.len()).collect();
        assert_eq!(found, [3, 1]);
    }

    #[test]
    fn a_long_section_without_dates_ends_at_once() {
        // Looking at all earlier lines for each new one took a worker's whole time from some 30,000 lines on.
        let blocks =
            paragraphs((0..4_000).map(|n| format!("may be seen in March of some year, number {n} and others")));
        let found = entries(&blocks);
        assert_eq!(found.iter().map(|entry| entry.lines.len()).sum::<usize>(), 4_000);
    }
}
