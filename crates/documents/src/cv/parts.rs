//! Rows to sections.

use std::ops::Range;

use super::headings::{self, Section};
use super::name;
use super::row::Row;
use super::words::{self, Kind};

/// A heading's letters are larger than the text's by at least this many points, where size alone tells.
const LARGER: f32 = 0.7;

/// One section: its rows without the heading.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) section: Section,
    pub(super) rows: Range<usize>,
}

/// Cuts the rows at headings. What stands before the first is the contact block.
pub(super) fn parts(rows: &[Row]) -> Vec<Part> {
    let known: Vec<Option<Section>> = rows.iter().enumerate().map(|(index, row)| known(rows, index, row)).collect();
    let body = body_size(rows);
    let styles: Vec<Style> =
        rows.iter().zip(&known).filter(|(_, section)| section.is_some()).map(|(row, _)| Style::of(row)).collect();
    let mut starts: Vec<(usize, Section)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if let Some(section) = known[index] {
            starts.push((index, section));
        } else if let Some((_, section)) = starts.last()
            && !(matches!(section, Section::Work | Section::Education | Section::Projects)
                && heads_an_entry(row)
                && !capitals(&row.text))
            && like_a_heading(row, &styles, body)
        {
            starts.push((index, Section::Other));
        }
    }
    let mut parts = vec![Part { section: Section::Contact, rows: 0..starts.first().map_or(rows.len(), |(at, _)| *at) }];
    for (number, (at, section)) in starts.iter().enumerate() {
        let end = starts.get(number + 1).map_or(rows.len(), |(next, _)| *next);
        parts.push(Part { section: *section, rows: at + 1..end });
    }
    parts
}

fn known(rows: &[Row], index: usize, row: &Row) -> Option<Section> {
    if row.dated.is_some()
        || row.text.ends_with(['.', ','])
        || row.bullet && row.heading.is_none() && row.size <= body_size(rows)
    {
        return None;
    }
    // "Résumé" over everything says what the document is; the same word further down heads a summary.
    if index == 0 && name::is_document_title(&row.text) {
        return None;
    }
    let section = headings::section(&row.text)?;
    // The first line is a name or a title ("Resume"), and "Summary" can be no name.
    if index == 0 && matches!(section, Section::Other | Section::Summary) && row.text.split(' ').count() > 1 {
        return None;
    }
    Some(section)
}

/// The size most rows are set in.
pub(super) fn body_size(rows: &[Row]) -> f32 {
    let mut sizes: Vec<f32> = rows.iter().map(|row| row.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

#[derive(Debug)]
struct Style {
    size: f32,
    bold: bool,
    capitals: bool,
    heading: Option<u8>,
    x: f32,
}

impl Style {
    fn of(row: &Row) -> Self {
        Self { size: row.size, bold: row.bold, capitals: capitals(&row.text), heading: row.heading, x: row.x }
    }
}

fn capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 4 && text.chars().all(|c| !c.is_lowercase()) && text.chars().any(char::is_uppercase)
}

/// Words of a job, an employer, a school or a degree head an entry, not a section.
fn heads_an_entry(row: &Row) -> bool {
    [Kind::Title, Kind::Organisation, Kind::Institution, Kind::Degree]
        .into_iter()
        .any(|kind| words::has(kind, &row.text))
}

/// Sizes of one style differ by rounding only.
const SAME_SIZE: f32 = 0.12;

/// A line that looks like the headings the table knows begins a section the table does not know.
fn like_a_heading(row: &Row, styles: &[Style], body: f32) -> bool {
    let words = row.text.split(' ').count();
    if row.bullet || row.dated.is_some() || words > 7 || row.pieces.len() > 1 || row.text.ends_with(['.', ',', ';']) {
        return false;
    }
    styles.iter().any(|style| {
        if style.heading.is_some() || row.heading.is_some() {
            return style.heading == row.heading;
        }
        let larger = style.size > body + LARGER && (row.size - style.size).abs() < SAME_SIZE && row.bold == style.bold;
        let shouted = style.capitals
            && capitals(&row.text)
            && row.gap
            && (row.size - style.size).abs() < SAME_SIZE
            && row.bold == style.bold;
        (larger && style.capitals == capitals(&row.text) || shouted) && (row.x - style.x).abs() < 3.0
    })
}
