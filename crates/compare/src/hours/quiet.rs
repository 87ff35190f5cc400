//! The hours at which nothing happens, against the night of the claimed zone.

use jiff::Timestamp;

use super::heat_map::hours_of;
use super::offsets::known_zones;
use super::thresholds::{
    FEWEST_EVENTS, FEWEST_EVENTS_FOR_A_QUESTION, MOST_QUIET_PERCENT, MOST_TIMES, QUIET_CENTRE_HOUR,
    QUIET_DIFFERS_HOURS, QUIET_WINDOW_HOURS,
};

/// What was counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct QuietFigures {
    /// Events looked at.
    pub events: u32,
    /// Events within the quiet window.
    pub within: u32,
    /// Hour of the claimed zone at which the quiet window begins.
    pub from_hour: u32,
    /// Hour at which it ends.
    pub to_hour: u32,
    /// Hours between its middle and the middle of an ordinary night.
    pub apart: u32,
}

/// Why nothing can be said about the hours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuietGap {
    /// No zone is claimed, or none that is known.
    NoZone,
    /// Fewer than [`FEWEST_EVENTS`] events.
    TooFew(QuietFigures),
    /// No seven hours are quiet.
    NoQuietHours(QuietFigures),
}

/// How the quiet hours relate to the claimed night.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum QuietComparison {
    /// Nothing can be said.
    NotComparable(QuietGap),
    /// Far from the claimed night, with enough events to ask.
    Far(QuietFigures),
    /// Far from the claimed night, but with too few events to ask anything of anybody.
    PerhapsFar(QuietFigures),
    /// Not far from the claimed night.
    Compatible(QuietFigures),
}

impl QuietComparison {
    /// The counts, unless no zone is claimed.
    #[must_use]
    pub fn figures(&self) -> Option<&QuietFigures> {
        match self {
            Self::NotComparable(QuietGap::NoZone) => None,
            Self::NotComparable(QuietGap::TooFew(f) | QuietGap::NoQuietHours(f)) => Some(f),
            Self::Far(f) | Self::PerhapsFar(f) | Self::Compatible(f) => Some(f),
        }
    }

    /// The result in words.
    #[must_use]
    pub fn sentence(&self) -> String {
        match self {
            Self::NotComparable(QuietGap::NoZone) => "no time zone is claimed".to_owned(),
            Self::NotComparable(QuietGap::TooFew(f)) => {
                format!("{} public acts have a time; at least {FEWEST_EVENTS} are needed", f.events)
            }
            Self::NotComparable(QuietGap::NoQuietHours(f)) => format!("no hours of the day are quiet (n={})", f.events),
            Self::Far(f) | Self::PerhapsFar(f) | Self::Compatible(f) => {
                format!(
                    "quietest hours are {:02}:00-{:02}:00 in the claimed zone (n={})",
                    f.from_hour, f.to_hour, f.events
                )
            }
        }
    }
}

/// Finds the quietest hours in the local time of each claimed zone, summer time included; of several zones the most ordinary
/// result counts.
#[must_use]
pub fn compare_quiet_hours(times: &[Timestamp], zones: &[&str]) -> QuietComparison {
    let times = &times[..times.len().min(MOST_TIMES)];
    let zones = known_zones(zones);
    let Some(figures) = zones.iter().map(|zone| quiet_window(&hours_of(times, zone))).min_by_key(|f| f.apart) else {
        return QuietComparison::NotComparable(QuietGap::NoZone);
    };
    let quiet = u64::from(figures.within) * 100 <= u64::from(figures.events) * u64::from(MOST_QUIET_PERCENT);
    if figures.events < FEWEST_EVENTS {
        QuietComparison::NotComparable(QuietGap::TooFew(figures))
    } else if !quiet {
        QuietComparison::NotComparable(QuietGap::NoQuietHours(figures))
    } else if figures.apart < QUIET_DIFFERS_HOURS {
        QuietComparison::Compatible(figures)
    } else if figures.events < FEWEST_EVENTS_FOR_A_QUESTION {
        QuietComparison::PerhapsFar(figures)
    } else {
        QuietComparison::Far(figures)
    }
}

/// The quietest window of the day; among equals the one nearest to an ordinary night.
fn quiet_window(hours: &[u32; 24]) -> QuietFigures {
    let events = hours.iter().fold(0u32, |sum, n| sum.saturating_add(*n));
    let window = |from: usize| {
        let within = (from..from + QUIET_WINDOW_HOURS).fold(0u32, |sum, hour| sum.saturating_add(hours[hour % 24]));
        let middle = (from + QUIET_WINDOW_HOURS / 2) % 24;
        let apart = middle.abs_diff(QUIET_CENTRE_HOUR);
        let hour = |hour: usize| u32::try_from(hour % 24).unwrap_or(0);
        QuietFigures {
            events,
            within,
            from_hour: hour(from),
            to_hour: hour(from + QUIET_WINDOW_HOURS),
            apart: hour(apart.min(24 - apart)),
        }
    };
    (0..24).map(window).min_by_key(|f| (f.within, f.apart)).unwrap_or_default()
}
