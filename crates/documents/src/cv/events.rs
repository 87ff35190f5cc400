//! Forms of East Asia in which an entry and a leaving are lines of their own: "2014 4 株式会社例 入社", "2018 9 株式会社例 退社".

use std::collections::BTreeMap;
use std::sync::OnceLock;

use crosscheck_compare::periods;
use crosscheck_compare::vocabulary::forms::forms;
use crosscheck_model::{Certainty, EducationItem, PartialDate, Period, PeriodEnd, Personal, WorkItem};

use super::row::Row;
use super::unspaced;
use super::words::{self, Kind};
use crate::collect::Collector;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    WorkStart,
    WorkEnd,
    SchoolStart,
    SchoolEnd,
    Now,
}

/// Fewer lines of this kind are no such form.
const MIN_EVENTS: usize = 2;

fn table() -> &'static BTreeMap<String, Event> {
    static TABLE: OnceLock<BTreeMap<String, Event>> = OnceLock::new();
    TABLE.get_or_init(|| {
        forms(include_str!("events.tsv"), |event| match event {
            "work_start" => Event::WorkStart,
            "work_end" => Event::WorkEnd,
            "school_start" => Event::SchoolStart,
            "school_end" => Event::SchoolEnd,
            _ => Event::Now,
        })
    })
}

/// One line of the form.
struct Line {
    row: usize,
    event: Event,
    /// It is still so.
    now: bool,
    date: Option<PartialDate>,
    what: String,
}

/// Reads the form, if the document holds one, and takes its lines out of what is read otherwise. Tells which employers it named.
pub(super) fn take(rows: &mut [Row], out: &mut Collector<'_>) -> Vec<String> {
    let lines: Vec<Line> = rows.iter().enumerate().filter_map(|(at, row)| line(at, row)).collect();
    if lines.iter().filter(|line| line.event != Event::Now).count() < MIN_EVENTS {
        return Vec::new();
    }
    let mut used = vec![false; lines.len()];
    let mut employers = Vec::new();
    for at in 0..lines.len() {
        let line = &lines[at];
        if used[at] || line.event == Event::Now {
            continue;
        }
        used[at] = true;
        let (starts, ending) = match line.event {
            Event::WorkStart => (true, Event::WorkEnd),
            Event::SchoolStart => (true, Event::SchoolEnd),
            _ => (false, Event::Now),
        };
        let other = starts
            .then(|| {
                (at + 1..lines.len())
                    .find(|next| !used[*next] && lines[*next].event == ending && same(line, &lines[*next]))
            })
            .flatten();
        if let Some(other) = other {
            used[other] = true;
        }
        let last = starts && !lines[at + 1..].iter().any(|next| next.event != Event::Now);
        let now = line.now || last && lines[at + 1..].iter().any(|next| next.event == Event::Now);
        let end = match other.and_then(|other| lines[other].date) {
            Some(date) => PeriodEnd::On(date),
            None if now => PeriodEnd::Present,
            None if !starts => line.date.map_or(PeriodEnd::Unstated, PeriodEnd::On),
            None => PeriodEnd::Unstated,
        };
        let period = Period { start: line.date.filter(|_| starts), end };
        let rows_of: Vec<usize> = [Some(line.row), other.map(|other| lines[other].row)].into_iter().flatten().collect();
        let quote = rows_of.iter().map(|row| rows[*row].quote.as_str()).collect::<Vec<_>>().join("\n");
        let passage = out.line(&rows[line.row].locator, quote.as_str()).with_certainty(Certainty::Labelled);
        if matches!(line.event, Event::WorkStart | Event::WorkEnd) {
            let value = job(&line.what, period);
            employers.extend(value.organisation.as_ref().map(|name| name.expose().to_owned()));
            out.builder.work(&passage, value, &quote);
        } else {
            out.builder.education(&passage, course(&line.what, period), &quote);
        }
    }
    for line in &lines {
        rows[line.row].pieces.clear();
        rows[line.row].text.clear();
        rows[line.row].dated = None;
    }
    employers
}

fn same(a: &Line, b: &Line) -> bool {
    let bare = |line: &Line| line.what.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let (a, b) = (bare(a), bare(b));
    // The leaving can say less: "同校 卒業", "一身上の都合により退社".
    a == b
        || !b.is_empty() && a.contains(&b)
        || ["同校", "同社", "同大学", "一身上", "会社都合"].iter().any(|word| b.starts_with(word))
}

fn line(at: usize, row: &Row) -> Option<Line> {
    let (date, text) = dated(row)?;
    let mut what = bare_end(&text);
    let mut now = false;
    let mut event = ending(what)?;
    if event.1 == Event::Now {
        now = true;
        what = bare_end(event.0);
        match ending(what) {
            Some(inner) => event = inner,
            None if what.is_empty() => {
                return Some(Line { row: at, event: Event::Now, now, date, what: String::new() });
            }
            None => return None,
        }
    }
    let what = bare_end(event.0).to_owned();
    (!what.is_empty() && date.is_some()).then_some(Line { row: at, event: event.1, now, date, what })
}

/// What stands before the word that a line ends in.
fn ending(text: &str) -> Option<(&str, Event)> {
    table()
        .iter()
        .filter_map(|(word, event)| Some((text.strip_suffix(word.as_str())?, *event)))
        .min_by_key(|(rest, _)| rest.len())
}

fn bare_end(text: &str) -> &str {
    text.trim_matches(|c: char| {
        c.is_whitespace() || matches!(c, '・' | '、' | '。' | '.' | ',' | '(' | ')' | '·' | '-' | ':')
    })
}

/// The date a line begins with, as two cells or as words, and the rest of it; no date for a line that has none at all.
fn dated(row: &Row) -> Option<(Option<PartialDate>, String)> {
    let number = |at: usize| {
        row.pieces.get(at).and_then(|piece| piece.text.trim_end_matches(['年', '月', '년']).parse::<i16>().ok())
    };
    if let (Some(year @ 1940..=2100), Some(month @ 1..=12)) = (number(0), number(1)) {
        let text = row.pieces[2..].iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
        let date = PartialDate { year, month: u8::try_from(month).ok(), day: None };
        return Some((Some(date), text));
    }
    if row.text.chars().count() > 80 {
        return None;
    }
    match periods::find_periods(&row.text).into_iter().next() {
        // A beginning and an end on one line make an item of themselves.
        Some((period, _)) if period.start.is_some() && matches!(period.end, PeriodEnd::On(_)) => None,
        Some((period, at)) if at.start < 3 => Some((period.start, row.text[at.end..].to_owned())),
        Some(_) => None,
        None => Some((None, row.text.clone())),
    }
}

/// "東京都千代田区・株式会社例・エンジニア", "株式会社例 開発部".
fn job(what: &str, period: Period) -> WorkItem {
    let parts: Vec<&str> = what.split(['・', '／', '|']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let employer = parts.iter().position(|part| words::has(Kind::Organisation, part));
    let (organisation, title, place) = match employer {
        Some(at) if parts.len() > 1 => {
            let title = parts.get(at + 1).map(|part| (*part).to_owned());
            (parts[at].to_owned(), title, at.checked_sub(1).map(|before| parts[before].to_owned()))
        }
        _ => match unspaced::job(what) {
            Some([title, organisation]) if words::has(Kind::Organisation, &organisation) => {
                (organisation, Some(title), None)
            }
            Some([organisation, title]) => (organisation, Some(title), None),
            None => (what.to_owned(), None, None),
        },
    };
    WorkItem {
        organisation: Some(Personal::new(organisation)),
        title: title.map(Personal::new),
        place: place.map(Personal::new),
        period,
        summary: None,
    }
}

/// "東京例大学・情報学・学士", "例大学 工学部".
fn course(what: &str, period: Period) -> EducationItem {
    let parts: Vec<&str> = what.split('・').map(str::trim).filter(|part| !part.is_empty()).collect();
    let (institution, field, degree) = match parts.as_slice() {
        [school, field, degree] => ((*school).to_owned(), Some((*field).to_owned()), Some((*degree).to_owned())),
        [school, field] => ((*school).to_owned(), Some((*field).to_owned()), None),
        _ => match unspaced::school(what) {
            Some(found) => (found.institution, found.field, found.degree),
            None => (what.to_owned(), None, None),
        },
    };
    EducationItem {
        institution: Some(Personal::new(institution)),
        degree: degree.map(Personal::new),
        field: field.map(Personal::new),
        place: None,
        period,
    }
}
