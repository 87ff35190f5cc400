use crosscheck_model::{Case, Period, PeriodEnd, Personal};

use crate::build::number;
use crate::schema::TimelineEntry;

/// Every dated entry of every source, by start.
pub(crate) fn of(case: &Case) -> Vec<TimelineEntry> {
    let this_month = month_of(case);
    let mut entries = Vec::new();
    for reading in case.read() {
        let work = reading.claims.work.iter().map(|claim| claim.value());
        let work = work.map(|item| ("work", label(&item.organisation, &item.title), item.period));
        let education = reading.claims.education.iter().map(|claim| claim.value());
        let education = education.map(|item| ("education", label(&item.institution, &item.degree), item.period));
        for (kind, label, period) in work.chain(education) {
            entries.push(TimelineEntry {
                source: number(reading),
                kind: kind.to_owned(),
                label,
                start: period.start.map(|date| date.to_string()),
                end: match period.end {
                    PeriodEnd::On(date) => Some(date.to_string()),
                    PeriodEnd::Present => Some("present".to_owned()),
                    PeriodEnd::Unstated => None,
                },
                months: months(period, this_month),
            });
        }
    }
    entries.sort_by_key(|entry| (entry.kind == "education", entry.months.unwrap_or((i32::MAX, 0)), entry.source));
    entries
}

fn month_of(case: &Case) -> i32 {
    let date = case.as_of.to_zoned(jiff::tz::TimeZone::UTC).date();
    i32::from(date.year()) * 12 + i32::from(date.month()) - 1
}

/// First month and one past the last. A period without a start cannot be drawn.
fn months(period: Period, this_month: i32) -> Option<(i32, i32)> {
    let start = period.start?.first_month();
    let end = match period.end {
        PeriodEnd::On(date) => date.last_month() + 1,
        PeriodEnd::Present => this_month + 1,
        PeriodEnd::Unstated => period.start?.last_month() + 1,
    };
    (end > start).then_some((start, end))
}

fn label(organisation: &Option<Personal>, role: &Option<Personal>) -> String {
    let parts = [role, organisation].into_iter().flatten().map(Personal::expose);
    parts.filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(", ")
}
