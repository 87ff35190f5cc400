//! The entries of a section: cards, rows of tables, items of lists, or what follows one another without anything around it. Each has
//! one period; where it ends is told by the elements around it before it is told by the order of lines.

use std::ops::Range;

use crosscheck_compare::periods::find_periods;
use crosscheck_markup::{Block, BlockKind, Markup};
use crosscheck_model::{Period, PeriodEnd};

/// Characters of a line that can hold a title, an organisation and dates; longer lines are descriptions.
pub(super) const MAX_LINE: usize = 140;
/// Characters at the beginning of a description in which its dates stand.
const BEGINNING: usize = 60;
/// Lines of one block that are looked at.
const MAX_LINES_OF_BLOCK: usize = 40;
/// Lines of one section that are looked at.
const MAX_LINES: usize = 1_500;
/// Words from which a line with a single date is a sentence that mentions a year.
const SENTENCE_WORDS: usize = 9;
/// Lines above the dates that head an entry which nothing surrounds.
const MAX_LEAD: usize = 4;

/// One line of a section.
pub(super) struct Line<'b> {
    pub(super) text: &'b str,
    pub(super) block: &'b Block,
    pub(super) heading: Option<u8>,
    /// List items around it.
    pub(super) lists: usize,
    /// The row of a table that it stands in, and whether its cell is a heading of the table.
    pub(super) row: Option<(usize, bool)>,
    /// The elements around it inside the page, outermost first.
    path: std::rc::Rc<[usize]>,
    /// Its period, and where it stands.
    pub(super) dates: Option<(Period, Range<usize>)>,
}

/// One entry: lines of its section, one of them with its dates.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) lines: Range<usize>,
    pub(super) dated: usize,
    /// A heading above several entries: the employer of all of them.
    pub(super) above: Option<usize>,
}

/// The lines of blocks.
pub(super) fn lines<'b>(markup: &Markup, blocks: &'b [Block]) -> Vec<Line<'b>> {
    let mut lines = Vec::new();
    for block in blocks {
        let around: Vec<_> = markup.around(block.node).collect();
        let lists = around.iter().filter(|around| around.name == "li").count();
        let row = around.iter().find(|around| around.name == "tr").map(|row| {
            (row.node, around.iter().take_while(|around| around.name != "tr").any(|around| around.name == "th"))
        });
        let path: std::rc::Rc<[usize]> = around.iter().rev().map(|around| around.node).collect();
        let heading = match block.kind {
            BlockKind::Heading(level) => Some(level),
            _ => None,
        };
        if block.kind == BlockKind::Quote || block.kind == BlockKind::Code {
            continue;
        }
        for text in block.text.lines().take(MAX_LINES_OF_BLOCK) {
            if lines.len() >= MAX_LINES {
                return lines;
            }
            lines.push(Line { text, block, heading, lists, row, path: path.clone(), dates: dates(text) });
        }
    }
    lines
}

/// The one period of a line that can head an entry.
fn dates(text: &str) -> Option<(Period, Range<usize>)> {
    let is_long = text.chars().count() > MAX_LINE;
    // A description that begins with its dates.
    let searched =
        if is_long { text.char_indices().nth(BEGINNING).map_or(text, |(end, _)| &text[..end]) } else { text };
    let mut found = find_periods(searched).into_iter();
    let (Some((period, span)), None) = (found.next(), found.next()) else { return None };
    if is_long {
        return (span.start < 3 && is_range(&period)).then_some((period, span));
    }
    let words = text.split_whitespace().count();
    // "2011: Diploma in ..., Example School": a year that stands before its entry is no word of a sentence.
    let leads = span.start == 0 && text[span.end..].trim_start().starts_with([':', '–', '—', '-', '|', '·']);
    let is_sentence = words >= SENTENCE_WORDS && (text.ends_with('.') || !is_range(&period)) && !leads;
    (!is_sentence).then_some((period, span))
}

fn is_range(period: &Period) -> bool {
    period.start.is_some() && period.end != PeriodEnd::Unstated
}

impl Line<'_> {
    /// The line without its dates.
    pub(super) fn rest(&self) -> String {
        let mut text = self.text.to_owned();
        if text.chars().count() > MAX_LINE {
            return String::new();
        }
        if let Some((_, span)) = &self.dates {
            text.replace_range(span.clone(), "|");
        }
        text
    }

    /// It holds dates and nothing else.
    pub(super) fn only_dates(&self) -> bool {
        self.dates.is_some() && !self.rest().chars().any(char::is_alphabetic)
    }
}

/// Cuts a section into entries. `heading` is the block over it, `next` the first block after it.
pub(super) fn entries(
    markup: &Markup,
    lines: &[Line<'_>],
    heading: Option<&Block>,
    next: Option<&Block>,
) -> Vec<Entry> {
    let dated = dated(lines);
    let path = |block: Option<&Block>| -> Vec<usize> {
        let mut path: Vec<usize> =
            block.into_iter().flat_map(|block| markup.around(block.node)).map(|around| around.node).collect();
        path.reverse();
        path
    };
    let (before, after) = (path(heading), path(next));
    let mut found: Vec<Entry> = Vec::new();
    let mut flat: Vec<usize> = Vec::new();
    for (number, at) in dated.iter().copied().enumerate() {
        let own = &lines[at].path;
        let neighbour = |other: Option<usize>, edge: &[usize]| {
            other.map_or_else(|| common(own, edge), |other| common(own, &lines[other].path))
        };
        let depth = neighbour(number.checked_sub(1).map(|number| dated[number]), &before)
            .max(neighbour(dated.get(number + 1).copied(), &after));
        match surrounded(lines, at, depth) {
            Some(range) => {
                found.push(Entry { above: above(lines, &range, at, depth), lines: range, dated: at });
            }
            None => flat.push(at),
        }
    }
    let taken: Vec<Range<usize>> = found.iter().map(|entry| entry.lines.clone()).collect();
    found.extend(unsurrounded(lines, &flat, &taken));
    found.sort_by_key(|entry| entry.dated);
    found
}

/// Lines with dates that head entries: what stands inside another one's item, and years in lists below ranges, do not.
fn dated(lines: &[Line<'_>]) -> Vec<usize> {
    let all: Vec<usize> = (0..lines.len()).filter(|at| lines[*at].dates.is_some()).collect();
    let range = |at: usize| lines[at].dates.as_ref().is_some_and(|(period, _)| is_range(period));
    let outermost = all.iter().map(|at| lines[*at].lists).min().unwrap_or(0);
    let any_range = all.iter().any(|at| range(*at) && lines[*at].lists == outermost);
    let mut kept: Vec<usize> = Vec::new();
    for at in all {
        let line = &lines[at];
        let inside = kept.last().is_some_and(|last| {
            let outer = &lines[*last];
            outer.path.len() < line.path.len() && line.path.starts_with(&outer.path) && line.lists > outer.lists
        });
        let aside = any_range && !range(at) && line.lists > outermost;
        // "Mar 2019 – Feb 2021" beside "2 years": the same entry's, said twice.
        if !inside && !aside {
            kept.push(at);
        }
    }
    kept
}

fn common(a: &[usize], b: &[usize]) -> usize {
    a.iter().zip(b).take_while(|(a, b)| a == b).count()
}

/// The lines of the element that holds these dates and no others, if it holds more than them.
fn surrounded(lines: &[Line<'_>], at: usize, depth: usize) -> Option<Range<usize>> {
    let path = &lines[at].path;
    let element = path.get(depth)?;
    let inside = |line: &Line<'_>| line.path.get(depth) == Some(element);
    let start = at - lines[..at].iter().rev().take_while(|line| inside(line)).count();
    let end = at + 1 + lines[at + 1..].iter().take_while(|line| inside(line)).count();
    let own_block = path.len() == depth + 1;
    let says_more = (start..end).any(|index| index != at && lines[index].dates.is_none());
    // A paragraph or heading of its own is surrounded by nothing; an item of a list is an entry.
    let item = lines[at].lists > 0 && own_block && !lines[at].only_dates();
    (says_more && !own_block || item).then_some(start..end)
}

/// The heading inside the same parent, above this entry and higher than its own headings.
fn above(lines: &[Line<'_>], range: &Range<usize>, at: usize, depth: usize) -> Option<usize> {
    let parent = lines[at].path.get(..depth)?;
    let own = lines[range.clone()].iter().filter_map(|line| line.heading).min().unwrap_or(7);
    let mut before = (0..range.start).rev().take_while(|index| lines[*index].path.starts_with(parent));
    before.find(|index| lines[*index].heading.is_some_and(|level| level < own) && lines[*index].dates.is_none())
}

/// Entries of which nothing but the order of lines tells the extent.
fn unsurrounded(lines: &[Line<'_>], flat: &[usize], taken: &[Range<usize>]) -> Vec<Entry> {
    let Some(first) = flat.first().copied() else { return Vec::new() };
    let free = |from: usize, to: usize| {
        let last = taken.iter().map(|range| range.end).filter(|end| *end <= to).max().unwrap_or(0);
        from.max(last)..to
    };
    let lead_lines = |range: Range<usize>| -> usize {
        let head = |line: &Line<'_>| {
            line.heading.is_some() || line.text.chars().count() <= MAX_LINE && !ends_like_a_sentence(line.text)
        };
        lines[range].iter().rev().take_while(|line| head(line)).count().min(MAX_LEAD)
    };
    let first_free = free(0, first);
    let lead = lead_lines(first_free.clone());
    // Dates below a description: the heading of each entry begins it, however far above.
    let below =
        lead == 0 && lines[first].only_dates() && lines[first_free.clone()].iter().any(|line| line.heading.is_some());
    let (lead, reach) = if below { (1, usize::MAX) } else { (lead, lead + 2) };
    let head = if below { first_free.start } else { first - lead };
    let level = lines[head..=first].iter().find_map(|line| line.heading);
    let mut starts: Vec<usize> = Vec::new();
    for (number, at) in flat.iter().copied().enumerate() {
        let from = number.checked_sub(1).map_or(0, |before| flat[before] + 1);
        let region = free(from, at);
        let start = if lead == 0 {
            at
        } else if let Some(level) = level {
            let of_level = |index: &usize| lines[*index].heading == Some(level);
            let headed = region.clone().find(|index| of_level(index) && at - index <= reach);
            let last = || region.clone().rev().find(of_level);
            let any = || region.clone().rev().take(lead + 1).find(|index| lines[*index].heading.is_some());
            let on_itself = lines[at].heading.is_some().then_some(at);
            headed.or_else(last).or_else(any).or(on_itself).unwrap_or(at - lead_lines(region.clone()).min(lead))
        } else {
            at - lead_lines(region.clone()).min(lead)
        };
        starts.push(start);
    }
    let mut found = Vec::new();
    for (number, at) in flat.iter().copied().enumerate() {
        let next_taken = taken.iter().map(|range| range.start).filter(|start| *start > at).min();
        let end = starts.get(number + 1).copied().unwrap_or(lines.len()).min(next_taken.unwrap_or(lines.len()));
        found.push(Entry { lines: starts[number]..end.max(at + 1), dated: at, above: None });
    }
    found
}

pub(super) fn ends_like_a_sentence(text: &str) -> bool {
    let words = text.split_whitespace().count();
    // "Example Sp. z o.o." and "Example Inc." end no sentence.
    let last = text.rsplit(' ').next().unwrap_or_default();
    let abbreviation = last.trim_end_matches('.').contains('.') || last.chars().count() <= 5 && words <= 5;
    text.ends_with('。') || text.ends_with(['.', '!', '?', '।', '؟']) && words >= 4 && !abbreviation
}
