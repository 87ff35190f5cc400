//! Rows to sections.

use std::ops::Range;

use crosscheck_names::{NameForm, is_a_known_given_name, person_name_form};

use super::document_titles::is_document_title;
use super::headings::{self, Section};
use super::row::Row;
use super::scan;
use super::words::{self, Kind};

/// A heading's letters are larger than the text's by at least this many points, where size alone tells.
const LARGER: f32 = 0.7;

/// One section: its rows without the heading.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) section: Section,
    /// A heading says what it is; the contact block at the top has its place.
    pub(super) headed: bool,
    pub(super) rows: Range<usize>,
}

/// Cuts the rows at headings. What stands before the first is the contact block.
pub(super) fn parts(rows: &[Row]) -> Vec<Part> {
    let body = body_size(rows);
    let mut known: Vec<Option<Section>> = rows.iter().enumerate().map(|(index, row)| known(body, index, row)).collect();
    drop_headings_of_entries(rows, &mut known);
    let styles: Vec<Style> =
        rows.iter().zip(&known).filter(|(_, section)| section.is_some()).map(|(row, _)| Style::of(row)).collect();
    let heads = heads_of_columns(rows, &known);
    let mut starts: Vec<(usize, Section)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        if let Some(section) = known[index] {
            starts.push((index, section));
        } else if let Some(head) = heads.iter().find(|head| head.contains(&index)) {
            if head.start == index {
                starts.push((index, Section::Contact));
            }
        } else if let Some((_, section)) = starts.last()
            && !(matches!(section, Section::Work | Section::Education | Section::Projects)
                && heads_an_entry(row)
                && !capitals(&row.text))
            && like_a_heading(row, &styles, body)
        {
            starts.push((index, Section::Other));
        }
    }
    let mut parts = vec![Part {
        section: Section::Contact,
        headed: true,
        rows: 0..starts.first().map_or(rows.len(), |(at, _)| *at),
    }];
    for (number, (at, section)) in starts.iter().enumerate() {
        let end = starts.get(number + 1).map_or(rows.len(), |(next, _)| *next);
        let headed = !heads.iter().any(|head| head.start == *at);
        parts.push(Part { section: *section, headed, rows: at + usize::from(headed)..end });
    }
    part_off_the_foot(rows, &mut parts);
    parts
}

/// Rows from the top of a column among which an address says that it is the person's own: below a name it may be a referee's.
const TOP_ROWS: usize = 2;
/// Rows from the top of a column among which the person's name is looked for: a document's title can stand over it.
const NAME_ROWS: usize = 3;

/// Columns that begin with the person, up to their first heading: the section that the column before ends with does not go on there, and a
/// name set like a heading is none. Entries that go on in the next column have dates.
fn heads_of_columns(rows: &[Row], known: &[Option<Section>]) -> Vec<Range<usize>> {
    let size = |at: &usize| rows[*at].size;
    let headings = (0..rows.len()).filter(|at| known[*at].is_some()).map(|at| size(&at)).fold(0.0, f32::max);
    let outsized = |row: &Row| headings > 0.0 && row.size > headings + LARGER;
    let address = |row: &Row| !scan::emails(&row.text).is_empty() || !scan::phones(&row.text).is_empty();
    let named = |row: &Row| {
        !matches!(person_name_form(&row.text), NameForm::No(_)) && row.text.split(' ').any(is_a_known_given_name)
    };
    let begins = (1..rows.len()).filter(|at| rows[*at].column);
    let heads = begins.map(|at| at..(at + 1..rows.len()).find(|at| known[*at].is_some()).unwrap_or(rows.len()));
    heads
        .filter(|head| known[head.start].is_none() && known[..head.start].iter().any(Option::is_some))
        .filter(|head| {
            let rows = &rows[head.clone()];
            let top = &rows[..rows.len().min(NAME_ROWS)];
            rows.iter().all(|row| row.dated.is_none())
                && (top.iter().any(outsized)
                    || rows[..rows.len().min(TOP_ROWS)].iter().any(address)
                    || rows.iter().any(address) && top.iter().any(named))
        })
        .collect()
}

/// Rows at the end among which a contact block without a heading is looked for.
const FOOT_ROWS: usize = 4;

/// An address, a number and a town at the very end, set apart from the last section, are the person's own where no other address
/// stands anywhere. References begin with a name.
fn part_off_the_foot(rows: &[Row], parts: &mut Vec<Part>) {
    let Some(last) = parts.last_mut().filter(|last| last.section != Section::Contact) else { return };
    let from = last.rows.end.saturating_sub(FOOT_ROWS).max(last.rows.start);
    let begins = |at: &usize| {
        let row = &rows[*at];
        row.gap && !row.bullet && !scan::emails(&row.text).is_empty() && !scan::phones(&row.text).is_empty()
    };
    let Some(at) = (from..last.rows.end).find(begins) else { return };
    if rows[..at].iter().any(|row| !scan::emails(&row.text).is_empty()) {
        return;
    }
    let end = std::mem::replace(&mut last.rows.end, at);
    parts.push(Part { section: Section::Contact, headed: false, rows: at..end });
}

/// "Courses", "Achievements" below each entry, set smaller than the headings of sections, head a part of the entry.
fn drop_headings_of_entries(rows: &[Row], known: &mut [Option<Section>]) {
    let entries = |section: &Option<Section>| matches!(section, Some(Section::Work | Section::Education));
    let Some(main) = (0..rows.len()).find(|at| entries(&known[*at])) else { return };
    for at in main..rows.len() {
        let small = rows[at].size + LARGER < rows[main].size
            || rows[main].heading.zip(rows[at].heading).is_some_and(|(main, own)| own > main)
            || rows[main].heading.is_some() && rows[at].heading.is_none();
        let again = |other: &usize| *other != at && rows[*other].text == rows[at].text;
        if known[at].is_some() && !entries(&known[at]) && small && (main..rows.len()).any(|other| again(&other)) {
            known[at] = None;
        }
    }
}

fn known(body: f32, index: usize, row: &Row) -> Option<Section> {
    if row.dated.is_some()
        || row.text.ends_with(['.', ','])
        || row.bullet && row.heading.is_none() && !row.bold && row.size <= body
    {
        return None;
    }
    // "Résumé" over everything says what the document is; the same word further down heads a summary.
    if index == 0 && is_document_title(&row.text) {
        return None;
    }
    if let Some(section) = table_heading(row) {
        return Some(section);
    }
    let set_apart = row.heading.is_some() || row.bold || row.size > body + LARGER || capitals(&row.text);
    let section = headings::section(without_icon(&row.text))
        .or_else(|| qualified(&row.text).filter(|_| set_apart))
        .or_else(|| half_known(&row.text).filter(|_| set_apart || row.gap && row.pieces.len() == 1))?;
    // The first line is a name or a title ("Resume"), and "Summary" can be no name.
    if index == 0 && matches!(section, Section::Other | Section::Summary) && row.text.split(' ').count() > 1 {
        return None;
    }
    Some(section)
}

/// "年 | 月 | 免許・資格": in forms of East Asia the row that names a table's columns is its heading.
fn table_heading(row: &Row) -> Option<Section> {
    let [year, month, heading] = row.pieces.as_slice() else { return None };
    let dates =
        matches!(year.text.as_str(), "年" | "년" | "年份") && matches!(month.text.as_str(), "月" | "월" | "月份");
    let bare = heading.text.split(['(', '（']).next().unwrap_or_default();
    dates.then(|| headings::section(bare).unwrap_or(Section::Other))
}

/// Icons of fonts that draw pictures as letters stand before a heading as a letter of their own: "l Werkervaring".
fn without_icon(text: &str) -> &str {
    match text.split_once(' ') {
        Some((icon, rest)) if icon.chars().count() == 1 && headings::section(rest).is_some() => rest,
        _ => text,
    }
}

/// Words before a heading's own that leave it what it is; in the project's own choice.
const QUALIFIERS: &[&str] = &[
    "additional",
    "academic",
    "clinical",
    "consulting",
    "current",
    "engineering",
    "further",
    "industrial",
    "industry",
    "international",
    "key",
    "laboratory",
    "main",
    "notable",
    "other",
    "past",
    "practical",
    "previous",
    "prior",
    "professional",
    "recent",
    "related",
    "relevant",
    "research",
    "selected",
    "teaching",
    "technical",
    "university",
    "work",
];

/// "Notable Projects", "Research Experience": a known heading whose first words only qualify it. "Leadership Experience" and
/// "Community Projects" are sections too, but no employment.
fn qualified(text: &str) -> Option<Section> {
    let words: Vec<&str> = text.split(' ').collect();
    if !(2..=4).contains(&words.len()) || !words.iter().all(|word| word.starts_with(char::is_uppercase) || *word == "&")
    {
        return None;
    }
    (1..words.len()).find_map(|at| {
        let section = headings::section(&words[at..].join(" "))?;
        let known = words[..at].iter().all(|word| QUALIFIERS.contains(&words::plain(word).as_str()));
        let employs = matches!(section, Section::Work | Section::Education | Section::Contact | Section::Summary);
        Some(if employs && !known { Section::Other } else { section })
    })
}

/// What stands between the halves of a heading.
const JOINTS: &[&str] =
    &[" & ", " / ", " + ", " and ", " et ", " und ", " y ", " e ", " i ", " и ", " en ", " och ", " og "];

/// "Diplômes & concours": a heading whose first half is known.
pub(super) fn half_known(text: &str) -> Option<Section> {
    if text.split(' ').count() > 5 || text.contains([',', '.', ':']) {
        return None;
    }
    let first = JOINTS.iter().find_map(|joint| text.split_once(joint))?.0;
    headings::section(first)
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
    end: f32,
}

impl Style {
    fn of(row: &Row) -> Self {
        Self {
            size: row.size,
            bold: row.bold,
            capitals: capitals(&row.text),
            heading: row.heading,
            x: row.x,
            end: row.end,
        }
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
    // A star before a heading is an ornament.
    let listed = row.bullet && row.size <= body + LARGER;
    if listed || row.dated.is_some() || words > 7 || row.pieces.len() > 1 || row.text.ends_with(['.', ',', ';']) {
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
        // Level with the others, or centred like them.
        let centre = |x: f32, end: f32| (x + end) / 2.0;
        let level = (row.x - style.x).abs() < 3.0 || (centre(row.x, row.end) - centre(style.x, style.end)).abs() < 3.0;
        (larger && style.capitals == capitals(&row.text) || shouted) && level
    })
}

#[cfg(test)]
mod tests {
    use crosscheck_model::Locator;

    use super::{Section, parts};
    use crate::cv::row::rows;
    use crate::sheet::{Cell, Line, Sheet};

    /// Lines of a size; one with `|` before it begins a column.
    fn sections(lines: &[(&str, f32)]) -> Vec<(Section, usize)> {
        let lines = lines.iter().map(|(text, size)| Line {
            locator: Locator::Line(1),
            cells: vec![Cell { text: text.trim_start_matches('|').into(), x: 0.0, end: 100.0, lead_bold: 0 }],
            size: *size,
            heading: None,
            bullet: false,
            gap: false,
            column: text.starts_with('|'),
        });
        let rows = rows(&Sheet { lines: lines.collect(), ..Sheet::default() });
        parts(&rows).iter().map(|part| (part.section, part.rows.len())).filter(|(_, rows)| *rows > 0).collect()
    }

    const WORK: [(&str, f32); 4] =
        [("Experience", 14.0), ("Example Software Ltd", 10.0), ("Engineer", 10.0), ("2019 – 2021", 10.0)];

    #[test]
    fn a_section_ends_with_its_column_where_the_next_begins_with_the_person() {
        // Set like a heading, and an address below it; larger than the headings, and none.
        let with_address = [("|Clara Wexford", 14.0), ("Bristol", 10.0), ("clara@example.com", 10.0)];
        assert_eq!(sections(&[&WORK[..], &with_address].concat()), [(Section::Work, 3), (Section::Contact, 3)]);
        let outsized = [("|Clara Wexford", 22.0), ("Engineer", 10.0)];
        assert_eq!(sections(&[&WORK[..], &outsized].concat()), [(Section::Work, 3), (Section::Contact, 2)]);
    }

    #[test]
    fn entries_go_on_in_the_next_column_and_referees_are_not_the_person() {
        let entry = [("|Sample Data Inc.", 10.0), ("Analyst", 10.0), ("2015 – 2019", 10.0), ("info@example.com", 10.0)];
        assert_eq!(sections(&[&WORK[..], &entry].concat()), [(Section::Work, 7)]);
        let referees =
            [("|Can vouch for me", 14.0), ("Sample Head", 10.0), ("Example Ltd", 10.0), ("head@example.com", 10.0)];
        assert!(!sections(&[&WORK[..], &referees].concat()).iter().any(|(section, _)| *section == Section::Contact));
    }
}
