//! What a server's answer says about asking it again.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use http::{HeaderMap, StatusCode};
use jiff::{SignedDuration, Timestamp};

/// Nobody means a longer pause than this; a header that says so is cut to it.
const LONGEST_PAUSE: SignedDuration = SignedDuration::from_hours(24);
/// Numbers above this are seconds since 1970, below it seconds from now: sites use both for one header.
const SECONDS_OR_DATE: i64 = 1_000_000_000;

/// How a server wants to be treated from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Signal {
    /// Nothing is said.
    Go,
    /// The answer is good, but the next request should wait until then.
    NextAt(Timestamp),
    /// The request was turned away; try again then, if a time is given.
    Later(Option<Timestamp>),
    /// The server is in trouble and does not say for how long.
    Unwell,
}

/// Reads the status, the usual headers and, of a site that has them (`in_body`), the fields of the body.
pub(crate) fn read(in_body: bool, status: StatusCode, headers: &HeaderMap, body: &[u8], now: Timestamp) -> Signal {
    let body = if in_body { body } else { &[] };
    let retry_after = number_or_date(headers, "retry-after", now);
    let reset = if left(headers) == Some(0) { reset(headers, now) } else { None };
    let throttled = throttle_message(status, body);
    match status.as_u16() {
        429 => Signal::Later(retry_after.or(reset)),
        403 if left(headers) == Some(0) || retry_after.is_some() => Signal::Later(retry_after.or(reset)),
        503 if retry_after.is_some() => Signal::Later(retry_after),
        503 => Signal::Unwell,
        _ if throttled.is_some() => Signal::Later(throttled.flatten().map(|wait| after(now, wait))),
        _ => {
            let wait = backoff_field(body).map(|wait| after(now, wait));
            reset.max(wait).map_or(Signal::Go, Signal::NextAt)
        }
    }
}

/// How long to stay away after this many answers without a stated time: doubling from 1 s, up to half as much again so
/// that many clients do not return at once.
pub(crate) fn backoff(attempt: u32) -> Duration {
    let base = Duration::from_secs(1 << attempt.min(6));
    let part = RandomState::new().hash_one(attempt) % 512;
    base + base * u32::try_from(part).unwrap_or(0) / 1024
}

fn left(headers: &HeaderMap) -> Option<u64> {
    let names = ["x-ratelimit-remaining", "ratelimit-remaining", "x-rate-limit-remaining"];
    names.iter().find_map(|name| headers.get(*name)?.to_str().ok()?.trim().parse().ok())
}

fn reset(headers: &HeaderMap, now: Timestamp) -> Option<Timestamp> {
    let names = ["x-ratelimit-reset", "ratelimit-reset", "x-rate-limit-reset"];
    names.iter().find_map(|name| number_or_date(headers, name, now))
}

fn number_or_date(headers: &HeaderMap, name: &str, now: Timestamp) -> Option<Timestamp> {
    let text = headers.get(name)?.to_str().ok()?.trim();
    let whole = text.split('.').next().unwrap_or_default();
    let then = match whole.parse::<i64>() {
        Ok(seconds) if seconds >= SECONDS_OR_DATE => Timestamp::from_second(seconds).unwrap_or(Timestamp::MAX),
        Ok(seconds) => return Some(after(now, SignedDuration::from_secs(seconds))),
        Err(_) => Timestamp::try_from(httpdate::parse_http_date(text).ok()?).ok()?,
    };
    Some(after(now, then.duration_since(now)))
}

fn after(now: Timestamp, wait: SignedDuration) -> Timestamp {
    now.checked_add(wait.clamp(SignedDuration::ZERO, LONGEST_PAUSE)).unwrap_or(Timestamp::MAX)
}

/// Some interfaces ask for a pause inside an answer that is otherwise good.
fn backoff_field(body: &[u8]) -> Option<SignedDuration> {
    // A compact object whose last fields are the paging ones: the end of the text is enough, and cheap.
    let end = &body[body.len().saturating_sub(256)..];
    let text = std::str::from_utf8(end).ok()?;
    let value = text.rsplit_once("\"backoff\":")?.1;
    let digits: String = value.trim_start().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().map(SignedDuration::from_secs)
}

/// The same turn requests away with status 400 and says when in prose.
fn throttle_message(status: StatusCode, body: &[u8]) -> Option<Option<SignedDuration>> {
    if status != StatusCode::BAD_REQUEST || body.len() > 4096 {
        return None;
    }
    let text = std::str::from_utf8(body).ok()?;
    if !text.contains("throttle_violation") {
        return None;
    }
    let wait = text.split_once("available in ").and_then(|(_, rest)| rest.split(' ').next()?.parse().ok());
    Some(wait.map(SignedDuration::from_secs))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-03-01T12:00:00Z";

    fn signal(status: u16, headers: &[(&'static str, &str)], body: &str) -> Signal {
        let headers = headers.iter().map(|(name, value)| ((*name).try_into().unwrap(), value.parse().unwrap()));
        read(true, status.try_into().unwrap(), &headers.collect(), body.as_bytes(), NOW.parse().unwrap())
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn retry_after_is_read_as_seconds_and_as_a_date() {
        let then = at("2026-03-01T12:02:00Z");
        assert_eq!(signal(429, &[("retry-after", "120")], ""), Signal::Later(Some(then)));
        let date = [("retry-after", "Sun, 01 Mar 2026 12:02:00 GMT")];
        assert_eq!(signal(503, &date, ""), Signal::Later(Some(then)));
        assert_eq!(signal(429, &[("retry-after", "soon")], ""), Signal::Later(None));
        assert_eq!(signal(503, &[], ""), Signal::Unwell);
    }

    #[test]
    fn absurd_times_are_cut_to_a_day_and_past_ones_to_now() {
        let day = at("2026-03-02T12:00:00Z");
        for value in ["99999999", "9223372036854775807", "Fri, 01 Jan 2100 00:00:00 GMT"] {
            assert_eq!(signal(429, &[("retry-after", value)], ""), Signal::Later(Some(day)), "{value}");
        }
        for value in ["-5", "0", "Fri, 01 Jan 1999 00:00:00 GMT"] {
            assert_eq!(signal(429, &[("retry-after", value)], ""), Signal::Later(Some(at(NOW))), "{value}");
        }
    }

    #[test]
    fn a_spent_github_quota_is_a_limit_and_an_ordinary_403_is_not() {
        let spent = [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1772366460")];
        assert_eq!(signal(403, &spent, ""), Signal::Later(Some(at("2026-03-01T12:01:00Z"))));
        assert_eq!(signal(403, &[("x-ratelimit-remaining", "41")], ""), Signal::Go);
        // The last good answer of a window: the next request waits.
        assert_eq!(signal(200, &spent, ""), Signal::NextAt(at("2026-03-01T12:01:00Z")));
        let gitlab = [("ratelimit-remaining", "0"), ("ratelimit-reset", "30")];
        assert_eq!(signal(200, &gitlab, ""), Signal::NextAt(at("2026-03-01T12:00:30Z")));
    }

    #[test]
    fn stack_exchange_says_it_in_the_body() {
        let body = r#"{"items":[],"has_more":false,"backoff":10,"quota_max":300,"quota_remaining":299}"#;
        assert_eq!(signal(200, &[], body), Signal::NextAt(at("2026-03-01T12:00:10Z")));
        let thrown = r#"{"error_id":502,"error_message":"too many requests from this IP, more requests available in 90 seconds","error_name":"throttle_violation"}"#;
        assert_eq!(signal(400, &[], thrown), Signal::Later(Some(at("2026-03-01T12:01:30Z"))));
        assert_eq!(signal(400, &[], r#"{"error_name":"bad_parameter"}"#), Signal::Go);
    }

    #[test]
    fn back_off_doubles_and_spreads() {
        for attempt in 0..4 {
            let base = Duration::from_secs(1 << attempt);
            let waits: Vec<_> = (0..64).map(|_| backoff(attempt)).collect();
            assert!(waits.iter().all(|wait| (base..base * 3 / 2).contains(wait)));
            assert!(waits.iter().any(|wait| *wait != waits[0]));
        }
        assert!(backoff(u32::MAX) < Duration::from_secs(100));
    }
}
