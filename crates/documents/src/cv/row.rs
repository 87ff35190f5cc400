//! A line made ready for interpretation: normalised text beside the verbatim line, and what stands in it.

use std::ops::Range;

use crosscheck_compare::periods;
use crosscheck_compare::vocabulary::unspaced::is_wide;
use crosscheck_model::{Locator, PartialDate, Period, PeriodEnd};
use unicode_normalization::UnicodeNormalization;

use crate::sheet::{Line, Sheet};

/// A date at the edge of a longer line is part of a sentence unless it is a whole period.
const SHORT_LINE: usize = 70;
/// The first year of a working life...
const EARLIEST: i16 = 1940;
/// ... and the first one of a period that is written in a cell of its own: templates show lives of the past.
const EARLIEST_ALONE: i16 = 1500;
/// Longer lines are prose.
const HEAD_CHARS: usize = 170;
/// What stands between two dates.
pub(super) const DASHES: [char; 5] = ['-', '–', '—', '~', '〜'];
/// Rows below a list item among which the next item with dates is looked for.
pub(super) const LIST_ROWS: usize = 8;

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
    /// The first of a column that stands beside another.
    pub(super) column: bool,
    pub(super) x: f32,
    pub(super) end: f32,
    /// What stood here was joined to the line above.
    pub(super) taken: bool,
    /// The period of an entry's heading, if this line can be one.
    pub(super) dated: Option<Period>,
}

pub(super) fn rows(sheet: &Sheet) -> Vec<Row> {
    let mut rows: Vec<Row> = sheet.lines.iter().map(row).collect();
    let aside: Vec<bool> = rows.iter().map(|row| side_date(row).is_some()).collect();
    for index in 0..rows.len() {
        if aside[index] {
            lift_side_dates(&mut rows, index, &aside);
        }
    }
    rows
}

/// Empties a row whose text was joined to the row above.
pub(super) fn take(row: &mut Row) {
    row.pieces.clear();
    row.text.clear();
    row.quote.clear();
    row.dated = None;
    row.taken = true;
}

/// Dates in a column beside an entry can stand level with its first list item: they belong to the heading above it. Where
/// several items of one list have dates, the items are the entries.
fn lift_side_dates(rows: &mut [Row], index: usize, aside: &[bool]) {
    let near = |at: &usize| rows[*at.min(&index)..*at.max(&index)].iter().all(|row| row.heading.is_none());
    let around = index.saturating_sub(LIST_ROWS)..(index + LIST_ROWS + 1).min(rows.len());
    if around.filter(|at| *at != index && aside[*at]).any(|at| near(&at)) {
        rows[index].bullet = false;
        return;
    }
    let Some(above) = index.checked_sub(1).filter(|above| !rows[*above].bullet && rows[*above].dated.is_none()) else {
        return;
    };
    let Some(date) = rows[index].pieces.pop() else { return };
    rows[above].quote = format!("{} {}", rows[above].quote, date.text);
    rows[above].pieces.push(date);
    write_anew(&mut rows[above]);
    write_anew(&mut rows[index]);
}

/// The dates at the right of a list item.
fn side_date(row: &Row) -> Option<Piece> {
    if !row.bullet || row.pieces.len() < 2 {
        return None;
    }
    let aside = |piece: &&Piece| {
        let dates = find(&piece.text);
        let whole = dates
            .iter()
            .any(|(_, at)| outside(&piece.text[..at.start]).is_empty() && outside(&piece.text[at.end..]).is_empty());
        whole || outside(&piece.text).is_empty()
    };
    row.pieces.last().filter(aside).cloned()
}

/// Text and dates of a row whose pieces changed.
pub(super) fn write_anew(row: &mut Row) {
    row.text = row.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    row.dated = dated(&row.pieces, &row.text);
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
    let pieces = joined_pieces(pieces);
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
        column: line.column,
        taken: false,
        x: line.x(),
        end: line.cells.iter().map(|cell| cell.end).fold(0.0, f32::max),
        dated,
    }
}

/// Cells that hold one thing between them: letters set apart to fill a cell ("氏 名"), and dates whose parts are aligned ("2006 - 2010",
/// "Juin 1997").
fn joined_pieces(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    let mut at = 0;
    while at < pieces.len() {
        let rest = &pieces[at..];
        let letters = rest.iter().take(MAX_PARTS).take_while(|piece| is_one_wide_letter(&piece.text)).count();
        let (count, space) = if letters > 1 { (letters, "") } else { (parts_of_a_date(rest), " ") };
        let run = &rest[..count.max(1)];
        let text: Vec<&str> = run.iter().map(|piece| piece.text.as_str()).collect();
        let text = text.join(space);
        let all_bold = run.iter().all(|piece| piece.lead_bold >= piece.text.len());
        let lead_bold = if all_bold { text.len() } else { run[0].lead_bold };
        joined.push(Piece { x: run[0].x, end: run[run.len() - 1].end, lead_bold, text });
        at += run.len();
    }
    joined
}

/// More single letters in a row than initials ever are.
const SPACED_OUT: usize = 4;
/// Parts of one thing at most.
const MAX_PARTS: usize = 5;
/// They stand at most this far apart, in points or characters.
pub(super) const PARTS_APART: f32 = 16.0;

/// A letter of a script without spaces that is no word of dates.
fn is_one_wide_letter(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(|c| is_wide(c) && !"年月日년월일".contains(c)) && letters.next().is_none()
}

/// How many cells a date or a period runs over, if it does.
fn parts_of_a_date(pieces: &[Piece]) -> usize {
    let whole = |text: &str| find(text).iter().any(|(_, at)| at.len() == text.trim().len());
    let near = pieces.windows(2).take_while(|pair| pair[1].x - pair[0].end < PARTS_APART).count() + 1;
    let longest = near.min(MAX_PARTS);
    // A year in one cell and a number in the next are a table's.
    let worded = |part: &&Piece| !part.text.bytes().all(|byte| byte.is_ascii_digit());
    (2..=longest)
        .rev()
        .find(|count| {
            let run = &pieces[..*count];
            let text = run.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
            run.iter().any(|part| worded(&part))
                && text.chars().count() <= 40
                && whole(&text)
                && !run.iter().all(|part| whole(&part.text))
        })
        .unwrap_or(1)
}

/// NFKC, single spaces, no characters without width.
pub(super) fn clean(text: &str) -> String {
    let normal: String = text
        .nfkc()
        .filter(|c| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}'))
        .collect();
    let words: Vec<&str> = normal.split_whitespace().collect();
    let letters =
        words.iter().filter(|word| word.chars().count() == 1 && word.chars().all(char::is_alphabetic)).count();
    if words.len() > SPACED_OUT && letters == words.len() && words.iter().all(|word| word.is_ascii()) {
        // "J O H N   D O E": letters apart by a space, words by more.
        let parts = normal.trim().split("  ").map(str::trim).filter(|part| !part.is_empty());
        return parts.map(|part| part.replace(' ', "")).collect::<Vec<_>>().join(" ");
    }
    words.join(" ")
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
                // "Engineer, Example Ltd (Lisbon), May 2017 to April 2019." is an entry of one line.
                let closes = period.start.is_some()
                    && whole
                    && piece.text.len() - at.end < 3
                    && piece.text[..at.start].trim_end_matches([' ', '(']).ends_with([',', ')', ':', ';']);
                let sentence = piece.text.ends_with('.') && !short && !closes;
                let set_off = before.is_empty() && after.is_empty()
                    || piece.text[..at.start]
                        .trim_end()
                        .ends_with([',', '(', '|', '-', '–', '—', '[', '·', '•', ':', '/', '.'])
                    || before.is_empty()
                    || ["expected", "anticipated"].iter().any(|word| before.to_lowercase().ends_with(word))
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
    if found.is_empty()
        && let Some(period) = of_the_past(text)
    {
        return vec![(period, 0..text.len())];
    }
    found.retain(|(period, at)| {
        let year = |date: PartialDate| (EARLIEST..=2100).contains(&date.year);
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

/// "1654-1660" in a cell of its own: templates show lives of the past. Anywhere else such numbers are no years.
fn of_the_past(text: &str) -> Option<Period> {
    let (first, last) = text.split_once(['-', '–', '—'])?;
    let year = |part: &str| {
        let digits = part.trim();
        let year =
            digits.parse::<i16>().ok().filter(|year| digits.len() == 4 && (EARLIEST_ALONE..=2100).contains(year))?;
        Some(PartialDate { year, month: None, day: None })
    };
    let (start, end) = (year(first)?, year(last)?);
    (start.year <= end.year && end.year - start.year < 80)
        .then_some(Period { start: Some(start), end: PeriodEnd::On(end) })
}

/// What is left beside a period once brackets, separators and a stated length ("2 yrs 3 mos") are taken away.
pub(super) fn outside(text: &str) -> String {
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
    rows[within].iter().filter(|row| !row.taken).map(|row| row.quote.as_str()).collect::<Vec<_>>().join("\n")
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
mod tests;
