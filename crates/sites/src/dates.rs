//! Times as APIs, feeds and markup write them: ISO 8601 and RFC 2822. Dates in prose are `compare`'s.

use crosscheck_model::{OffsetTime, PartialDate};
use jiff::Timestamp;
use jiff::fmt::rfc2822;

/// Offsets beyond these do not exist (UTC-12 to UTC+14).
const OFFSETS: std::ops::RangeInclusive<i32> = -12 * 3_600..=14 * 3_600;

/// An ISO 8601 time with its offset. `Z` says that the site converted to UTC, so no offset survived.
pub(crate) fn iso(text: &str) -> Option<OffsetTime> {
    let text = text.trim();
    let instant: Timestamp = text.parse().ok()?;
    let offset_seconds = if text.ends_with(['Z', 'z']) { None } else { numeric_offset(text.get(10..)?) };
    Some(OffsetTime { instant, offset_seconds })
}

/// An RFC 2822 date header, with its offset.
pub(crate) fn header(text: &str) -> Option<OffsetTime> {
    let text = text.trim();
    let instant = rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
    Some(OffsetTime { instant, offset_seconds: numeric_offset(text.rsplit(' ').next()?) })
}

/// Seconds since 1970 and `+hhmm`, as git stores them.
pub(crate) fn git(seconds: &str, offset: &str) -> Option<OffsetTime> {
    let instant = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    Some(OffsetTime { instant, offset_seconds: numeric_offset(offset) })
}

/// The last `+hhmm`, `+hh:mm` or `+hh` of a text. `-0000` means "unknown" where it is written.
fn numeric_offset(text: &str) -> Option<i32> {
    let at = text.rfind(['+', '-'])?;
    let (sign, digits) = text[at..].split_at(1);
    let digits: String = digits.chars().filter(|c| *c != ':').collect();
    if !matches!(digits.len(), 2 | 4) || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let hours: i32 = digits.get(..2)?.parse().ok()?;
    let minutes: i32 = digits.get(2..4).map_or(Some(0), |minutes| minutes.parse().ok())?;
    let seconds = hours * 3_600 + minutes * 60;
    if minutes > 59 || (sign == "-" && seconds == 0) {
        return None;
    }
    let seconds = if sign == "-" { -seconds } else { seconds };
    OFFSETS.contains(&seconds).then_some(seconds)
}

/// `2019`, `2019-03`, `2019-03-01` or a full time; nothing else.
pub(crate) fn partial(text: &str) -> Option<PartialDate> {
    let date = text.trim().split(['T', ' ']).next()?;
    let mut parts = date.split('-');
    let year = parts.next().filter(|year| year.len() == 4)?.parse().ok()?;
    let part = |text: Option<&str>, most: u8| match text {
        None => Some(None),
        Some(text) => text.parse().ok().filter(|number| (1..=most).contains(number)).map(Some),
    };
    let month = part(parts.next(), 12)?;
    let day = part(parts.next(), 31)?;
    if parts.next().is_some() { None } else { Some(PartialDate { year, month, day }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offset(time: Option<OffsetTime>) -> Option<i32> {
        time.unwrap().offset_seconds
    }

    #[test]
    fn z_is_not_plus_zero() {
        assert_eq!(offset(iso("2024-03-05T10:11:12Z")), None);
        assert_eq!(offset(iso("2024-03-05T10:11:12+00:00")), Some(0));
        assert_eq!(offset(iso("2024-03-05T10:11:12.123-03:30")), Some(-12_600));
        assert_eq!(offset(git("1700000000", "+0000")), Some(0));
        assert_eq!(offset(git("1700000000", "+0545")), Some(20_700));
        assert_eq!(offset(header("Tue, 5 Mar 2024 10:11:12 +0900")), Some(32_400));
    }

    #[test]
    fn impossible_offsets_are_unknown_and_impossible_times_nothing() {
        assert_eq!(offset(git("1700000000", "+5118")), None);
        assert_eq!(offset(git("1700000000", "-0000")), None);
        assert_eq!(git("99999999999999999999", "+0000"), None);
        assert_eq!(iso("yesterday"), None);
        assert_eq!(header(""), None);
    }

    #[test]
    fn dates_are_as_precise_as_written() {
        assert_eq!(partial("2019"), Some(PartialDate::year(2019)));
        assert_eq!(partial("2019-03"), Some(PartialDate::month(2019, 3)));
        assert_eq!(partial("2019-03-01T00:00:00Z").unwrap().day, Some(1));
        assert_eq!(partial("2019-13"), None);
        assert_eq!(partial("03/2019"), None);
    }
}
