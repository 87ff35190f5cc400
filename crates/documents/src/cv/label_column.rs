//! Headings in a column of their own at the left: "EDUCATION    Example University". They are put above what they stand beside.

use std::collections::BTreeMap;

use super::headings::{self, Section};
use super::row::clean;
use crate::sheet::{Cell, Line, Sheet, after_bullet};

/// Left edges of one column differ by less than this, in points or characters.
const ALIGNED: f32 = 3.0;
/// Lines over which one heading is broken in a narrow column.
const BROKEN_OVER: usize = 4;
/// A heading has at most this many words.
const MAX_WORDS: usize = 7;

/// The same document with such headings on lines of their own; unchanged if it has no such column.
pub(super) fn lifted(sheet: &Sheet) -> Option<Sheet> {
    let column = Column::find(&sheet.lines)?;
    let labels = column.labels(&sheet.lines);
    let mut lines = Vec::new();
    let mut moved = Vec::new();
    for (at, line) in sheet.lines.iter().enumerate() {
        if let Some(label) = labels.get(&at) {
            lines.push(heading(line, label));
        }
        moved.push(lines.len());
        let mut line = line.clone();
        let taken = labels.values().any(|label| label.lines.contains(&at));
        if taken {
            line.cells.remove(0);
            // A mark before what the heading stands beside begins no list.
            if let Some(first) = line.cells.first_mut()
                && let Some(rest) = after_bullet(&first.text).map(str::to_owned)
            {
                first.lead_bold = first.lead_bold.saturating_sub(first.text.len() - rest.len());
                first.text = rest;
            }
            line.gap |= labels.contains_key(&at);
        }
        lines.push(line);
    }
    let mut links = sheet.links.clone();
    for link in &mut links {
        link.line = link.line.and_then(|line| moved.get(line).copied());
    }
    Some(Sheet { lines, links })
}

fn heading(line: &Line, label: &Label) -> Line {
    let first = line.cells.first();
    let cell = Cell {
        text: label.text.clone(),
        x: first.map_or(0.0, |cell| cell.x),
        end: first.map_or(0.0, |cell| cell.end),
        lead_bold: label.text.len(),
    };
    Line { cells: vec![cell], heading: Some(2), bullet: false, gap: true, ..line.clone() }
}

/// A heading over one line or several.
struct Label {
    text: String,
    lines: Vec<usize>,
}

/// Where the headings begin, and where what they head does.
struct Column {
    x: f32,
    content: f32,
    capitals: bool,
    bold: bool,
}

fn capitals(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() > 3 && !text.chars().any(char::is_lowercase)
}

fn is_known(cell: &Cell) -> bool {
    headings::section(&clean(&cell.text)).is_some()
}

impl Column {
    /// Two headings at least stand at the left of what they head, level with each other.
    fn find(lines: &[Line]) -> Option<Self> {
        let beside: Vec<(&Cell, &Cell)> = lines
            .iter()
            .filter_map(|line| match line.cells.as_slice() {
                [label, content, ..] if is_known(label) && !is_known(content) => Some((label, content)),
                _ => None,
            })
            .collect();
        let level_with = |x: f32| beside.iter().filter(|(label, _)| (label.x - x).abs() < ALIGNED).count();
        let x = beside.iter().map(|(label, _)| label.x).max_by_key(|x| level_with(*x))?;
        let aligned = || beside.iter().filter(|(label, _)| (label.x - x).abs() < ALIGNED);
        let content = aligned().map(|(_, content)| content.x).fold(f32::INFINITY, f32::min);
        // A mark or an icon stands before some of it.
        let level: Vec<_> = aligned().filter(|(_, cell)| (cell.x - content).abs() < ALIGNED * 6.0).collect();
        // Lines that begin in such a column and run on beyond it are of a page without one: a table of skills looks the same.
        let across = |line: &&Line| {
            line.cells.iter().any(|cell| cell.x < content - ALIGNED * 4.0 && cell.end > content + ALIGNED)
        };
        if lines.iter().filter(across).count() > level.len() * 2 {
            return None;
        }
        // The content is a column too: most of its lines begin there.
        let under = lines.iter().filter(|line| (line.x() - content).abs() < ALIGNED * 8.0).count();
        (level.len() >= 2 && under >= 2).then(|| Self {
            x,
            content,
            capitals: level.iter().all(|(label, _)| capitals(&label.text)),
            bold: level.iter().all(|(label, _)| label.bold()),
        })
    }

    /// A cell in the column, set like its headings.
    fn holds(&self, line: &Line) -> bool {
        let Some(cell) = line.cells.first() else { return false };
        let right = line.cells.get(1).is_none_or(|next| next.x >= self.content - ALIGNED * 4.0);
        (cell.x - self.x).abs() < ALIGNED
            && cell.end <= self.content + ALIGNED
            && right
            && (!self.capitals || capitals(&cell.text) || cell.text.chars().filter(|c| c.is_alphabetic()).count() <= 3)
            && (!self.bold || cell.bold())
            && cell.text.split_whitespace().count() <= MAX_WORDS
            && !cell.text.chars().any(|c| c.is_ascii_digit())
    }

    /// Each heading by its first line.
    fn labels(&self, lines: &[Line]) -> BTreeMap<usize, Label> {
        let mut found: BTreeMap<usize, Label> = BTreeMap::new();
        let mut at = 0;
        while at < lines.len() {
            if !self.holds(&lines[at]) {
                at += 1;
                continue;
            }
            let label = self.whole(lines, at);
            let end = label.lines.last().copied().unwrap_or(at) + 1;
            // A heading over the whole width stands alone, and needs no lifting.
            let alone = label.lines.len() == 1 && lines[at].cells.len() == 1;
            if !alone {
                found.insert(at, label);
            }
            at = end;
        }
        found
    }

    /// A heading that is not known goes on in the lines below, as far as it becomes one that is.
    fn whole(&self, lines: &[Line], at: usize) -> Label {
        let text = |index: usize| clean(&lines[index].cells[0].text);
        let mut taken = vec![at];
        let mut joined = text(at);
        let alone = headings::section(&joined);
        // "RESEARCH" over "EXPERIENCE" is one heading, "SKILLS" over "LANGUAGES" are two.
        if let Some(section) = alone.filter(|section| *section != Section::Other) {
            let next = lines.get(at + 1).filter(|line| self.holds(line) && !line.gap).map(|_| text(at + 1));
            let longer = next.map(|next| format!("{joined} {next}"));
            return match longer.filter(|longer| headings::section(longer) == Some(section)) {
                Some(longer) => Label { text: longer, lines: vec![at, at + 1] },
                None => Label { text: joined, lines: taken },
            };
        }
        let mut last = at;
        let mut best = alone.map(|_| (joined.clone(), taken.clone()));
        for (index, line) in lines.iter().enumerate().take(at + BROKEN_OVER).skip(at + 1) {
            if !self.holds(line) {
                continue;
            }
            let known = headings::section(&text(index)).is_some();
            let longer = format!("{joined} {}", text(index));
            let apart = known && (line.gap || index > last + 1) && headings::section(&longer).is_none();
            if index > last + 2 || apart {
                break;
            }
            joined = longer;
            taken.push(index);
            last = index;
            if headings::section(&joined).is_some() {
                best = Some((joined.clone(), taken.clone()));
            }
        }
        let (text, lines) = best.unwrap_or((joined, taken));
        Label { text, lines }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crosscheck_model::Locator;

    fn line(cells: &[(&str, f32)]) -> Line {
        let cells = cells
            .iter()
            .map(|(text, x)| Cell { text: (*text).into(), x: *x, end: x + 5.0 * text.len() as f32, lead_bold: 0 })
            .collect();
        Line { locator: Locator::Line(1), cells, size: 10.0, heading: None, bullet: false, gap: false, column: false }
    }

    #[test]
    fn headings_beside_their_content_go_above_it() {
        let lines = vec![
            line(&[("Ana Example", 150.0)]),
            line(&[("EDUCATION", 20.0), ("Example University", 150.0)]),
            line(&[("BSc Physics", 150.0)]),
            line(&[("Thesis on examples", 150.0)]),
            line(&[("RESEARCH", 20.0), ("Example Institute", 150.0)]),
            line(&[("EXPERIENCE", 20.0), ("Assistant", 150.0)]),
            line(&[("SKILLS", 20.0), ("Rust", 150.0)]),
        ];
        let lifted = lifted(&Sheet { lines, links: Vec::new() }).unwrap();
        let text: Vec<String> = lifted.lines.iter().map(Line::text).collect();
        assert_eq!(
            text,
            [
                "Ana Example",
                "EDUCATION",
                "Example University",
                "BSc Physics",
                "Thesis on examples",
                "RESEARCH EXPERIENCE",
                "Example Institute",
                "Assistant",
                "SKILLS",
                "Rust"
            ]
        );
    }

    #[test]
    fn two_columns_of_sections_and_dates_beside_jobs_stay() {
        let columns =
            vec![line(&[("Skills", 20.0), ("Languages", 150.0)]), line(&[("Rust", 20.0), ("English", 150.0)])];
        assert!(lifted(&Sheet { lines: columns, links: Vec::new() }).is_none());
        let dates = vec![line(&[("Experience", 20.0)]), line(&[("2019", 20.0), ("Engineer", 150.0)])];
        assert!(lifted(&Sheet { lines: dates, links: Vec::new() }).is_none());
    }
}
