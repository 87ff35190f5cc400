//! Members of JSON by their pointers, and the values that they hold.

use crosscheck_compare::periods;
use crosscheck_markup::Json;
use crosscheck_model::{PartialDate, Period, PeriodEnd};
use jiff::Timestamp;
use serde_json::Value;

use super::Item;

/// Elements of one list that are looked at.
const MAX_ITEMS: usize = 200;
/// Numbers from here on are milliseconds since 1970, below it seconds (in seconds, the year 5138).
const MILLISECONDS: i64 = 100_000_000_000;
/// What forms and programs write where nothing is stated.
const BLANKS: [&str; 8] = ["n/a", "-", "--", "none", "null", "undefined", "unknown", "not specified"];

/// Every member that a pointer leads to; a missing one is nothing.
pub(super) fn find<'v>(json: &Json<'v>, pointer: &str) -> Vec<Json<'v>> {
    let mut found = vec![json.clone()];
    for step in pointer.split('/').skip(1) {
        found = if step == "*" {
            let all = |json: &Json<'v>| {
                if json.is_array() { json.items() } else { json.members().into_iter().map(|(_, json)| json).collect() }
            };
            found.iter().flat_map(all).take(MAX_ITEMS).collect()
        } else if let Ok(index) = step.parse::<usize>() {
            found.iter().filter_map(|json| json.items().into_iter().nth(index).or_else(|| json.get(step))).collect()
        } else {
            let key = step.replace("~1", "/").replace("~0", "~");
            found.iter().filter_map(|json| json.get(&key)).collect()
        };
    }
    found
}

/// The first member that a pointer leads to; the empty pointer leads nowhere.
pub(super) fn first<'v>(json: &Json<'v>, pointer: &str) -> Option<Json<'v>> {
    if pointer.is_empty() { None } else { find(json, pointer).into_iter().next() }
}

/// A text or number that states something; of an XML element with attributes, its text.
pub(super) fn stated(json: &Json<'_>) -> Option<String> {
    json.word().or_else(|| json.get("#text")?.word()).filter(|word| !BLANKS.contains(&word.to_lowercase().as_str()))
}

/// The text that a pointer leads to.
pub(super) fn text(json: &Json<'_>, pointer: &str) -> Option<String> {
    stated(&first(json, pointer)?)
}

/// A time as sites write it.
pub(super) fn time(written: &str) -> Option<Timestamp> {
    if let Ok(number) = written.parse::<i64>() {
        return if number.abs() >= MILLISECONDS {
            Timestamp::from_millisecond(number)
        } else {
            Timestamp::from_second(number)
        }
        .ok();
    }
    let text = written.trim();
    if let Some(seconds) = text.strip_suffix(".0").and_then(|whole| whole.parse().ok()) {
        return Timestamp::from_second(seconds).ok();
    }
    text.parse().ok().or_else(|| in_words(text)).or_else(|| text.replacen(' ', "T", 1).parse().ok()).or_else(|| {
        // Without an offset: most interfaces mean UTC.
        let date = jiff::civil::DateTime::strptime("%Y-%m-%dT%H:%M:%S", text.replacen(' ', "T", 1).get(..19)?).ok();
        let day = || jiff::civil::Date::strptime("%Y-%m-%d", text).ok().map(|date| date.at(0, 0, 0, 0));
        date.or_else(day)?.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|time| time.timestamp())
    })
}

/// A time with the month as a word: feeds (RFC 2822), logs of the C library, `Apr 14, 2023`.
fn in_words(text: &str) -> Option<Timestamp> {
    if let Ok(time) = jiff::fmt::rfc2822::parse(text) {
        return Some(time.timestamp());
    }
    if let Ok(time) = jiff::Zoned::strptime("%a %b %d %H:%M:%S %z %Y", text) {
        return Some(time.timestamp());
    }
    let day =
        ["%b %d, %Y", "%B %d, %Y", "%d %b %Y"].iter().find_map(|form| jiff::civil::Date::strptime(form, text).ok())?;
    Some(day.to_zoned(jiff::tz::TimeZone::UTC).ok()?.timestamp())
}

/// A date: text, a year, seconds since 1970, or an object with year, month and day (each perhaps in a member `value`).
pub(super) fn date(json: &Json<'_>) -> Option<PartialDate> {
    if json.is_object() {
        let part = |key: &str| {
            let part = json.get(key)?;
            let part = part.get("value").unwrap_or(part);
            part.word()?.trim().parse::<i16>().ok().filter(|number| *number > 0)
        };
        let (year, month, day) = (part("year")?, part("month"), part("day"));
        let small = |number: i16, most: u8| u8::try_from(number).ok().filter(|number| *number <= most);
        return Some(PartialDate {
            year,
            month: month.and_then(|month| small(month, 12)),
            day: day.and_then(|day| small(day, 31)),
        });
    }
    let written = json.word()?;
    if let Value::Number(number) = json.value() {
        let number = number.as_i64()?;
        if (1900..=2100).contains(&number) {
            return Some(PartialDate::year(i16::try_from(number).ok()?));
        }
        let date = time(&written)?.to_zoned(jiff::tz::TimeZone::UTC).date();
        return Some(PartialDate {
            year: date.year(),
            month: u8::try_from(date.month()).ok(),
            day: u8::try_from(date.day()).ok(),
        });
    }
    crate::dates::partial(&written).or_else(|| periods::parse_date(&written))
}

/// When an item was.
pub(super) fn period(json: &Json<'_>, item: &Item) -> Period {
    let start = first(json, item.start).and_then(|start| date(&start));
    let end = first(json, item.end);
    let current = first(json, item.current).is_some_and(|current| *current.value() == Value::Bool(true));
    let written = end.as_ref().and_then(Json::word);
    let end = match end.as_ref().and_then(date) {
        Some(end) => PeriodEnd::On(end),
        None if current || written.is_some_and(|text| periods::is_present(&text)) => PeriodEnd::Present,
        None => PeriodEnd::Unstated,
    };
    Period { start, end }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn pointers_go_through_lists_and_objects() {
        let value = json!({"a": [{"b": 1}, {"b": "two"}, {}], "o": {"x": {"u": "n/a"}, "y": {"u": "v"}}, "e/f": [5]});
        let root = Json::root(&value);
        let words = |pointer: &str| find(&root, pointer).iter().filter_map(stated).collect::<Vec<_>>();
        assert_eq!(words("/a/*/b"), ["1", "two"]);
        assert_eq!(words("/o/*/u"), ["v"]);
        assert_eq!(words("/e~1f/0"), ["5"]);
        assert!(words("/a/b").is_empty() && first(&root, "").is_none());
    }

    #[test]
    fn times_and_dates_of_every_form() {
        for written in
            ["2024-03-05T10:00:00Z", "2024-03-05 10:00:00", "1709632800", "1709632800000", "2024-03-05T10:00:00.000"]
        {
            assert_eq!(
                time(written).map(|time| time.to_string()).as_deref(),
                Some("2024-03-05T10:00:00Z"),
                "{written}"
            );
        }
        for (written, expected) in [
            ("Mon Jul 16 12:59:01 +0000 2007", "2007-07-16T12:59:01Z"),
            ("Tue, 05 Mar 2024 11:00:00 +0100", "2024-03-05T10:00:00Z"),
            ("Apr 14, 2023", "2023-04-14T00:00:00Z"),
            ("1203420772.0", "2008-02-19T11:32:52Z"),
            ("2015-07-23 07:01:09.296000000", "2015-07-23T07:01:09Z"),
        ] {
            assert_eq!(time(written).map(|time| time.to_string()).as_deref(), Some(expected), "{written}");
        }
        assert!(time("yesterday").is_none());
        for (value, expected) in [
            (json!("2019-03"), "2019-03"),
            (json!(2019), "2019"),
            (json!({"year": {"value": "2019"}, "month": {"value": "03"}, "day": null}), "2019-03"),
            (json!({"year": 2019, "month": 0}), "2019"),
            (json!(1_709_632_800), "2024-03-05"),
            (json!("March 2019"), "2019-03"),
        ] {
            assert_eq!(date(&Json::root(&value)).map(|date| date.to_string()).as_deref(), Some(expected), "{value}");
        }
        assert_eq!(date(&Json::root(&json!({"month": 3}))), None);
    }
}
