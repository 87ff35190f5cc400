//! The place that is claimed, its zones, and the places of the history at the time of a commit.

use crosscheck_compare::hours::{OffsetComparison, compare_offsets};
use crosscheck_model::{Claim, Commit, Evidence, OffsetTime, Period, PeriodEnd, Source, SourceReading};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::analysis::Analysis;
use crate::claimed_place::ClaimedPlace;
use crate::places::zones_of_place;

/// Items of the history that are looked at.
const MOST_ITEMS: usize = 60;

/// Where the candidate says they are.
pub(super) struct Claimed<'a> {
    pub(super) by: &'a Source,
    pub(super) places: Vec<&'a Evidence>,
    pub(super) history_explains: bool,
    zones: Vec<&'static str>,
    history: Vec<(Period, Vec<&'static str>)>,
}

/// Commits held against the claimed place.
pub(super) struct Compared<'c> {
    pub(super) commits: Vec<&'c Claim<Commit>>,
    pub(super) comparison: OffsetComparison,
    pub(super) are_recent: bool,
}

impl<'a> Claimed<'a> {
    /// The claimed place for the commits of a source.
    pub(super) fn of(analysis: &Analysis<'a>, source: &'a SourceReading) -> Option<Self> {
        let ClaimedPlace { by, zones, places } = ClaimedPlace::of(analysis, source)?;
        let history = analysis.readings().iter().flat_map(|reading| history(analysis, reading)).collect();
        let mut claimed = Self { by, places, history_explains: false, zones, history };
        claimed.zones.dedup();
        claimed.history.retain(|(_, zones)| zones.iter().any(|zone| !claimed.zones.contains(zone)));
        Some(claimed)
    }

    /// Compares the recent commits without those that a place of the history explains; all of them where the recent ones are
    /// too few, and says so: a place is claimed for the present.
    pub(super) fn compare<'c>(&mut self, own: &[&'c Claim<Commit>], at: Timestamp, recent_days: f64) -> Compared<'c> {
        let left = self.unexplained(own);
        self.history_explains = left.len() < own.len();
        let recent: Vec<_> = left
            .iter()
            .copied()
            .filter(|c| at.duration_since(c.value().authored.instant).as_secs_f64() <= recent_days * 86_400.0)
            .collect();
        let comparison = compare_offsets(&times(&recent), &self.zones);
        if matches!(comparison, OffsetComparison::NotComparable(_)) {
            let comparison = compare_offsets(&times(&left), &self.zones);
            return Compared { commits: left, comparison, are_recent: false };
        }
        Compared { commits: recent, comparison, are_recent: true }
    }

    /// Commits that no place of the history accounts for. A place accounts for the commits of its time if their offsets fit
    /// it, whether or not they would be enough for a finding.
    fn unexplained<'c>(&self, own: &[&'c Claim<Commit>]) -> Vec<&'c Claim<Commit>> {
        let mut left = own.to_vec();
        for (period, zones) in &self.history {
            let (covered, others): (Vec<_>, Vec<_>) =
                left.iter().copied().partition(|commit| covers(period, commit.value().authored.instant));
            let comparison = compare_offsets(&times(&covered), zones);
            let fits = comparison.figures().is_some_and(|f| f.considered > 0 && f.differing * 2 < f.considered);
            if fits {
                left = others;
            }
        }
        left
    }
}

fn times(commits: &[&Claim<Commit>]) -> Vec<OffsetTime> {
    commits.iter().map(|commit| commit.value().authored).collect()
}

fn history(analysis: &Analysis<'_>, reading: &SourceReading) -> Vec<(Period, Vec<&'static str>)> {
    let work = reading.claims.work.iter().take(MOST_ITEMS).map(|c| (c.value().period, c.value().place.as_ref()));
    let education =
        reading.claims.education.iter().take(MOST_ITEMS).map(|c| (c.value().period, c.value().place.as_ref()));
    work.chain(education)
        .filter_map(|(period, place)| {
            let zones = zones_of_place(&analysis.place(place?.expose()));
            (!zones.is_empty() && period.start.is_some()).then_some((period, zones))
        })
        .collect()
}

/// Whether the instant lies within the months that the period can mean.
fn covers(period: &Period, instant: Timestamp) -> bool {
    let date = instant.to_zoned(TimeZone::UTC).date();
    let month = i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
    let begun = period.start.is_some_and(|start| start.first_month() <= month);
    let over = match period.end {
        PeriodEnd::On(end) => end.last_month() < month,
        PeriodEnd::Present => false,
        PeriodEnd::Unstated => period.start.is_none_or(|start| start.last_month() < month),
    };
    begun && !over
}
