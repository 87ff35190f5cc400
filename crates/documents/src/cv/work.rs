//! Employment.

use std::ops::Range;

use crosscheck_model::{Certainty, Personal, ReadBy, WorkItem};

use super::employer_and_town::{all_with_a_town, employer_and_town};
use super::entries::{Entry, entries};
use super::fields_of_entry::value;
use super::fragments::{fragments, trailing_place};
use super::grid::{Column, Grid};
use super::job_heading::{Reading, reading, settle};
use super::row::{Row, joined, quote};
use super::words::{self, Kind};
use crate::collect::Collector;

/// Jobs at an employer of `known` are told in the form already, and here only once more in detail. Without a heading over them it is a
/// guess that they are jobs.
pub(super) fn read(
    rows: &[Row],
    within: Range<usize>,
    headed: bool,
    known: &[String],
    out: &mut Collector<'_>,
) -> Vec<Entry> {
    let (grid, within) = Grid::find(rows, within);
    if let Some(grid) = grid {
        read_grid(&grid, rows, within, out);
        return Vec::new();
    }
    let found = entries(rows, within, &is_complete);
    let found: Vec<Entry> = found.into_iter().map(|entry| with_listed_job(rows, entry)).collect();
    let readings: Vec<Reading> = found.iter().map(|entry| reading(fragments(rows, entry.head.clone()))).collect();
    // People keep one order throughout: where words decide some entries, they decide the others.
    let first = readings.iter().filter(|reading| reading.names.len() >= 2 && reading.title == Some(0)).count();
    let later =
        readings.iter().filter(|reading| reading.names.len() >= 2 && reading.title.is_some_and(|at| at > 0)).count();
    let title_first = first >= later;
    let order_told = first + later > 0;
    let placed = all_with_a_town(&readings);
    let mut employer: Option<(String, Option<String>)> = None;
    for (index, (entry, reading)) in found.iter().zip(&readings).enumerate() {
        let (mut title, mut organisation, mut place) = settled(reading, title_first, placed);
        let told = told_by_labels(rows, entry, (&mut title, &mut organisation, &mut place));
        if title.is_none() && organisation.is_none() {
            continue;
        }
        let roles_follow = title.is_none()
            && entry.body.is_empty()
            && readings.get(index + 1).is_some_and(|next| next.names.len() == 1 && next.title == Some(0));
        if title.is_none() {
            employer = organisation.clone().map(|name| (name, place.clone()));
        } else if organisation.is_some() {
            // Further roles follow under an employer that stands over the first one, not under one that stands below it.
            let above = reading.title != Some(0) && reading.title.is_some();
            employer = organisation.clone().filter(|_| above).map(|name| (name, place.clone()));
        } else if let Some((name, at)) = &employer {
            organisation = Some(name.clone());
            place = place.or_else(|| at.clone());
        }
        // An employer's own line above its roles says nothing they do not say.
        if roles_follow || told_already(known, organisation.as_deref(), title.as_deref()) {
            continue;
        }
        if title.as_deref().or(organisation.as_deref()).is_some_and(words::is_an_honour) {
            continue;
        }
        // Which of two is the employer is a guess where no word says so in any entry.
        let ordered = reading.names.len() < 2 || reading.title.is_some() || order_told;
        let certainty = match told {
            true => Certainty::Labelled,
            false if ordered && headed => Certainty::LaidOut,
            false => Certainty::Guessed,
        };
        push(rows, entry, (title, organisation, place), certainty, out);
    }
    found
}

/// Puts what labels say in the place of what was guessed; tells whether they say title and employer both.
fn told_by_labels(
    rows: &[Row],
    entry: &Entry,
    (title, organisation, place): (&mut Option<String>, &mut Option<String>, &mut Option<String>),
) -> bool {
    let of = |column| value(rows, entry.head.start..entry.body.end, column);
    let (job, employer) = (of(Column::Title), of(Column::Organisation));
    let both = job.is_some() && employer.is_some();
    if job.is_none() && employer.is_none() {
        return false;
    }
    // What is left beside a labelled title is the employer, and the other way round.
    let left = [organisation.take(), title.take()].into_iter().flatten().next();
    (*title, *organisation) = match (job, employer) {
        (Some(job), None) => (Some(job), left),
        (None, employer) => (left, employer),
        both => both,
    };
    if let Some((rest, tail)) = organisation.as_deref().and_then(trailing_place).filter(|_| place.is_none()) {
        (*organisation, *place) = (Some(rest), Some(tail));
    }
    *place = of(Column::Place).or_else(|| place.take());
    both
}

/// Words of a list item that names a job and its employer, at most.
const LISTED_WORDS: usize = 12;

/// Dates over a list whose first item is the job: "Mar 2021 – present" over "• Engineer, Example Ltd".
fn with_listed_job(rows: &[Row], entry: Entry) -> Entry {
    let first = entry.body.start;
    let bare = entry.head.len() == 1 && fragments(rows, entry.head.clone()).is_empty();
    if !bare || first >= entry.body.end || first != entry.head.end || !rows[first].bullet {
        return entry;
    }
    let text = &rows[first].text;
    let told = reading(fragments(rows, first..first + 1));
    let whole = told.names.len() >= 2 && told.title.is_some();
    if !whole || text.ends_with('.') || text.split(' ').count() > LISTED_WORDS {
        return entry;
    }
    Entry { head: entry.head.start..first + 1, body: first + 1..entry.body.end, period: entry.period }
}

fn read_grid(grid: &Grid, rows: &[Row], within: Range<usize>, out: &mut Collector<'_>) {
    for line in grid.lines(rows, within) {
        let text = |column| line.cell(column).map(Personal::new);
        let value = WorkItem {
            organisation: text(Column::Organisation),
            title: text(Column::Title),
            place: text(Column::Place),
            period: line.period,
            summary: text(Column::Other),
        };
        let at =
            out.at(rows[line.rows.start].locator.clone(), ReadBy::DocumentText).with_certainty(Certainty::Labelled);
        out.builder.work(&at, value, &quote(rows, line.rows));
    }
}

/// Title, employer and place of a heading.
fn settled(reading: &Reading, title_first: bool, placed: bool) -> (Option<String>, Option<String>, Option<String>) {
    // "Example Cooperative, Boise, ID" over "Timber Cruiser": the one that has a place is the employer.
    let at_place = |at: usize| reading.names.get(at).is_some_and(|name| trailing_place(&name.text).is_some());
    let title_first = match (at_place(0), at_place(1)) {
        (true, false) => false,
        (false, true) => true,
        _ => title_first,
    };
    let (mut title, mut organisation) = settle(reading, title_first);
    title = title.map(without_form_of_employment);
    let mut place = reading.place.clone();
    if place.is_none()
        && let Some((rest, tail)) = organisation.as_deref().and_then(trailing_place)
    {
        organisation = Some(rest);
        place = Some(tail);
    }
    if placed
        && place.is_none()
        && title.is_some()
        && let Some((name, town)) = organisation.as_deref().and_then(employer_and_town)
    {
        (organisation, place) = (Some(name), Some(town));
    }
    if place.is_none()
        && let Some((rest, tail)) = title.as_deref().and_then(trailing_place)
    {
        title = Some(rest);
        place = Some(tail);
    }
    if place.is_none() {
        // A place that no table knows is what is left over, in two parts.
        let left = reading.names.iter().map(|name| &name.text).find(|text| {
            text.contains([',', '،', '、']) && Some(*text) != title.as_ref() && Some(*text) != organisation.as_ref()
        });
        place = left.filter(|text| !words::has(Kind::Title, text) && text.split(' ').count() <= 5).cloned();
    }
    (title, organisation, place)
}

/// "Timber Cruiser (full time, 40 hrs/wk)".
fn without_form_of_employment(title: String) -> String {
    match title.trim_end().strip_suffix(')').and_then(|inner| inner.rsplit_once(" (")) {
        Some((before, form)) if words::has(Kind::Skip, form) && !before.is_empty() => before.to_owned(),
        _ => title,
    }
}

fn told_already(known: &[String], organisation: Option<&str>, title: Option<&str>) -> bool {
    known.iter().any(|name| [organisation, title].into_iter().flatten().any(|text| text.contains(name.as_str())))
}

/// Whether a heading holds title and employer already.
fn is_complete(rows: &[Row], head: Range<usize>) -> bool {
    let reading = reading(fragments(rows, head));
    reading.names.len() >= 2 && reading.title.is_some()
}

fn push(
    rows: &[Row],
    entry: &Entry,
    (title, organisation, place): (Option<String>, Option<String>, Option<String>),
    certainty: Certainty,
    out: &mut Collector<'_>,
) {
    let summary = joined(rows, entry.body.clone());
    let value = WorkItem {
        organisation: organisation.map(Personal::new),
        title: title.map(Personal::new),
        place: place.map(Personal::new),
        period: entry.period,
        summary: (!summary.is_empty()).then(|| Personal::new(summary)),
    };
    let at = out.at(rows[entry.head.start].locator.clone(), ReadBy::DocumentText).with_certainty(certainty);
    out.builder.work(&at, value, &quote(rows, entry.head.clone()));
}
