use crosscheck_model::{Case, Evidence, Finding, FindingKind, Period, PeriodEnd, Personal};

use super::sources::number;
use crate::schema::{EntryKind, TimelineEntry};

/// Every dated entry of every source, by start.
pub(super) fn of(case: &Case, findings: &[Finding]) -> Vec<TimelineEntry> {
    let this_month = month_of(case);
    let mut entries = Vec::new();
    for reading in case.read() {
        let work = reading.claims.work.iter().map(|claim| (claim.value(), claim.evidence()));
        let work = work.map(|(item, at)| (EntryKind::Work, label(&item.organisation, &item.title), item.period, at));
        let education = reading.claims.education.iter().map(|claim| (claim.value(), claim.evidence()));
        let education =
            education.map(|(item, at)| (EntryKind::Education, label(&item.institution, &item.degree), item.period, at));
        for (kind, label, period, evidence) in work.chain(education) {
            entries.push(TimelineEntry {
                source: number(reading),
                kind,
                label,
                start: period.start.map(|date| date.to_string()),
                end: match period.end {
                    PeriodEnd::On(date) => Some(date.to_string()),
                    PeriodEnd::Present => Some("present".to_owned()),
                    PeriodEnd::Unstated => None,
                },
                findings: contradicted_by(findings, evidence),
                months: months(period, this_month),
            });
        }
    }
    entries.sort_by_key(|entry| (entry.kind, entry.months.unwrap_or((i32::MAX, 0)), entry.source));
    entries
}

/// Numbers of the contradictions that quote this evidence.
fn contradicted_by(findings: &[Finding], evidence: &Evidence) -> Vec<usize> {
    let quotes = |finding: &Finding| finding.claims.iter().any(|cited| cited.evidence == *evidence);
    let numbered = (1..).zip(findings).filter(|(_, finding)| finding.kind == FindingKind::Contradiction);
    numbered.filter(|(_, finding)| quotes(finding)).map(|(number, _)| number).collect()
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
