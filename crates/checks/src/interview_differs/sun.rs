//! Whether the sun can be seen: a rough reckoning, good to a few minutes, for a question that leaves hours.

use jiff::Timestamp;

/// Degrees beyond the horizon within which twilight makes either answer possible.
const TWILIGHT: f64 = 6.0;

/// Whether it is dark (or light) for all of so many hours before and after.
pub(super) fn never(light: bool, at: Timestamp, place: (f64, f64), hours: f64) -> bool {
    let steps = (-12..=12).map(|step| f64::from(step) / 12.0 * hours);
    let heights = steps.map(|off| height(at.as_second() as f64 + off * 3600.0, place));
    heights.into_iter().all(|height| if light { height < -TWILIGHT } else { height > TWILIGHT })
}

/// Degrees of the sun above the horizon.
fn height(second: f64, (latitude, longitude): (f64, f64)) -> f64 {
    let days = second / 86_400.0 - 10_957.5;
    let mean = (280.46 + 0.985_647_4 * days).to_radians();
    let anomaly = (357.528 + 0.985_600_3 * days).to_radians();
    let ecliptic = mean + (1.915 * anomaly.sin() + 0.02 * (2.0 * anomaly).sin()).to_radians();
    let tilt = 23.439_f64.to_radians();
    let declination = (tilt.sin() * ecliptic.sin()).asin();
    let ascension = (tilt.cos() * ecliptic.sin()).atan2(ecliptic.cos());
    let sidereal = (280.460_6 + 360.985_647_4 * days + longitude).to_radians();
    let angle = sidereal - ascension;
    let latitude = latitude.to_radians();
    (latitude.sin() * declination.sin() + latitude.cos() * declination.cos() * angle.cos()).asin().to_degrees()
}

#[cfg(test)]
mod tests {
    use super::{height, never};

    #[test]
    fn the_sun_stands_where_almanacs_put_it() {
        let second = |text: &str| text.parse::<jiff::Timestamp>().unwrap().as_second() as f64;
        // Noon at Greenwich on the solstices: 90 less latitude, give or take the tilt.
        for (at, expected) in [("2026-06-21T12:02:00Z", 61.96), ("2026-12-21T11:58:00Z", 15.09)] {
            let found = height(second(at), (51.48, 0.0));
            assert!((found - expected).abs() < 0.3, "{at}: {found}");
        }
        assert!(height(second("2026-11-02T00:00:00Z"), (38.7, -9.1)) < -50.0);
    }

    #[test]
    fn nothing_is_impossible_near_dusk() {
        let at = "2026-11-02T18:30:00Z".parse().unwrap();
        assert!(!never(true, at, (38.7, -9.1), 3.0) && !never(false, at, (38.7, -9.1), 3.0));
        // Midsummer in the far north: the sun does not set.
        assert!(never(false, "2026-06-21T00:00:00Z".parse().unwrap(), (78.2, 15.6), 3.0));
    }
}
