//! Rows of a section to entries: the lines that head each, and its body.

use std::ops::Range;

use crosscheck_model::{Period, PeriodEnd};
use unicode_script::{Script, UnicodeScript};

use super::fragments::is_place;
use super::row::{Row, find};
use super::scan;
use super::words::{self, Kind};

/// Lines above or below a dated line that can belong to an entry's heading.
const MAX_BESIDE: usize = 3;
/// A line with this many words, or one that ends like a sentence, is prose.
const PROSE_WORDS: usize = 14;
/// Text that reaches this share of the column's width runs on in the next line.
const FULL_WIDTH: f32 = 0.85;
/// A line further right than the section's edge by this many points (or characters) is indented.
const INDENT: f32 = 2.5;

/// Lists stand this much further right than their entry's heading, in points or characters; dates centred or set
/// right are cells of their own.
const LIST_INDENT: f32 = 13.0;

/// One entry of a section.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// Rows of its heading.
    pub(super) head: Range<usize>,
    /// Rows after it.
    pub(super) body: Range<usize>,
    /// When.
    pub(super) period: Period,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Dated,
    Short,
    Body,
}

/// Past tenses that do not end in "-ed", with which descriptions of work begin; in the project's own choice.
const VERBS: &[&str] = &[
    "built", "led", "ran", "wrote", "made", "drove", "grew", "kept", "taught", "took", "won", "set", "oversaw",
    "brought", "cut", "held", "met", "sold", "did", "chose", "began", "rebuilt", "rewrote", "own", "owns", "works",
    "leads",
];

/// Suffixes of nouns made from verbs, with which descriptions of work begin in many languages ("Entwicklung der ..."); compared without
/// accents.
const NOMINAL_SUFFIXES: &[&str] =
    &["ung", "tion", "cion", "cao", "mento", "miento", "ment", "zione", "ering", "anie", "enie", "ание", "ение"];

/// Bodies whose names have such a suffix.
const BODIES: &[&str] = &[
    "department",
    "departament",
    "found",
    "fund",
    "fond",
    "corpora",
    "instit",
    "administra",
    "associa",
    "asocia",
    "federa",
    "organi",
    "govern",
    "parliament",
    "commission",
    "comision",
    "stiftung",
    "verwaltung",
    "regierung",
    "zeitung",
    "versicherung",
];

/// Finds the entries within these rows. `complete` tells whether rows hold all that a heading says.
pub(super) fn entries(
    rows: &[Row],
    within: Range<usize>,
    complete: &dyn Fn(&[Row], Range<usize>) -> bool,
) -> Vec<Entry> {
    let roles = roles(rows, within.clone());
    let base = within.start;
    let role = |index: usize| roles[index - base];
    let dated: Vec<usize> = within.clone().filter(|index| role(*index) == Role::Dated).collect();
    if dated.is_empty() {
        return undated(rows, within, &role);
    }
    let above = |at: usize, floor: usize| -> usize {
        // Lines directly above with nothing between.
        let mut first = at;
        while first > floor
            && (!rows[first].gap || rows[first - 1].heading.is_some())
            && role(first - 1) == Role::Short
            && !begins_with_a_verb(&rows[first - 1].text)
            // Addresses and places of an employer stand between.
            && (first..at).filter(|row| !is_aside(&rows[*row])).count() < MAX_BESIDE
        {
            first -= 1;
        }
        first
    };
    let lead = dated[0] - above(dated[0], within.start);
    let mut heads: Vec<Range<usize>> = Vec::new();
    let mut floor = within.start;
    for (number, at) in dated.iter().copied().enumerate() {
        let reach = above(at, floor);
        let parted = reach == within.start || rows[reach].gap || reach > floor && role(reach - 1) == Role::Body;
        let wanted =
            if parted && (lead > 0 || rows[reach].gap) { (at - reach).min(MAX_BESIDE) } else { (at - reach).min(lead) };
        let wanted = if lead == 0 && !rows[reach].gap { 0 } else { wanted };
        // The headings of one section look alike; what stands above one and does not is the end of the entry before.
        let wanted =
            if wanted > lead && lead > 0 && heads_alike(rows, dated[0] - lead, at - lead) { lead } else { wanted };
        let first = at - wanted;
        let next = dated.get(number + 1).copied();
        let mut last = at + 1;
        let ceiling = next.map_or(within.end, |next| {
            let reach = above(next, at + 1);
            if rows[reach].gap && reach > at + 1 { reach } else { next.saturating_sub(lead).max(at + 1) }
        });
        let whole = complete(rows, first..at + 1);
        while last < ceiling
            && role(last) == Role::Short
            && !rows[last].gap
            && last - at <= MAX_BESIDE
            && !(whole && describes(&rows[last]))
            && !begins_with_a_verb(&rows[last].text)
            && !names_another_school(&rows[first..last], &rows[last])
        {
            last += 1;
        }
        floor = last;
        heads.push(first..last);
    }
    let mut found = Vec::new();
    for (number, head) in heads.iter().enumerate() {
        let at = dated[number];
        let end = heads.get(number + 1).map_or(within.end, |next| next.start);
        let period = whole_period(rows, at, head);
        found.push(Entry { head: head.clone(), body: head.end..end, period });
    }
    found
}

/// Whether a row begins an entry's heading as the first one of its section does, and the row above it does not.
fn heads_alike(rows: &[Row], first: usize, at: usize) -> bool {
    let alike = |other: &Row| {
        let (a, b) = (rows[first].pieces.first(), other.pieces.first());
        a.zip(b).is_some_and(|(a, b)| (a.x - b.x).abs() < INDENT && (a.lead_bold > 0) == (b.lead_bold > 0))
            && rows[first].heading == other.heading
    };
    at > first && alike(&rows[at]) && !alike(&rows[at - 1])
}

/// A line that is nothing but a place or an address.
fn is_aside(row: &Row) -> bool {
    is_place(&row.text) || !row.text.contains(' ') && !scan::addresses(&row.text, false).is_empty()
}

/// "Auslandssemester 2014: Universidad de Salamanca" below a course elsewhere says nothing about that course.
fn names_another_school(head: &[Row], row: &Row) -> bool {
    let school = |row: &Row| words::has(Kind::Institution, &row.text);
    school(row) && !find(&row.text).is_empty() && head.iter().any(school)
}

/// A narrow column of dates breaks "Mar 2019 –" from "present" below it.
fn whole_period(rows: &[Row], at: usize, head: &Range<usize>) -> Period {
    let period = rows[at].dated.unwrap_or(Period::UNSTATED);
    if period.end != PeriodEnd::Unstated || at + 1 >= head.end {
        return period;
    }
    let (Some(first), Some(second)) = (rows[at].pieces.first(), rows[at + 1].pieces.first()) else { return period };
    if !first.text.ends_with(['-', '–', '—']) {
        return period;
    }
    let joined = format!("{} {}", first.text, second.text);
    find(&joined).first().map_or(period, |(joined, _)| *joined)
}

fn roles(rows: &[Row], within: Range<usize>) -> Vec<Role> {
    let section = &rows[within.clone()];
    let edge = section.iter().filter(|row| !row.bullet).map(|row| row.x).fold(f32::INFINITY, f32::min);
    let right = section.iter().map(|row| row.end).fold(0.0, f32::max);
    // Where every dated line is a list item, the items are the entries.
    let listed =
        section.iter().any(|row| row.dated.is_some()) && section.iter().all(|row| row.dated.is_none() || row.bullet);
    let mut roles: Vec<Role> = Vec::new();
    // Where the heading of the last entry begins: list items whose bullets are drawn, not written, stand further right.
    let mut heading: Option<f32> = None;
    for (index, row) in section.iter().enumerate() {
        if row.dated.is_some() && (!row.bullet || listed) {
            heading = Some(heading_x(section, index, &roles));
        }
        let before = index.checked_sub(1).map(|index| (&section[index], roles[index]));
        let role = if row.dated.is_some() && (!row.bullet || listed) {
            Role::Dated
        } else if row.taken {
            before.map_or(Role::Body, |(_, role)| if role == Role::Body { Role::Body } else { Role::Short })
        } else if row.text.is_empty()
            || row.bullet
            || is_prose(row)
            || heading.is_some_and(|x| row.x > x + LIST_INDENT) && !is_set_from_the_right(row)
        {
            Role::Body
        } else if let Some((above, Role::Body)) = before
            && !row.gap
            && !row.bold
            && row.pieces.first().is_none_or(|piece| piece.lead_bold == 0)
            && (row.x > edge + INDENT && !is_set_from_the_right(row)
                || row.text.starts_with(char::is_lowercase)
                || above.end >= right * FULL_WIDTH && !above.bullet && right > 0.0)
        {
            Role::Body
        } else {
            Role::Short
        };
        roles.push(role);
    }
    roles
}

/// Lines of Arabic and Hebrew begin at the right: how far from the left one reaches says how long it is.
fn is_set_from_the_right(row: &Row) -> bool {
    let letter = row.text.chars().find(|c| c.is_alphabetic());
    letter.is_some_and(|c| matches!(c.script(), Script::Arabic | Script::Hebrew))
}

/// The left edge of an entry's heading: of what stands in the dated line beside its dates, or else of the lines above or
/// below it.
fn heading_x(section: &[Row], index: usize, roles: &[Role]) -> f32 {
    let row = &section[index];
    let beside = row.pieces.iter().find_map(|piece| {
        let dates = find(&piece.text);
        let length: usize = dates.iter().map(|(_, at)| at.len()).sum();
        if piece.text.len() <= length + 4 {
            return None;
        }
        // Dates at the beginning of a cell push the heading right by their share of it.
        let lead = dates.first().filter(|(_, at)| at.start < 3).map_or(0, |(_, at)| at.end);
        Some(piece.x + (piece.end - piece.x) * lead as f32 / piece.text.len() as f32)
    });
    let above = || {
        let above = index.checked_sub(1).filter(|above| roles[*above] == Role::Short && !row.gap)?;
        Some(section[above].x)
    };
    let below = || {
        section.get(index + 1).filter(|below| !below.bullet && !below.gap && below.dated.is_none()).map(|below| below.x)
    };
    beside.or_else(above).or_else(below).map_or(row.x, |x| x.max(row.x))
}

fn is_prose(row: &Row) -> bool {
    let text = &row.text;
    let words = text.split(' ').count();
    // "Example Sp. z o.o." and "Example Inc." end no sentence.
    let last = text.rsplit(' ').next().unwrap_or_default();
    let abbreviation = last.trim_end_matches('.').contains('.') || last.chars().count() <= 5;
    let ends = text.ends_with(['.', '!', '?', '。', '।', '؟']) && !abbreviation || text.ends_with('。');
    row.heading.is_none()
        && !row.bold
        && (words >= PROSE_WORDS || ends && (words >= 5 || text.ends_with('。')) || text.chars().count() > 120)
}

/// Below a heading that says all, a short line is still prose when it ends like a sentence or begins with a verb.
fn describes(row: &Row) -> bool {
    let words: Vec<&str> = row.text.split(' ').collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    // "Example Inc." and "Example Sp. z o.o." end no sentence, "Ran it." does.
    let stop = row.text.ends_with(['.', '!', '?', '。', '।', '؟', ';']);
    let abbreviation = last.trim_end_matches('.').contains('.') || words::has(Kind::Organisation, last);
    let first = words::plain(first);
    // "Desarrollo de la tienda", "Entwicklung der Abrechnung": work is described by what was done to what.
    let small = |word: &&str| word.starts_with(char::is_lowercase);
    let nominal = words.len() > 2
        && words[1..].first().is_some_and(small)
        && !BODIES.iter().any(|body| first.starts_with(body))
        && (words[1..].iter().all(small) || NOMINAL_SUFFIXES.iter().any(|ending| first.ends_with(ending)));
    stop && !abbreviation && words.len() > 1 || begins_with_a_verb(&row.text) || nominal || words.len() > 8
}

/// "Led a team of six". "United Nations" and "Applied Materials of Example" are names: a verb's object begins small, and is no "of" or
/// "and".
fn begins_with_a_verb(text: &str) -> bool {
    let mut words = text.split(' ');
    let first = words.next().map(words::plain).unwrap_or_default();
    let verb = VERBS.contains(&first.as_str()) || first.len() > 3 && first.is_ascii() && first.ends_with("ed");
    let object = words.next().is_some_and(|word| {
        word.starts_with(char::is_lowercase) && !matches!(word, "of" | "and" | "de" | "by" | "for" | "in")
    });
    verb && object
}

/// Without any date: entries begin after a gap, in bold, or with the words of a school, a degree or a job.
fn undated(rows: &[Row], within: Range<usize>, role: &dyn Fn(usize) -> Role) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut at = within.start;
    // Where all is one list, its items are the entries.
    let items = within.clone().filter(|at| rows[*at].bullet).count();
    if items * 2 > within.len() {
        let told = |at: &usize| rows[*at].bullet && names_a_course(&rows[*at].text);
        let dates = |at: usize| find(&rows[at].text).into_iter().map(|(period, _)| period).collect::<Vec<_>>();
        let item = |at: usize| {
            let period = if let [only] = dates(at).as_slice() { *only } else { Period::UNSTATED };
            Entry { head: at..at + 1, body: at + 1..at + 1, period }
        };
        return within.filter(told).map(item).collect();
    }
    while at < within.end {
        if role(at) != Role::Short || !speaks(&rows[at].text) {
            at += 1;
            continue;
        }
        let first = at;
        at += 1;
        while at < within.end && role(at) == Role::Short && !rows[at].gap && at - first < MAX_BESIDE {
            at += 1;
        }
        found.push(Entry { head: first..at, body: at..at, period: Period::UNSTATED });
    }
    let starts: Vec<usize> = found.iter().map(|entry| entry.head.start).skip(1).chain([within.end]).collect();
    for (entry, end) in found.iter_mut().zip(starts) {
        entry.body.end = end;
    }
    found
}

/// A list item that names a school and a degree.
fn names_a_course(text: &str) -> bool {
    [Kind::Institution, Kind::Degree].into_iter().all(|kind| words::has(kind, text))
}

fn speaks(text: &str) -> bool {
    [Kind::Institution, Kind::Degree, Kind::Title].into_iter().any(|kind| words::has(kind, text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Cell, Line, Sheet};

    fn described(text: &str) -> bool {
        let cell = Cell { x: 0.0, end: text.len() as f32, lead_bold: 0, text: text.to_owned() };
        let line = Line {
            locator: crosscheck_model::Locator::Line(1),
            cells: vec![cell],
            size: 0.0,
            heading: None,
            bullet: false,
            gap: false,
            column: false,
        };
        describes(&super::super::row::rows(&Sheet { lines: vec![line], links: Vec::new() })[0])
    }

    #[test]
    fn sentences_below_a_whole_heading_describe_it() {
        for text in [
            "Built the ledger.",
            "Ran it.",
            "Led a team of six",
            "Designed the payments core",
            "Desarrollo de la tienda en línea",
            "Entwicklung der Abrechnung",
            "Conception du portail Client",
        ] {
            assert!(described(text), "{text}");
        }
        for text in [
            "Lisbon, Portugal",
            "Vantage Inc.",
            "Przykład Sp. z o.o.",
            "United Nations",
            "Applied Materials",
            "Banco de la Nación",
            "Department of Examples",
            "Fundación del Norte",
            "Stadtwerke Musterstadt",
        ] {
            assert!(!described(text), "{text}");
        }
    }
}
