//! Schools, each with a line of degree, field and years.

use crosscheck_compare::periods;
use crosscheck_compare::vocabulary::words::{self, Kind};
use crosscheck_model::{EducationItem, Period, PeriodEnd, Personal};

use super::line::{LARGE, Line, joined};
use crate::collect::Collector;

/// Lines of one school's name are this far apart at most, in points; the next school begins 25 further down.
const WRAPPED: f32 = 20.0;

pub(super) fn read(lines: &[Line], out: &mut Collector<'_>) {
    let mut schools: Vec<(Vec<Line>, Vec<Line>)> = Vec::new();
    for line in lines {
        if line.is_size(LARGE) {
            match schools.last_mut() {
                Some((name, degree)) if degree.is_empty() && name.last().is_some_and(|last| wraps(last, line)) => {
                    name.push(line.clone());
                }
                _ => schools.push((vec![line.clone()], Vec::new())),
            }
        } else if let Some((_, degree)) = schools.last_mut() {
            degree.push(line.clone());
        }
    }
    for (name, degree) in schools {
        push(&name, &degree, out);
    }
}

fn wraps(above: &Line, line: &Line) -> bool {
    above.page == line.page && line.y - above.y < WRAPPED
}

fn push(name: &[Line], below: &[Line], out: &mut Collector<'_>) {
    let Some(line) = name.first() else { return };
    let (written, period) = match below.iter().flat_map(|line| &line.divided).find_map(|part| years(part)) {
        Some(period) => {
            (below.first().and_then(|line| line.divided.first()).map_or("", |part| bare(part)).to_owned(), period)
        }
        None => degree_and_years(&joined(below)),
    };
    let (degree, field) = degree_and_field(&written);
    let value = EducationItem {
        institution: Some(Personal::new(joined(name))),
        degree: degree.map(Personal::new),
        field: field.map(Personal::new),
        place: None,
        period,
    };
    let quote = name.iter().chain(below).map(Line::text).collect::<Vec<_>>().join("\n");
    let at = line.passage(&quote, out);
    out.builder.education(&at, value, &quote);
}

/// "Bachelor of Arts, History · (2016 - 2019)": years stand in the last brackets, after a dot.
fn degree_and_years(text: &str) -> (String, Period) {
    let cut = text.rfind('(').filter(|at| text.ends_with(')') || text.contains('·') && *at > 0);
    match cut.and_then(|at| Some((at, years(&text[at..])?))) {
        Some((at, period)) => (bare(&text[..at]).to_owned(), period),
        None => (bare(text).to_owned(), Period::UNSTATED),
    }
}

fn years(part: &str) -> Option<Period> {
    periods::find_periods(part).first().map(|(period, _)| of_studies(*period))
}

fn bare(written: &str) -> &str {
    written.trim().trim_end_matches('·').trim_start_matches('·').trim()
}

/// A year by itself is the one in which studies ended.
pub(super) fn of_studies(period: Period) -> Period {
    match (period.start, period.end) {
        (Some(only), PeriodEnd::Unstated) => Period { start: None, end: PeriodEnd::On(only) },
        _ => period,
    }
}

/// What stands before the first comma is the degree; where there is no comma, only a degree's words make it one.
pub(super) fn degree_and_field(written: &str) -> (Option<String>, Option<String>) {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    match written.split_once(", ") {
        Some((degree, field)) => (some(degree.trim()), some(field.trim())),
        None if words::has(Kind::Degree, written) => (some(written), None),
        None => (None, some(written)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn degrees_fields_and_years() {
        let read = |text: &str| {
            let (written, period) = degree_and_years(text);
            (written, period.to_string())
        };
        assert_eq!(read("Master, History · (2016 - 2019)"), ("Master, History".into(), "2016 to 2019".into()));
        assert_eq!(read("· (2017 - 2017)"), (String::new(), "2017 to 2017".into()));
        assert_eq!(read("Master (MBA), Law"), ("Master (MBA), Law".into(), Period::UNSTATED.to_string()));
        assert_eq!(degree_and_field("History"), (None, Some("History".into())));
    }
}
