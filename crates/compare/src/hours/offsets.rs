//! The UTC offsets that commits carry, against the claimed zone.

use std::collections::BTreeMap;

use crosscheck_model::OffsetTime;
use jiff::Timestamp;
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::thresholds::{
    FEWEST_COMMITS, FEWEST_DAYS, MANY_DIFFER_PERCENT, MOST_TIMES, OFFSET_DIFFERS_HOURS, SOME_DIFFER_PERCENT,
};

/// What was counted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OffsetFigures {
    /// Commits whose offset tells something.
    pub considered: u32,
    /// Of those, commits at least [`OFFSET_DIFFERS_HOURS`] from every claimed zone at that instant.
    pub differing: u32,
    /// Commits at +0000, left out: machines write it whatever the place.
    pub at_utc: u32,
    /// Commits whose offset did not survive.
    pub without_offset: u32,
    /// Whole days between the first and the last commit considered.
    pub days: u32,
    /// First and last commit considered.
    pub between: Option<(Timestamp, Timestamp)>,
    /// The most frequent offset of those considered, in seconds east of UTC, and how many carry it.
    pub most_frequent: Option<(i32, u32)>,
}

/// Why nothing can be said about the offsets.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OffsetGap {
    /// No zone is claimed, or none that is known.
    NoZone,
    /// Fewer than [`FEWEST_COMMITS`] commits with a telling offset.
    TooFew(OffsetFigures),
    /// They lie within fewer than [`FEWEST_DAYS`] days.
    TooShort(OffsetFigures),
}

/// How offsets relate to the claimed zone; ordered from differing to agreeing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OffsetComparison {
    /// Nothing can be said.
    NotComparable(OffsetGap),
    /// Nearly all differ.
    Differs(OffsetFigures),
    /// Some differ, some agree, as after a move or on journeys.
    Mixed(OffsetFigures),
    /// Nearly all agree.
    Agrees(OffsetFigures),
}

impl OffsetComparison {
    /// The counts, unless no zone is claimed.
    #[must_use]
    pub fn figures(&self) -> Option<&OffsetFigures> {
        match self {
            Self::NotComparable(OffsetGap::NoZone) => None,
            Self::NotComparable(OffsetGap::TooFew(f) | OffsetGap::TooShort(f)) => Some(f),
            Self::Differs(f) | Self::Mixed(f) | Self::Agrees(f) => Some(f),
        }
    }

    /// The result in words.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::NotComparable(OffsetGap::NoZone) => "no time zone is claimed".to_owned(),
            Self::NotComparable(OffsetGap::TooFew(f)) => {
                format!("{} commits carry a telling UTC offset; at least {FEWEST_COMMITS} are needed", f.considered)
            }
            Self::NotComparable(OffsetGap::TooShort(f)) => {
                format!("the {} commits lie within {} days; at least {FEWEST_DAYS} are needed", f.considered, f.days)
            }
            Self::Differs(f) | Self::Mixed(f) => {
                let most =
                    f.most_frequent.map(|(offset, n)| format!("; {n} carry {}", utc(offset))).unwrap_or_default();
                let when = f.between.map(|(first, last)| format!(" between {} and {}", day(first), day(last)));
                format!(
                    "{} of {} commits{} carry a UTC offset {OFFSET_DIFFERS_HOURS} hours or more from the claimed zone{most}",
                    f.differing,
                    f.considered,
                    when.unwrap_or_default()
                )
            }
            Self::Agrees(f) => {
                format!(
                    "{} of {} commits carry a UTC offset near that of the claimed zone",
                    f.considered - f.differing,
                    f.considered
                )
            }
        }
    }
}

fn day(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).date().to_string()
}

/// "UTC+09:00", "UTC-03:30".
fn utc(seconds: i32) -> String {
    let minutes = seconds.unsigned_abs() / 60;
    let sign = if seconds < 0 { '-' } else { '+' };
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Compares the offsets of commits with the IANA zones of a claimed place, summer time included. Of several zones the nearest
/// counts at every commit. The caller passes the commits of the time for which the place is claimed.
#[must_use]
pub fn compare_offsets(times: &[OffsetTime], zones: &[&str]) -> OffsetComparison {
    let zones = known_zones(zones);
    if zones.is_empty() {
        return OffsetComparison::NotComparable(OffsetGap::NoZone);
    }
    let mut figures = OffsetFigures::default();
    let mut frequency: BTreeMap<i32, u32> = BTreeMap::new();
    for time in times.iter().take(MOST_TIMES) {
        match time.offset_seconds {
            None => figures.without_offset += 1,
            Some(0) => figures.at_utc += 1,
            Some(offset) => {
                figures.considered += 1;
                *frequency.entry(offset).or_default() += 1;
                let (first, last) = figures.between.unwrap_or((time.instant, time.instant));
                figures.between = Some((first.min(time.instant), last.max(time.instant)));
                let apart = |zone: &TimeZone| offset.abs_diff(zone.to_offset(time.instant).seconds());
                let nearest = zones.iter().map(apart).min().unwrap_or(0);
                figures.differing += u32::from(nearest >= OFFSET_DIFFERS_HOURS * 3600);
            }
        }
    }
    figures.most_frequent = frequency.into_iter().min_by_key(|(offset, n)| (std::cmp::Reverse(*n), *offset));
    if let Some((first, last)) = figures.between {
        figures.days = u32::try_from((last.as_second() - first.as_second()) / 86_400).unwrap_or(0);
    }
    let percent = u64::from(figures.differing) * 100;
    let of = |share: u32| u64::from(share) * u64::from(figures.considered);
    if figures.considered < FEWEST_COMMITS {
        OffsetComparison::NotComparable(OffsetGap::TooFew(figures))
    } else if figures.days < FEWEST_DAYS {
        OffsetComparison::NotComparable(OffsetGap::TooShort(figures))
    } else if percent >= of(MANY_DIFFER_PERCENT) {
        OffsetComparison::Differs(figures)
    } else if percent >= of(SOME_DIFFER_PERCENT) {
        OffsetComparison::Mixed(figures)
    } else {
        OffsetComparison::Agrees(figures)
    }
}

/// The zones the bundled database knows, so that the result does not depend on the machine's own.
pub(crate) fn known_zones(names: &[&str]) -> Vec<TimeZone> {
    let database = TimeZoneDatabase::bundled();
    names.iter().take(64).filter_map(|name| database.get(name).ok()).collect()
}
