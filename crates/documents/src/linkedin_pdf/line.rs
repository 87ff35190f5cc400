//! Characters of one column to its lines.

use crosscheck_model::{Locator, Passage};
use unicode_normalization::UnicodeNormalization;

use crate::collect::Collector;
use crate::pdf::{Glyph, is_right_to_left, line_text};

/// Characters of one baseline differ by less than this, in points; lines are 12 apart at least.
const SAME_LINE: f32 = 3.0;
/// Light grey marks a place in the main column (0.694) and a label in the side column (0.663 to 0.714); all other text is
/// darker than 0.2 or lighter than 0.88.
const GREY: std::ops::Range<f32> = 0.5..0.8;

// Sizes of the present layout, in points.

/// Headline, place, summary, companies and schools.
pub(super) const LARGE: f32 = 12.0;
/// Titles of positions.
pub(super) const TITLE: f32 = 11.5;
/// Dates, places of positions, descriptions, degrees.
pub(super) const SMALL: f32 = 10.5;

/// Characters of one colour on one line.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) grey: bool,
}

/// One line of a column.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub(super) page: u32,
    pub(super) number: u32,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) runs: Vec<Run>,
    /// As written, with every blank: only older files part words by them.
    pub(super) spaced: String,
    /// Where something runs from right to left: what brackets divide, each read by itself. Dates and the duration behind
    /// them are placed apart, and one order of reading does not hold for both.
    pub(super) divided: Vec<String>,
}

impl Line {
    /// All of it, as it stands there.
    pub(super) fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// It begins in the grey of places.
    pub(super) fn grey(&self) -> bool {
        self.runs.first().is_some_and(|run| run.grey)
    }

    /// Set in this size, in points.
    pub(super) fn is_size(&self, size: f32) -> bool {
        (self.size - size).abs() < 0.3
    }

    /// Where this line stands.
    pub(super) fn locator(&self) -> Locator {
        Locator::PageLine(self.page, self.number)
    }

    /// What a claim resting on this line quotes; `quote` may span further ones.
    pub(super) fn passage(&self, quote: &str, out: &Collector<'_>) -> Passage {
        out.line(&self.locator(), quote)
    }
}

/// The lines these characters of one page make, from the top; numbers go on from `above`.
pub(super) fn lines(glyphs: &[&Glyph], page: u32, above: u32) -> Vec<Line> {
    let mut ordered = glyphs.to_vec();
    ordered.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Vec<&Glyph>> = Vec::new();
    for glyph in ordered {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| glyph.y - first.y < SAME_LINE) => row.push(glyph),
            _ => rows.push(vec![glyph]),
        }
    }
    let mut lines = Vec::new();
    for row in rows {
        let number = above + u32::try_from(lines.len()).unwrap_or(u32::MAX) + 1;
        lines.extend(line(row, page, number));
    }
    lines
}

fn line(mut row: Vec<&Glyph>, page: u32, number: u32) -> Option<Line> {
    row.sort_by(|a, b| a.x.total_cmp(&b.x));
    let spaced = row.iter().map(|glyph| glyph.text.as_str()).collect();
    let first = *row.iter().find(|glyph| !glyph.text.trim().is_empty())?;
    let mut runs: Vec<(bool, Vec<&Glyph>)> = Vec::new();
    for glyph in &row {
        let grey = GREY.contains(&(glyph.colour.iter().sum::<f32>() / 3.0));
        match runs.last_mut() {
            Some((same, run)) if *same == grey || glyph.text.trim().is_empty() => run.push(glyph),
            _ => runs.push((grey, vec![glyph])),
        }
    }
    let runs: Vec<Run> = runs
        .into_iter()
        .map(|(grey, run)| Run { text: line_text(&run).trim().to_owned(), grey })
        .filter(|run| !run.text.is_empty())
        .collect();
    let turned = row.iter().any(|glyph| glyph.text.chars().any(is_right_to_left));
    let divided = if turned { divided(&row) } else { Vec::new() };
    Some(Line { page, number, x: first.x, y: first.y, size: first.size, bold: first.bold, runs, spaced, divided })
}

fn divided(row: &[&Glyph]) -> Vec<String> {
    let bracket = |glyph: &&Glyph| matches!(glyph.text.as_str(), "(" | ")");
    row.split(bracket).map(|part| normal(&line_text(part))).filter(|part| !part.is_empty()).collect()
}

fn normal(text: &str) -> String {
    text.nfkc().collect::<String>().trim().to_owned()
}

/// Lines joined by spaces, in normal form.
pub(super) fn joined(lines: &[Line]) -> String {
    normal(&lines.iter().map(Line::text).collect::<Vec<_>>().join(" "))
}

/// The name over the profile: without credentials after a comma, and with a form in another script as a name of its own.
pub(super) fn push_name(written: &str, line: &Line, out: &mut Collector<'_>) {
    for (full, role) in super::headings::names(written) {
        let at = line.passage(written, out);
        out.builder.name(&at, &full, role);
    }
}
