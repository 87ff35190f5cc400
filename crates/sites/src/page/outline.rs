//! A page in parts, by its headings: what it says of its owner at the top, and sections that say what they are about.

use std::collections::BTreeSet;
use std::ops::Range;

use crosscheck_compare::periods::find_periods;
use crosscheck_compare::vocabulary::headings::{Section, section};
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_markup::{Block, BlockKind, Markup};
use crosscheck_model::PeriodEnd;

/// What a part of a page is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    /// What stands before any section: who the page is about.
    Top,
    /// A section that the table of headings knows.
    Of(Section),
    /// Under a heading that no table knows: projects, clients, travels, other people's words.
    Unknown,
}

/// Blocks under one heading.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) topic: Topic,
    /// Index of its first block, heading or not.
    start: usize,
    /// Index of the block that heads it.
    pub(super) heading: Option<usize>,
    level: u8,
    /// Without the heading.
    pub(super) blocks: Range<usize>,
}

/// A page in parts.
pub(super) struct Outline {
    pub(super) parts: Vec<Part>,
    /// Number of the first element of each part, in the order of the parts.
    starts: Vec<usize>,
}

/// Lines that are set as headings without being one end at headings of this level.
const SET_AS_HEADING: u8 = 2;
/// Blocks after a heading in which the dates of an entry follow.
const DATED_WITHIN: usize = 3;
/// Words of a heading that is a sentence, at least.
const SENTENCE_WORDS: usize = 4;
/// Ancestors of a heading whose ids may say what the section is about.
const CONTAINERS: usize = 10;

impl Outline {
    pub(super) fn of(markup: &Markup) -> Self {
        let blocks = &markup.blocks;
        let mut parts = vec![Part { topic: Topic::Top, heading: None, start: 0, level: 0, blocks: 0..0 }];
        let mut told: BTreeSet<usize> = BTreeSet::new();
        for (at, block) in blocks.iter().enumerate() {
            let open = parts.last().map_or((Topic::Top, 0), |part| (part.topic, part.level));
            let Some((topic, level)) = heading(markup, at, open, &mut told) else { continue };
            if let Some(last) = parts.last_mut() {
                last.blocks.end = at;
            }
            // Where the section around says what it is about, its first heading may head its first entry already.
            let dated = matches!(topic, Topic::Of(Section::Work | Section::Education));
            let entry = section(&block.text).is_none() && dated && heads_an_entry(markup, at);
            parts.push(Part {
                topic,
                heading: (!entry).then_some(at),
                start: at,
                level,
                blocks: at + usize::from(!entry)..at + 1,
            });
        }
        if let Some(last) = parts.last_mut() {
            last.blocks.end = blocks.len();
        }
        let node = |part: &Part| if part.start == 0 { 0 } else { blocks.get(part.start).map_or(0, |block| block.node) };
        let starts = parts.iter().map(node).collect();
        Self { parts, starts }
    }

    /// What the part is about in which a block stands, by its number among the blocks.
    pub(super) fn topic_of(&self, block: usize) -> Topic {
        let at = self.parts.partition_point(|part| part.start <= block);
        self.parts.get(at.saturating_sub(1)).map_or(Topic::Top, |part| part.topic)
    }

    /// What the part is about in which an element stands.
    pub(super) fn topic_at(&self, node: usize) -> Topic {
        let at = self.starts.partition_point(|start| *start <= node);
        self.parts.get(at.saturating_sub(1)).map_or(Topic::Top, |part| part.topic)
    }
}

/// Whether a block begins a part, and which.
fn heading(markup: &Markup, at: usize, open: (Topic, u8), told: &mut BTreeSet<usize>) -> Option<(Topic, u8)> {
    let block = markup.blocks.get(at)?;
    let BlockKind::Heading(level) = block.kind else {
        // "Experience" in bold or in a box of its own: a line that is a heading and nothing else. Links of menus are none.
        let set = block.kind == BlockKind::Paragraph && !block.linked && block.text.chars().count() <= 40;
        let known = section(&block.text).filter(|section| set && (is_cv(*section) || block.strong));
        // Or one that the page itself calls the title of a section, whatever it is about.
        let titled = || {
            let called = set && calls_it_a_section(markup, block);
            called.then(|| section(&block.text).map_or(Topic::Unknown, Topic::Of))
        };
        return Some((known.map(Topic::Of).or_else(titled)?, SET_AS_HEADING));
    };
    if let Some(known) = section(&block.text) {
        // The section around it has said what it is about: the headings inside are those of its entries.
        told.extend(containers(markup, block).map(|(node, _)| node));
        return Some((Topic::Of(known), level));
    }
    if let Some(known) = container(markup, block, heads_an_entry(markup, at), told) {
        return Some((Topic::Of(known), level));
    }
    let (topic, above) = open;
    match topic {
        Topic::Top
            if at < 12
                && (level == 1
                    || introduces(&block.text)
                    || level > 2 && is_employer(&block.text)
                    || goes_on(markup, at)) =>
        {
            None
        }
        Topic::Top | Topic::Unknown => Some((Topic::Unknown, level)),
        Topic::Of(known) if level <= above => {
            (!(is_cv(known) && heads_an_entry(markup, at))).then_some((Topic::Unknown, level))
        }
        Topic::Of(_) => None,
    }
}

/// `<div class="section-title">`.
fn calls_it_a_section(markup: &Markup, block: &Block) -> bool {
    let calls = || markup.around(block.node).next().into_iter().flat_map(|own| own.calls());
    let is = |words: &[&str]| calls().any(|word| words.iter().any(|known| word.eq_ignore_ascii_case(known)));
    is(&["section"]) && is(&["title", "heading"])
}

fn is_cv(section: Section) -> bool {
    matches!(section, Section::Work | Section::Education | Section::Languages)
}

/// Headings at the top that are about the person: a name, a job, a greeting.
fn introduces(text: &str) -> bool {
    crate::name_form::part_of_title(text).is_some() || words::has(Kind::Title, text) || super::greeting::begins(text)
}

/// A sentence set large right below a name or a greeting: "I build things for the web."
fn goes_on(markup: &Markup, at: usize) -> bool {
    let above = at.checked_sub(1).and_then(|above| markup.blocks.get(above));
    let text = markup.blocks[at].text.trim();
    let is_sentence = text.ends_with(['.', '!', '。']) && text.split_whitespace().count() >= SENTENCE_WORDS;
    is_sentence && above.is_some_and(|above| matches!(above.kind, BlockKind::Heading(_)) && introduces(&above.text))
}

/// The employer or school under somebody's name.
fn is_employer(text: &str) -> bool {
    text.split_whitespace().count() <= 8
        && (words::has(Kind::Organisation, text) || words::has(Kind::Institution, text))
}

/// Pages that set their sections smaller than what is in them: a heading that a range of dates follows at once.
fn heads_an_entry(markup: &Markup, at: usize) -> bool {
    let mut next = markup.blocks[at..].iter().take(1 + DATED_WITHIN).enumerate();
    next.any(|(after, block)| {
        let begins = after == 0 || !matches!(block.kind, BlockKind::Heading(1 | 2));
        let text: String = block.text.chars().take(120).collect();
        let range = |period: &crosscheck_model::Period| period.start.is_some() && period.end != PeriodEnd::Unstated;
        begins && find_periods(&text).iter().any(|(period, _)| range(period))
    })
}

/// What the id of a section says that its heading does not ("Where I've been" in `<section id="experience">`): only of the first
/// heading inside. `work` is most often a gallery of what somebody made; with dates of an entry below the heading it is employment.
fn container(markup: &Markup, block: &Block, dated: bool, told: &mut BTreeSet<usize>) -> Option<Section> {
    let mut around = containers(markup, block);
    let (node, known) = around.find(|(node, known)| known.is_some() || dated && is_work(markup, *node))?;
    told.insert(node).then_some(known.unwrap_or(Section::Work))
}

/// The elements around a block that have an id which names a section; `about` says nothing a heading would not, and `work` alone
/// does not say which work.
fn containers<'m>(markup: &'m Markup, block: &Block) -> impl Iterator<Item = (usize, Option<Section>)> + 'm {
    markup.around(block.node).take(CONTAINERS).filter_map(|around| {
        let words = around.id.replace(['-', '_'], " ");
        match words.as_str() {
            "" | "about" | "profile" => None,
            "work" | "works" => Some((around.node, None)),
            _ => section(&words).map(|known| (around.node, Some(known))),
        }
    })
}

fn is_work(markup: &Markup, node: usize) -> bool {
    markup.around(node).next().is_some_and(|around| matches!(around.id, "work" | "works"))
}
