//! Days of business. A day has ended when it has ended everywhere on Earth, so that nobody loses hours by living in the west.

use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, Timestamp, ToSpan, tz::TimeZone};

use super::rules::country;

/// After midnight UTC, a day goes on for so long in its last time zone (UTC-12).
const LAST_ZONE: SignedDuration = SignedDuration::from_hours(12);

/// Federal holidays of the United States on a day of a month: 5 U.S.C. 6103(a).
const FIXED: [(i8, i8); 5] = [(1, 1), (6, 19), (7, 4), (11, 11), (12, 25)];
/// Those on the nth weekday of a month, the last one if it is -1: 5 U.S.C. 6103(a).
const BY_WEEKDAY: [(i8, i8, Weekday); 6] = [
    (1, 3, Weekday::Monday),
    (2, 3, Weekday::Monday),
    (5, -1, Weekday::Monday),
    (9, 1, Weekday::Monday),
    (10, 2, Weekday::Monday),
    (11, 4, Weekday::Thursday),
];

/// Whether a federal holiday of the United States is kept on this day. One on a Saturday is kept on the Friday before, one on a Sunday
/// on the Monday after: 5 U.S.C. 6103(b), Executive Order 11582.
fn is_federal_holiday(day: Date) -> bool {
    let fixed = |date: Date| FIXED.contains(&(date.month(), date.day()));
    let neighbour = match day.weekday() {
        Weekday::Monday => day.yesterday(),
        Weekday::Friday => day.tomorrow(),
        _ => Ok(day),
    };
    let by_weekday = BY_WEEKDAY.iter().any(|&(month, nth, weekday)| {
        day.month() == month && day.first_of_month().nth_weekday_of_month(nth, weekday).is_ok_and(|date| date == day)
    });
    fixed(day) || neighbour.is_ok_and(fixed) || by_weekday
}

fn is_business_day(day: Date, jurisdiction: &str) -> bool {
    let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    // The holidays of other countries are not known here: there whoever sends the notice states enough days.
    !(weekend || country(jurisdiction) == "US" && is_federal_holiday(day))
}

/// When so many days of business have passed. The day of the notice does not count.
pub(crate) fn end_of(began: Timestamp, business_days: u16, jurisdiction: &str) -> Timestamp {
    let mut day = began.to_zoned(TimeZone::UTC).date();
    let mut left = business_days;
    while left > 0 {
        let Ok(next) = day.tomorrow() else { return Timestamp::MAX };
        day = next;
        if is_business_day(day, jurisdiction) {
            left -= 1;
        }
    }
    let midnight = day.checked_add(1.day()).and_then(|next| next.to_zoned(TimeZone::UTC));
    midnight.and_then(|at| at.timestamp().checked_add(LAST_ZONE)).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekends_and_federal_holidays_do_not_count() {
        for (began, days, jurisdiction, ends) in [
            // Over a weekend.
            ("2026-10-21T15:00:00Z", 5, "US-CO", "2026-10-29T12:00:00Z"),
            // Thanksgiving; elsewhere it is a day of business.
            ("2026-11-24T15:00:00Z", 5, "US", "2026-12-03T12:00:00Z"),
            ("2026-11-24T15:00:00Z", 5, "NL", "2026-12-02T12:00:00Z"),
            // Independence Day of 2026 is a Saturday, kept on the Friday; Christmas of 2022 a Sunday, kept on the Monday.
            ("2026-07-02T00:00:00Z", 1, "US-NY", "2026-07-07T12:00:00Z"),
            ("2022-12-23T00:00:00Z", 1, "US", "2022-12-28T12:00:00Z"),
            // New Year's Day of 2028 is a Saturday: kept in the year before.
            ("2027-12-30T00:00:00Z", 1, "US", "2028-01-04T12:00:00Z"),
            ("2026-05-22T23:59:59Z", 1, "US", "2026-05-27T12:00:00Z"),
        ] {
            assert_eq!(end_of(began.parse().unwrap(), days, jurisdiction).to_string(), ends, "{began} {jurisdiction}");
        }
    }
}
