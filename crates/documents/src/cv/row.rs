//! A line made ready for interpretation: normalised text beside the verbatim line, and what stands in it.

use std::ops::Range;

use crosscheck_compare::periods;
use crosscheck_model::{Locator, Period, PeriodEnd};
use unicode_normalization::UnicodeNormalization;

use crate::sheet::{Line, Sheet};

/// A date at the edge of a longer line is part of a sentence unless it is a whole period.
const SHORT_LINE: usize = 70;
/// Longer lines are prose.
const HEAD_CHARS: usize = 170;

/// One cell, normalised.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) x: f32,
    pub(super) end: f32,
    /// The text begins in bold up to here.
    pub(super) lead_bold: usize,
}

/// One line, normalised.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The line as it stands in the document.
    pub(super) quote: String,
    /// Its cells as they stand there.
    pub(super) cells: Vec<String>,
    pub(super) locator: Locator,
    pub(super) text: String,
    pub(super) pieces: Vec<Piece>,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) heading: Option<u8>,
    pub(super) bullet: bool,
    pub(super) gap: bool,
    pub(super) x: f32,
    pub(super) end: f32,
    /// The period of an entry's heading, if this line can be one.
    pub(super) dated: Option<Period>,
}

pub(super) fn rows(sheet: &Sheet) -> Vec<Row> {
    let mut rows: Vec<Row> = sheet.lines.iter().map(row).collect();
    for index in 0..rows.len() {
        lift_side_dates(&mut rows, index);
        join_broken_dates(&mut rows, index);
    }
    rows
}

/// A line too long for the page breaks inside its dates: "... Mar 2019 –" and "Present" below it.
fn join_broken_dates(rows: &mut [Row], index: usize) {
    let [row, next, ..] = &mut rows[index..] else { return };
    let (Some(last), Some(first)) = (row.pieces.last(), next.pieces.first()) else { return };
    if !last.text.ends_with(['-', '–', '—', '~', '〜'])
        || first.text.chars().count() > 24
        || next.bullet
        || next.pieces.len() > 1
    {
        return;
    }
    let joined = format!("{} {}", last.text, first.text);
    let reaches = find(&joined).last().is_some_and(|(_, at)| at.start < last.text.len() && at.end == joined.len());
    if !reaches {
        return;
    }
    row.quote = format!("{}\n{}", row.quote, next.quote);
    row.text = format!("{} {}", row.text, next.text);
    if let Some(piece) = row.pieces.last_mut() {
        piece.text = joined;
    }
    row.dated = dated(&row.pieces, &row.text);
    next.pieces.clear();
    next.text.clear();
    next.dated = None;
}

/// Dates in a column beside an entry can stand level with its first list item: they belong to the heading above it.
fn lift_side_dates(rows: &mut [Row], index: usize) {
    if !rows[index].bullet || rows[index].pieces.len() < 2 {
        return;
    }
    let aside = |piece: &Piece| {
        let dates = find(&piece.text);
        let whole = dates
            .iter()
            .any(|(_, at)| outside(&piece.text[..at.start]).is_empty() && outside(&piece.text[at.end..]).is_empty());
        whole || outside(&piece.text).is_empty()
    };
    let Some(last) = rows[index].pieces.last().filter(|piece| aside(piece)).cloned() else { return };
    rows[index].pieces.pop();
    let row = &mut rows[index];
    row.text = row.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    row.dated = dated(&row.pieces, &row.text);
    let Some(above) =
        index.checked_sub(1).map(|above| &mut rows[above]).filter(|above| !above.bullet && above.dated.is_none())
    else {
        return;
    };
    above.quote = format!("{} {}", above.quote, last.text);
    above.text = format!("{} {}", above.text, last.text);
    above.pieces.push(last);
    above.dated = dated(&above.pieces, &above.text);
}

fn row(line: &Line) -> Row {
    let pieces: Vec<Piece> = line
        .cells
        .iter()
        .map(|cell| {
            let lead = clean(cell.text.get(..cell.lead_bold).unwrap_or_default()).len();
            Piece { text: clean(&cell.text), x: cell.x, end: cell.end, lead_bold: lead }
        })
        .filter(|piece| !piece.text.is_empty())
        .collect();
    let text = pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    let dated = dated(&pieces, &text);
    Row {
        quote: line.text(),
        cells: line.cells.iter().map(|cell| cell.text.clone()).collect(),
        locator: line.locator.clone(),
        text,
        pieces,
        size: line.size,
        bold: line.bold(),
        heading: line.heading,
        bullet: line.bullet,
        gap: line.gap,
        x: line.x(),
        end: line.cells.iter().map(|cell| cell.end).fold(0.0, f32::max),
        dated,
    }
}

/// NFKC, single spaces, no characters without width.
pub(super) fn clean(text: &str) -> String {
    let normal: String = text
        .nfkc()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'))
        .collect();
    normal.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The period at an edge of the line, or in a cell of its own.
fn dated(pieces: &[Piece], text: &str) -> Option<Period> {
    if text.chars().count() > HEAD_CHARS {
        return None;
    }
    pieces
        .iter()
        .find_map(|piece| {
            let short = piece.text.chars().count() <= SHORT_LINE;
            find(&piece.text).into_iter().find(|(period, at)| {
                let before = outside(&piece.text[..at.start]);
                let after = outside(&piece.text[at.end..]);
                let whole = period.end != PeriodEnd::Unstated;
                let sentence = piece.text.ends_with('.') && !short;
                let set_off = before.is_empty() && after.is_empty()
                    || piece.text[..at.start]
                        .trim_end()
                        .ends_with([',', '(', '|', '-', '–', '—', '[', '·', '•', ':', '/'])
                    || before.is_empty()
                    || piece.text[at.end..].trim_start().starts_with(['|', ':', '–', '—', '·', ','])
                    || piece.text.len() < 32;
                (before.is_empty() || after.is_empty()) && !sentence && (whole || short && set_off)
            })
        })
        .map(|(period, _)| period)
}

/// Periods of a text that can date an entry: in a year people live in.
pub(super) fn find(text: &str) -> Vec<(Period, Range<usize>)> {
    let mut found = periods::find_periods(text);
    found.retain(|(period, at)| {
        let year = |date: crosscheck_model::PartialDate| (1940..=2100).contains(&date.year);
        let start = period.start.is_none_or(year);
        let end = match period.end {
            PeriodEnd::On(date) => year(date),
            _ => true,
        };
        let stated = period.start.is_some() || matches!(period.end, PeriodEnd::On(_));
        start && end && stated && text.get(at.clone()).is_some()
    });
    found
}

/// What is left beside a period once brackets, separators and a stated length ("2 yrs 3 mos") are taken away.
fn outside(text: &str) -> String {
    let mut rest = text.to_owned();
    for (_, at) in periods::find_durations(text).into_iter().rev() {
        if rest.get(at.clone()).is_some() {
            rest.replace_range(at, "");
        }
    }
    rest.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()
}

/// The lines as they stand in the document.
pub(super) fn quote(rows: &[Row], within: Range<usize>) -> String {
    rows[within].iter().map(|row| row.quote.as_str()).collect::<Vec<_>>().join("\n")
}

/// The text of lines, bullets on lines of their own.
pub(super) fn joined(rows: &[Row], within: Range<usize>) -> String {
    let mut text = String::new();
    for row in &rows[within] {
        if !text.is_empty() {
            text.push(if row.bullet { '\n' } else { ' ' });
        }
        text.push_str(&row.text);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_dated(text: &str) -> bool {
        dated(&[Piece { text: text.to_owned(), x: 0.0, end: 0.0, lead_bold: 0 }], text).is_some()
    }

    #[test]
    fn periods_at_the_edges_date_an_entry() {
        assert!(is_dated("Engineer, Example Corp (Mar 2019 – present)"));
        assert!(is_dated("2015 - 2019 Example University"));
        assert!(is_dated("Example Corp, Berlin | 03/2019 – heute"));
        assert!(is_dated("2019"));
    }

    #[test]
    fn dates_inside_sentences_do_not() {
        assert!(!is_dated("Between 2015 and 2019 I led the team that moved every service to a new platform."));
        assert!(!is_dated(
            "Reduced the cost of the platform by a third and won the prize of the region for it in 2019"
        ));
        assert!(!is_dated("Shipped version 2000 of the product"));
    }
}
