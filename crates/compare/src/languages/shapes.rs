//! Shapes of text that is no prose: markup, links, code, names of technology.

use super::tables::TECHNOLOGY;

/// A markup tag longer than this is taken for a stray `<`.
const MAX_TAG_BYTES: usize = 400;

/// The bytes of code fence, inline code or tag that `rest` begins with.
pub(super) fn markup(rest: &str, first: char) -> Option<usize> {
    match first {
        '`' if rest.starts_with("```") => Some(rest[3..].find("```").map_or(rest.len(), |found| found + 6)),
        '`' => {
            let line = rest.find('\n').unwrap_or(rest.len());
            Some(rest[1..line.max(1)].find('`').map_or(1, |found| found + 2))
        }
        '<' => {
            let tag = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
            let close = rest.bytes().take(MAX_TAG_BYTES).position(|b| b == b'>');
            Some(if tag { close.map_or(1, |close| close + 1) } else { 1 })
        }
        _ => None,
    }
}

/// Whether a stretch of ASCII and Latin letters is a link, address, handle, hashtag, path, file name or code rather than
/// a word.
pub(super) fn is_code(bare: &str) -> bool {
    let Some(first) = bare.bytes().next() else { return false };
    if bare.len() > 1 && matches!(first, b'@' | b'#' | b'/' | b'~' | b'$') {
        return true;
    }
    let (mut digits, mut letters, mut slashes, mut dots, mut dashes) = (0, 0, 0, 0, 0);
    for b in bare.bytes() {
        match b {
            b'0'..=b'9' => digits += 1,
            b'@' | b'_' | b'\\' | b'=' | b'{' | b'}' | b'$' | b'^' | b'%' | b'*' | b'+' if bare.len() > 1 => {
                return true;
            }
            b'/' => slashes += 1,
            b'.' => dots += 1,
            b'-' => dashes += 1,
            _ => letters += 1,
        }
    }
    if letters == 0 {
        return false;
    }
    (digits > 0 && !dated(bare))
        || slashes > 0
        || bare.contains("::")
        || bare.contains("()")
        || bare.contains("->")
        || bare.contains("[]")
        || bare.contains("&&")
        || (dashes > 0 && bare.starts_with("--"))
        || (dots > 0 && is_dotted(bare.trim_end_matches(['.', ','])))
}

/// Numbers that stand with letters in ordinary prose: "1990s", "8-ий", "20th", "18:03h" are dropped all the same, but a
/// number joined to words by punctuation ("1.Text", "2015,dann") is not a reason to drop the words.
fn dated(bare: &str) -> bool {
    !bare.as_bytes().windows(2).any(|pair| {
        (pair[0].is_ascii_digit() && pair[1].is_ascii_alphabetic())
            || (pair[0].is_ascii_alphabetic() && pair[1].is_ascii_digit())
    })
}

/// `host.tld`, `file.ext`, `object.method`: parts joined by dots where the second begins with a small letter. A sentence
/// that lost the space after its full stop begins with a capital.
fn is_dotted(bare: &str) -> bool {
    let mut parts = bare.split('.');
    let Some(first) = parts.next() else { return false };
    let mut any = false;
    for part in parts {
        let Some(c) = part.chars().next() else { return false };
        if !c.is_ascii_lowercase() || part.len() < 2 {
            return false;
        }
        any = true;
    }
    any && !first.is_empty()
}

/// `userName`, `XMLHttpRequest`, `iPhone`: a capital after a small letter inside the word.
pub(super) fn is_camel(raw: &str) -> bool {
    let mut before_lower = false;
    for c in raw.chars() {
        if before_lower && c.is_uppercase() {
            return true;
        }
        before_lower = c.is_lowercase();
    }
    false
}

pub(super) fn is_technology(norm: &str) -> bool {
    let listed = |word: &str| TECHNOLOGY.binary_search(&word).is_ok();
    listed(norm) || norm.strip_suffix("'s").is_some_and(listed)
}
