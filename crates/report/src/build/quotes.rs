//! Quotes as people read them. Readers give most of them so; what still comes as a machine writes it is put into words here,
//! with the letters beside it.

use crosscheck_model::{Evidence, ReadBy, Topic};
use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

use crate::wording;

/// The quote in words, and what stands there to the letter where that is something else.
pub(super) fn readable(evidence: &Evidence, topic: Topic, is_picture: bool) -> (String, Option<String>) {
    let quote = evidence.quote.expose();
    let raw = evidence.raw.as_ref().map(|raw| raw.expose().to_owned());
    let words = if is_picture && quote.contains("://") || quote.starts_with("data:image/") {
        Some("a picture".to_owned())
    } else if evidence.read_by == ReadBy::Git {
        signature(quote)
    } else if matches!(topic, Topic::Hours | Topic::Account) {
        time(quote)
    } else {
        without_scheme(quote)
    };
    match words {
        Some(words) => (words, Some(raw.unwrap_or_else(|| quote.to_owned()))),
        None => (quote.to_owned(), raw),
    }
}

/// A header of a commit, `author NAME <MAIL> SECONDS OFFSET`, in words.
fn signature(header: &str) -> Option<String> {
    let (role, rest) = header.split_once(' ')?;
    let role = match role {
        "author" => "written",
        "committer" => "committed",
        _ => return None,
    };
    let (who, time) = rest.rsplit_once("> ")?;
    let (seconds, offset) = time.split_once(' ')?;
    let instant = Timestamp::from_second(seconds.parse().ok()?).ok()?;
    let local = instant.to_zoned(TimeZone::fixed(offset_of(offset)?));
    Some(format!("{role} by {who}>, {} ({})", local.strftime("%-d %B %Y, %H:%M"), zone(local.offset())))
}

/// A time as a machine writes it, RFC 3339 or seconds since 1970, in words. Only where a time is expected: a telephone number
/// looks the same.
fn time(text: &str) -> Option<String> {
    let written = text.parse::<Timestamp>().ok();
    let seconds = || Timestamp::from_second(text.parse().ok()?).ok();
    written.or_else(|| seconds().filter(|_| text.len() >= 9)).map(|at| wording::when(&at.to_string()))
}

/// `mailto:jane@example.org` as `jane@example.org`.
fn without_scheme(text: &str) -> Option<String> {
    let rest = text.strip_prefix("mailto:").or_else(|| text.strip_prefix("tel:"))?;
    (!rest.is_empty()).then(|| rest.to_owned())
}

/// `+0930` as an offset.
fn offset_of(text: &str) -> Option<Offset> {
    let number: i32 = text.parse().ok()?;
    Offset::from_seconds(number / 100 * 3600 + number % 100 * 60).ok()
}

/// `UTC`, `UTC+03:00`.
fn zone(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    match minutes {
        0 => "UTC".to_owned(),
        _ => {
            let sign = if minutes < 0 { '−' } else { '+' };
            format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    }
}

/// A quote in one line of at most so many characters.
pub(crate) fn shortened_to(quote: &str, most: usize) -> String {
    let line = quote.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::{shortened_to, signature, time, without_scheme};

    #[test]
    fn a_commit_header_becomes_words_and_nothing_else_does() {
        assert_eq!(
            signature("author Ada Example <ada@example.org> 1744013940 +0300").as_deref(),
            Some("written by Ada Example <ada@example.org>, 7 April 2025, 11:19 (UTC+03:00)")
        );
        assert_eq!(
            signature("committer A <a@example.org> 0 -0930").as_deref(),
            Some("committed by A <a@example.org>, 31 December 1969, 14:30 (UTC−09:30)")
        );
        assert_eq!(
            signature("author  <> 0 +0000").as_deref(),
            Some("written by  <>, 1 January 1970, 00:00 (UTC)"),
            "an empty signature is still one"
        );
        for other in ["author of books", "author A <a> x +0000", "author A <a> 99999999999999999 +0000", "tree 12", ""]
        {
            assert_eq!(signature(other), None, "{other}");
        }
    }

    #[test]
    fn times_and_addresses_lose_what_only_a_machine_wants() {
        assert_eq!(time("1779000000").as_deref(), Some("17 May 2026, 06:40 UTC"));
        assert_eq!(time("2026-10-29T01:30:00.000Z").as_deref(), Some("29 October 2026, 01:30 UTC"));
        for other in ["2019", "yesterday", "", "-", "99999999999999999999"] {
            assert_eq!(time(other), None, "{other}");
        }
        assert_eq!(without_scheme("mailto:a@example.org").as_deref(), Some("a@example.org"));
        assert_eq!((without_scheme("mailto:"), without_scheme("a@example.org")), (None, None));
    }

    #[test]
    fn a_long_quote_is_cut_between_characters() {
        assert_eq!(shortened_to("a  b\nc", 10), "a b c");
        assert_eq!(shortened_to("日本語日本語", 3), "日本語…");
    }
}
