//! Positions: a company, then its titles, each with dates, place and description.

use crosscheck_compare::periods;
use crosscheck_model::{Period, Personal, WorkItem};
use unicode_normalization::UnicodeNormalization;

use super::line::{LARGE, Line, TITLE};
use crate::collect::Collector;

/// One position while its lines are read.
#[derive(Default)]
struct Position {
    title: Vec<Line>,
    dates: Option<Line>,
    place: Vec<Line>,
    body: Vec<Line>,
}

/// Nothing is kept together over a page's end, so only the order of the lines counts.
pub(super) fn read(lines: &[Line], out: &mut Collector<'_>) {
    let mut company: Vec<Line> = Vec::new();
    let mut position: Option<Position> = None;
    for line in lines {
        if line.is_size(LARGE) && !line.grey() {
            if let Some(done) = position.take() {
                push(&company, &done, out);
                company.clear();
            }
            company.push(line.clone());
        } else if line.is_size(TITLE) {
            // A title of two lines has nothing between them.
            let goes_on =
                position.as_ref().is_some_and(|p| p.dates.is_none() && p.place.is_empty() && p.body.is_empty());
            if !goes_on && let Some(done) = position.take() {
                push(&company, &done, out);
            }
            position.get_or_insert_default().title.push(line.clone());
        } else if let Some(position) = &mut position {
            if line.grey() && position.body.is_empty() {
                position.place.push(line.clone());
            } else if position.dates.is_none() && position.body.is_empty() && period_of(line).is_some() {
                position.dates = Some(line.clone());
            } else {
                position.body.push(line.clone());
            }
        }
        // What stands between a company and its first title is the total time there.
    }
    if let Some(done) = position {
        push(&company, &done, out);
    }
}

fn period_of(line: &Line) -> Option<Period> {
    line.divided.iter().find_map(|part| period(part)).or_else(|| period(&line.text()))
}

/// The dates of a line, its duration in brackets left out.
pub(super) fn period(text: &str) -> Option<Period> {
    let text: String = text.nfkc().collect();
    let dates = text.split('(').map(str::trim).find(|part| part.chars().any(|c| c.is_numeric()))?;
    periods::find_periods(dates).first().map(|(period, _)| *period)
}

fn push(company: &[Line], position: &Position, out: &mut Collector<'_>) {
    let Some(line) = position.title.first() else { return };
    let text = |lines: &[Line]| {
        let text = super::line::joined(lines);
        (!text.is_empty()).then(|| Personal::new(text))
    };
    let value = WorkItem {
        organisation: text(company),
        title: text(&position.title),
        place: text(&position.place),
        period: position.dates.as_ref().and_then(period_of).unwrap_or(Period::UNSTATED),
        summary: text(&position.body),
    };
    let quoted = company.iter().chain(&position.title).chain(&position.dates).chain(&position.place);
    let quote = quoted.map(Line::text).collect::<Vec<_>>().join("\n");
    let at = line.passage(&quote, out);
    out.builder.work(&at, value, &quote);
}
