//! Years of experience that a source claims, against the dated employments of the same source.

mod claimed;

use crosscheck_model::{
    Claim, EducationItem, Evidence, Finding, PeriodEnd, Side, SourceReading, Strength, Topic, WorkItem,
};
use jiff::tz::TimeZone;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::{Data, Need, Scope};
use crate::threshold::{Basis, NO_PAIRED_HISTORIES, Threshold};
use crate::words::{opening, quoted};

const MORE_THAN_THE_HISTORY: LevelRule = LevelRule::contradiction("more_than_the_history", Strength::Weak);
const DATED_HISTORY_IS_SHORTER: LevelRule = LevelRule::info("dated_history_is_shorter");
const FITS: LevelRule = LevelRule::confirmed("fits", Strength::Weak);

const YEARS: Threshold = Threshold {
    name: "years",
    value: 24.0,
    unit: "months more than the dated history",
    range: (6.0, 120.0),
    basis: Basis::Chosen {
        why: "studies, side work and rounding make a year or two.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

const SHARE: Threshold = Threshold {
    name: "share",
    value: 0.25,
    unit: "of the claimed years more than the dated history",
    range: (0.1, 1.0),
    basis: Basis::Chosen {
        why: "the longer a career, the more of it is summed up or left out.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

const GRADUATION: Threshold = Threshold {
    name: "graduation",
    value: 24.0,
    unit: "months from the end of education to the first employment",
    range: (0.0, 60.0),
    basis: Basis::Chosen {
        why: "where the first employment follows the education, none can have been left out before it.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "claimed_years_exceed_history",
    version: 1,
    since: "0.2.0",
    title: "More years of experience are claimed than the history holds",
    topic: Topic::Work,
    scope: Scope::OneSource,
    needs: &[Need::Some(Data::Employment), Need::Some(Data::Prose)],
    follows_from: &[],
    levels: &[MORE_THAN_THE_HISTORY, DATED_HISTORY_IS_SHORTER, FITS],
    advisory_refs: &["S2-10", "F22-17"],
    thresholds: &[YEARS, SHARE, GRADUATION],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// The dated employments of a source, in months counted from year 0.
struct History<'a> {
    first: (i32, &'a Claim<WorkItem>),
    /// Months from the first to the last, gaps and all.
    span: i32,
    /// Months in which some employment is dated.
    worked: i32,
    /// Nothing can have been left out before the first.
    begins_at_graduation: bool,
}

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    analysis.readings().iter().filter_map(|reading| against_history(analysis, reading)).collect()
}

fn against_history(analysis: &Analysis<'_>, reading: &SourceReading) -> Option<Finding> {
    // Most sources date no history: their prose is not searched.
    let history = history(analysis, reading)?;
    let (years, claim) = claimed::years(reading)?;
    let months = i32::try_from(years).ok()?.checked_mul(12)?;
    let allowed = analysis.value(CHECK.id, &YEARS).max(analysis.value(CHECK.id, &SHARE) * f64::from(months));
    let beyond = |held: i32| f64::from(months - held) > allowed;
    let level = match (beyond(history.span), beyond(history.worked)) {
        (true, _) if history.begins_at_graduation => MORE_THAN_THE_HISTORY,
        (true, _) | (_, true) => DATED_HISTORY_IS_SHORTER,
        _ => FITS,
    };
    let statement = format!(
        "{} states {}; its dated employments begin in {:04} and make {} years.",
        opening(&reading.source),
        quoted(claim.quote.expose()),
        history.first.0 / 12,
        tenths(history.worked)
    );
    let builder = CHECK.finding(level, statement).cite(Side::A, &claim).cite(Side::B, history.first.1.evidence());
    if level == FITS {
        return Some(builder.done());
    }
    Some(
        builder
            .explained(&[
                "Earlier or smaller engagements are left out of the list.",
                "The years count studies, side work or a trade learnt before.",
                "An entry or a date was read wrongly.",
            ])
            .ask("Which engagements make up the years of experience that you name, also those that are not listed?")
            .with(analysis, &[YEARS, SHARE, GRADUATION])
            .done(),
    )
}

/// Years with one decimal place, none where it is nought.
fn tenths(months: i32) -> String {
    let tenths = months * 10 / 12;
    if tenths % 10 == 0 { format!("{}", tenths / 10) } else { format!("{}.{}", tenths / 10, tenths % 10) }
}

/// `None` where an entry is not dated, was guessed, or where there is but one.
fn history<'a>(analysis: &Analysis<'_>, reading: &'a SourceReading) -> Option<History<'a>> {
    let today = analysis.case.as_of.to_zoned(TimeZone::UTC).date();
    let now = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
    let mut spans = Vec::new();
    for item in &reading.claims.work {
        let period = item.value().period;
        let end = match period.end {
            PeriodEnd::On(date) => date.last_month(),
            PeriodEnd::Present => now,
            PeriodEnd::Unstated => return None,
        };
        let start = period.start?.first_month();
        if start > end || is_guess(item.evidence()) {
            return None;
        }
        spans.push((start, end.min(now), item));
    }
    spans.sort_by_key(|(start, end, _)| (*start, *end));
    let (&(start, _, first), _) = spans.split_first().filter(|(_, rest)| !rest.is_empty())?;
    let last = spans.iter().map(|(_, end, _)| *end).max()?;
    let (mut worked, mut until) = (0, start);
    for (from, to, _) in &spans {
        worked += (to + 1 - until.max(*from)).max(0);
        until = until.max(to + 1);
    }
    let begins_at_graduation = graduation(&reading.claims.education)
        .is_some_and(|end| f64::from(start - end) <= analysis.value(CHECK.id, &GRADUATION));
    Some(History { first: (start, first), span: last + 1 - start, worked, begins_at_graduation })
}

fn is_guess(evidence: &Evidence) -> bool {
    evidence.certainty >= crosscheck_model::Certainty::Guessed
}

/// The month in which the earliest dated education ended: with a school before the first employment, the history is whole.
fn graduation(education: &[Claim<EducationItem>]) -> Option<i32> {
    let ends = education.iter().filter_map(|item| match item.value().period.end {
        PeriodEnd::On(date) => Some(date.first_month()),
        PeriodEnd::Present | PeriodEnd::Unstated => None,
    });
    ends.min()
}
