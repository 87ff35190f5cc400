//! Education.

mod degrees;

use std::ops::Range;

use crosscheck_model::{Certainty, EducationItem, Period, PeriodEnd, Personal, ReadBy};

use crate::collect::Collector;
use crate::cv::entries::{Entry, entries};
use crate::cv::fields_of_entry::value;
use crate::cv::fragments::{commas, fragments, is_place, trailing_place};
use crate::cv::grid::{Column, Grid};
use crate::cv::row::{DASHES, Row, find, quote};
use crate::cv::unspaced;
use crate::cv::words::{self, Kind};
use degrees::degree_and_field;

pub(super) fn read(rows: &[Row], within: Range<usize>, out: &mut Collector<'_>) -> Vec<Entry> {
    let (grid, within) = Grid::find(rows, within);
    if let Some(grid) = grid {
        for line in grid.lines(rows, within) {
            let (degree, field) = line.cell(Column::Degree).map_or((None, None), |text| degree_and_field(&text));
            let value = EducationItem {
                institution: line.cell(Column::Organisation).map(Personal::new),
                degree: degree.map(Personal::new),
                field: line.cell(Column::Field).or(field).map(Personal::new),
                place: line.cell(Column::Place).map(Personal::new),
                period: line.period,
            };
            let at =
                out.at(rows[line.rows.start].locator.clone(), ReadBy::DocumentText).with_certainty(Certainty::Labelled);
            out.builder.education(&at, value, &quote(rows, line.rows));
        }
        return Vec::new();
    }
    // A line more below a degree and its school says its field, its grade, its thesis.
    let found = entries(rows, within, &|_, _| false);
    let mut above: Option<EducationItem> = None;
    for (number, entry) in found.iter().enumerate() {
        // "GPA 3.9; Dean's List 2015-2016" below a course has dates and is no other course.
        if number > 0 && dates_a_grade(rows, entry) && !rows[entry.head.start].gap {
            continue;
        }
        if let Some(mut value) = item(rows, entry) {
            value.period = ended(rows, entry);
            // Further degrees of a school stand below the first one.
            let mut leads = school_leads(rows, entry, &value);
            if let (None, Some(school)) = (&value.institution, &above) {
                value.institution = school.institution.clone();
                value.place = value.place.or_else(|| school.place.clone());
                leads = true;
            }
            above = leads.then(|| value.clone());
            let at =
                out.at(rows[entry.head.start].locator.clone(), ReadBy::DocumentText).with_certainty(certainty(&value));
            out.builder.education(&at, value, &quote(rows, entry.head.clone()));
        }
    }
    found
}

/// Without a word of a school or a degree, which part is the school is a guess.
fn certainty(value: &EducationItem) -> Certainty {
    let has = |kind, part: &Option<Personal>| part.as_ref().is_some_and(|part| words::has(kind, part.expose()));
    let told = has(Kind::Institution, &value.institution) || has(Kind::Degree, &value.degree);
    if told { Certainty::LaidOut } else { Certainty::Guessed }
}

/// Whether an entry's heading begins with its school, a degree below it.
fn school_leads(rows: &[Row], entry: &Entry, value: &EducationItem) -> bool {
    let Some(school) = value.institution.as_ref().filter(|_| value.degree.is_some()) else { return false };
    let first = fragments(rows, entry.head.clone()).into_iter().next();
    entry.head.len() > 1 && first.is_some_and(|first| first.text.starts_with(school.expose()))
}

/// Words before a date from which on something goes on; in the project's own choice.
const SINCE: &[&str] =
    &["since", "from", "seit", "ab", "von", "depuis", "desde", "dal", "od", "с", "з", "sedan", "vanaf", "sejak", "từ"];

/// A date by itself is the one at which studies ended, unless its words say that they began.
fn ended(rows: &[Row], entry: &Entry) -> Period {
    if dates_a_grade(rows, entry) {
        return Period::UNSTATED;
    }
    let period = entry.period;
    let (Some(only), PeriodEnd::Unstated) = (period.start, period.end) else { return period };
    let begins = rows[entry.head.clone()].iter().flat_map(|row| &row.pieces).any(|piece| {
        find(&piece.text).iter().any(|(_, at)| {
            let before = words::plain(piece.text[..at.start].trim_end());
            let after = piece.text[at.end..].trim_start();
            before.rsplit(' ').next().is_some_and(|word| SINCE.contains(&word))
                || after.starts_with(DASHES)
                || piece.text[at.clone()].ends_with(DASHES)
        })
    });
    if begins { period } else { Period { start: None, end: PeriodEnd::On(only) } }
}

/// Whether the dates of an entry are those of a grade or an honour: dates in a cell of their own beside it are the course's.
fn dates_a_grade(rows: &[Row], entry: &Entry) -> bool {
    let course = |row: &Row| [Kind::Degree, Kind::Institution].into_iter().any(|kind| words::has(kind, &row.text));
    let graded = |row: &Row| row.pieces.iter().any(|piece| is_grade(&piece.text) && !find(&piece.text).is_empty());
    rows[entry.head.clone()].iter().any(|row| row.dated.is_some() && graded(row) && !course(row))
}

/// What says of a date that it is still to come.
const EXPECTED: &[&str] = &[
    "expected",
    "expected graduation",
    "anticipated",
    "anticipated graduation",
    "graduation",
    "graduated",
    "graduating",
    "voraussichtlich",
    "voraussichtlicher abschluss",
    "prevu",
    "previsto",
    "en curso",
    "em curso",
    "conclusao",
    "conclusao em",
    "concluido em",
    "concluida em",
    "completed",
    "obtenu en",
    "finalizado en",
    "abschluss",
];

/// "Degree in Management. Example University, completed 2010.": a list item of several sentences.
fn sentences(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in name.trim_end_matches('.').split(". ") {
        match parts.last_mut() {
            // "B. Sc. Physics" and "St. Example" end no sentence.
            Some(last) if last.rsplit(' ').next().is_some_and(|word| word.chars().count() <= 4) => {
                *last = format!("{last}. {part}");
            }
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

/// A course whose school and degree are labelled.
fn told_by_labels(rows: &[Row], entry: &Entry) -> Option<EducationItem> {
    let of = |column| value(rows, entry.head.start..entry.body.end, column);
    let institution = of(Column::Organisation)?;
    let (degree, field) = of(Column::Degree).map_or((None, None), |written| degree_and_field(&written));
    let [institution, degree, field, place] =
        [Some(institution), degree, of(Column::Field).or(field), of(Column::Place)].map(|part| part.map(Personal::new));
    Some(EducationItem { institution, degree, field, place, period: entry.period })
}

/// "BSc Geography, expected" and "Expected" without that word.
fn without_expected(name: &mut String) {
    let tail = name.rfind([',', '(', ';']).map_or(0, |at| at + 1);
    let word = words::plain(name[tail..].trim_matches([':', ' ', '(', ')']));
    if EXPECTED.contains(&word.as_str()) {
        name.truncate(tail.saturating_sub(1));
    }
}

fn item(rows: &[Row], entry: &Entry) -> Option<EducationItem> {
    if let Some(item) = told_by_labels(rows, entry) {
        return Some(item);
    }
    let mut names: Vec<String> =
        fragments(rows, entry.head.clone()).into_iter().map(|fragment| fragment.text).collect();
    if let [row] = &rows[entry.head.clone()]
        && row.bullet
    {
        names = names.iter().flat_map(|name| sentences(name)).collect();
    }
    for name in &mut names {
        without_expected(name);
    }
    names.retain(|name| !name.is_empty() && !is_grade(name) && !is_a_detail(name));
    names = names.iter().flat_map(|name| degree_before_school(name)).collect();
    let mut place = take_place(&mut names);
    let item = |institution: Option<String>, degree: Option<String>, field: Option<String>, place: Option<String>| {
        let [institution, degree, field, place] =
            [institution, degree, field, place].map(|part| part.map(Personal::new));
        Some(EducationItem { institution, degree, field, place, period: entry.period })
    };
    // "Bristol, United Kingdom" is where something was, and no school.
    if names.iter().all(|name| name.contains(',') && is_place(name) && !words::has(Kind::Institution, name)) {
        return None;
    }
    if let [one] = names.as_slice() {
        if let Some((institution, degree, field)) = of_one_line(one) {
            return item(Some(institution), degree, field, place);
        }
        names = split_one(one);
    }
    let mut institution = school_among(&names).map(|at| names.remove(at));
    if institution.as_deref().is_some_and(is_a_sentence) {
        return None;
    }
    if place.is_none()
        && let Some((rest, tail)) = institution.as_deref().and_then(school_and_place)
    {
        institution = Some(rest);
        place = Some(tail);
    }
    let mut subject = None;
    // "인하대학교 컴퓨터공학" beside a degree in a cell of its own.
    if let Some(found) = institution.as_deref().and_then(unspaced::school).filter(|found| found.degree.is_none()) {
        institution = Some(found.institution);
        subject = found.field;
    }
    let (degree, field) = degree_among(names, subject);
    item(institution, degree, field, place)
}

/// The place among the parts of a heading, taken out of them.
fn take_place(names: &mut Vec<String>) -> Option<String> {
    let place = |name: &String| is_place(name) && !words::has(Kind::Institution, name);
    let at = names.iter().rposition(place).filter(|_| names.len() > 1)?;
    Some(names.remove(at))
}

/// School, degree and subject where one line holds them all.
fn of_one_line(line: &str) -> Option<(String, Option<String>, Option<String>)> {
    if let Some(found) = unspaced::school(line) {
        return Some((found.institution, found.degree, found.field));
    }
    school_by_the_others(line).map(|(institution, degree, field)| (institution, Some(degree), Some(field)))
}

/// Which part is the school. Where nothing tells, it is what does not name a degree; else the first.
fn school_among(names: &[String]) -> Option<usize> {
    let score = |name: &String| {
        let schools = words::count(Kind::Institution, name).min(2) as i32 * 3;
        let degrees = words::count(Kind::Degree, name).min(2) as i32 * 2;
        schools - degrees
    };
    if let [one] = names {
        return (score(one) >= 0).then_some(0);
    }
    let best = (0..names.len()).max_by_key(|at| (score(&names[*at]), -(*at as i32)))?;
    let told = score(&names[best]) > 0 || names.iter().any(|name| score(name) < 0);
    Some(if told { best } else { 0 })
}

/// Degree and subject among what is left beside the school; `subject` is one that stood with it.
fn degree_among(mut names: Vec<String>, subject: Option<String>) -> (Option<String>, Option<String>) {
    // "BS" in a column and "BS in Physics" below it say one thing.
    let whole = |name: &String| matches!(degree_and_field(name), (Some(_), Some(_)));
    let degree_at = names
        .iter()
        .position(whole)
        .or_else(|| names.iter().position(|name| words::has(Kind::Degree, name)))
        .or((!names.is_empty()).then_some(0));
    let written = degree_at.map(|at| names.remove(at));
    names.retain(|name| !words::has(Kind::Degree, name));
    let (degree, field) = written.map_or((None, None), |written| degree_and_field(&written));
    (degree, field.or(subject).or_else(|| names.into_iter().next()))
}

/// "МГТУ им. Н. Э. Баумана, специалист, Информатика": where one part is a degree and another a subject, the first that is
/// left is the school, whatever it is called.
fn school_by_the_others(name: &str) -> Option<(String, String, String)> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, comma) in commas(name) {
        parts.push(name[from..at].trim());
        from = at + comma.len_utf8();
    }
    parts.push(name[from..].trim());
    parts.retain(|part| !part.is_empty());
    if parts.len() < 3 || words::has(Kind::Institution, name) {
        return None;
    }
    let degree = parts.iter().position(|part| words::has(Kind::Degree, part) && !words::has(Kind::Field, part))?;
    let field = parts.iter().position(|part| words::has(Kind::Field, part) && !words::has(Kind::Degree, part))?;
    let school = (0..parts.len()).find(|at| *at != degree && *at != field)?;
    // A town is left over as easily as a school.
    (!is_place(parts[school]) && !is_grade(parts[school]))
        .then(|| (parts[school].to_owned(), parts[degree].to_owned(), parts[field].to_owned()))
}

/// "PhD Example University": a degree in a column of its own, close to the school.
fn degree_before_school(name: &str) -> Vec<String> {
    match name.split_once(' ') {
        Some((first, rest))
            if words::has(Kind::Degree, first)
                && !words::has(Kind::Institution, first)
                && words::has(Kind::Institution, rest)
                && !words::has(Kind::Degree, rest)
                && !rest.contains([',', '،', '、'])
                && !["of ", "in ", "at ", "de ", "en "].iter().any(|word| rest.starts_with(word)) =>
        {
            vec![first.to_owned(), rest.to_owned()]
        }
        _ => vec![name.to_owned()],
    }
}

/// "University of California, Berkeley" is one name: a place after it must say more than a town.
fn school_and_place(name: &str) -> Option<(String, String)> {
    let (rest, tail) = trailing_place(name)?;
    let campus =
        words::plain(&rest).ends_with("university of california") || rest.split(' ').count() < 2 && !tail.contains(',');
    (!campus && words::has(Kind::Institution, &rest)).then_some((rest, tail))
}

/// "BSc Computer Science, Example University": at the comma that leaves the school on one side.
fn split_one(name: &str) -> Vec<String> {
    let mut best: Option<(String, String)> = None;
    for (at, comma) in commas(name) {
        let (before, after) = (name[..at].trim(), name[at + comma.len_utf8()..].trim());
        let schools = (words::has(Kind::Institution, before), words::has(Kind::Institution, after));
        let degrees = (words::has(Kind::Degree, before), words::has(Kind::Degree, after));
        let parted = schools.0 != schools.1 && (degrees.0 != degrees.1 || !degrees.0) && !is_place(after);
        let good = parted && (schools.0 != degrees.0 || schools.1 != degrees.1);
        if good && (schools.1 || best.is_none()) {
            best = Some((before.to_owned(), after.to_owned()));
        }
    }
    for joint in [" at ", " from ", " bei ", " an der ", " à ", " en la ", " na ", " presso ", " w "] {
        if best.is_none()
            && let Some((before, after)) = name.split_once(joint)
            && words::has(Kind::Degree, before)
            && words::has(Kind::Institution, after)
        {
            best = Some((before.trim().to_owned(), after.trim().to_owned()));
        }
    }
    match best {
        Some((before, after)) => vec![before, after],
        None => vec![name.to_owned()],
    }
}

/// "Tried high school. Hated it.": more than one sentence names no school.
fn is_a_sentence(name: &str) -> bool {
    name.split(". ").any(|sentence| {
        let last = sentence.rsplit(' ').next().unwrap_or_default();
        // "I.E.S. Example" is a school, whatever stands before it.
        sentence.len() < name.len()
            && sentence.split(' ').count() >= 3
            && last.chars().count() > 4
            && !last.contains('.')
    })
}

/// "Thesis: ...", "Adviser: ...": said about the course after a label of its own.
fn is_a_detail(name: &str) -> bool {
    let Some((label, rest)) = name.split_once(": ") else { return false };
    let kinds = [Kind::Institution, Kind::Degree];
    label.split(' ').count() <= 3
        && !kinds.into_iter().any(|kind| words::has(kind, label))
        && !kinds.into_iter().any(|kind| words::has(kind, rest))
}

fn is_grade(name: &str) -> bool {
    let plain = words::plain(name);
    if plain.contains("gpa") || plain.contains("dean's list") || plain.starts_with("relevant coursework") {
        return true;
    }
    ["gpa", "grade", "cgpa", "note:", "average", "honours:", "nota media"].iter().any(|word| plain.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_without_the_word_is_what_degree_and_subject_leave() {
        let found = school_by_the_others("МГТУ им. Н. Э. Баумана, специалист, Информатика").unwrap();
        assert_eq!(found, ("МГТУ им. Н. Э. Баумана".into(), "специалист".into(), "Информатика".into()));
        assert_eq!(school_by_the_others("BSc, Physics, Lisbon"), None);
        assert_eq!(school_by_the_others("BSc, Physics"), None);
        assert_eq!(school_by_the_others("Example College, BSc, Physics"), None);
        assert_eq!(school_by_the_others(",,,"), None);
    }
}
