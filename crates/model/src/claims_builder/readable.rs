//! Words that a person can read, for what stands in a source as a machine writes it: seconds since 1970, the head of a commit,
//! the address of a picture.

use jiff::tz::{Offset, TimeZone};

use crate::{Commit, OffsetTime};

/// What a picture is quoted as; its address is what stands there to the letter.
pub(super) const PICTURE: &str = "a picture";

/// A time as people write one; its words if they are no bare number.
pub(super) fn time(time: &OffsetTime, words: &str) -> String {
    if is_written_for_machines(words) { in_words(time) } else { words.trim().to_owned() }
}

/// Author and time of a commit.
pub(super) fn commit(commit: &Commit) -> String {
    let (name, email) = (commit.author_name.expose().trim(), commit.author_email.expose().trim());
    let when = in_words(&commit.authored);
    match (name.is_empty(), email.is_empty()) {
        (false, false) => format!("commit by {name} <{email}>, {when}"),
        (false, true) => format!("commit by {name}, {when}"),
        (true, false) => format!("commit by <{email}>, {when}"),
        (true, true) => format!("commit, {when}"),
    }
}

/// `2025-05-20 17:36 +02:00` where the offset survived, else `2025-05-20 15:36 UTC`.
fn in_words(time: &OffsetTime) -> String {
    match time.offset_seconds.and_then(|seconds| Offset::from_seconds(seconds).ok()) {
        Some(offset) => time.instant.to_zoned(TimeZone::fixed(offset)).strftime("%Y-%m-%d %H:%M %:z").to_string(),
        None => time.instant.to_zoned(TimeZone::UTC).strftime("%Y-%m-%d %H:%M UTC").to_string(),
    }
}

/// A bare number: no person reads a time off `1747756560`.
pub(super) fn is_written_for_machines(words: &str) -> bool {
    let words = words.trim();
    words.len() > 4 && words.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
}
