//! Activity by weekday and hour.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::offsets::known_zones;
use super::thresholds::MOST_TIMES;

/// Events by weekday (Monday first) and hour, in the local time of a zone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeatMap {
    /// IANA name of the zone.
    pub zone: String,
    /// `counts[weekday][hour]`.
    pub counts: [[u32; 24]; 7],
    /// Sum of all counts.
    pub total: u32,
}

impl HeatMap {
    /// The largest count, for the scale of a drawing.
    #[must_use]
    pub fn most(&self) -> u32 {
        self.counts.iter().flatten().copied().max().unwrap_or(0)
    }
}

/// Counts events by weekday and hour in the local time of a zone, summer time included; `None` for an unknown zone.
#[must_use]
pub fn heat_map(times: &[Timestamp], zone: &str) -> Option<HeatMap> {
    let known = known_zones(&[zone]);
    let local = known.first()?;
    let mut map = HeatMap { zone: zone.to_owned(), counts: [[0; 24]; 7], total: 0 };
    for time in times.iter().take(MOST_TIMES) {
        let there = local.to_datetime(*time);
        let day = there.weekday().to_monday_zero_offset().unsigned_abs();
        if let Some(count) =
            map.counts.get_mut(usize::from(day)).and_then(|d| d.get_mut(usize::from(there.hour().unsigned_abs())))
        {
            *count += 1;
            map.total += 1;
        }
    }
    Some(map)
}

/// Events by hour of the day.
pub(crate) fn hours_of(times: &[Timestamp], zone: &TimeZone) -> [u32; 24] {
    let mut hours = [0; 24];
    for time in times {
        if let Some(count) = hours.get_mut(usize::from(zone.to_datetime(*time).hour().unsigned_abs())) {
            *count += 1;
        }
    }
    hours
}
