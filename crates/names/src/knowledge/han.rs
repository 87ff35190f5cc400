//! What is known of Han characters, and small facts about kana.

use crate::knowledge::lines::HAN;
use crate::knowledge::lists;

/// One field of readings of a character, separated by commas; empty when nothing is known.
pub(crate) fn field(c: char, field: usize) -> &'static str {
    HAN.get(c).map_or("", |line| cell(line, field))
}

/// One cell of a line of cells separated by tabs.
fn cell(line: &'static str, at: usize) -> &'static str {
    let mut rest = line;
    for _ in 0..at {
        let Some(tab) = rest.as_bytes().iter().position(|b| *b == b'\t') else { return "" };
        rest = &rest[tab + 1..];
    }
    let end = rest.as_bytes().iter().position(|b| *b == b'\t').unwrap_or(rest.len());
    &rest[..end]
}

/// Whether anything is known of a character.
pub(crate) fn is_known(c: char) -> bool {
    HAN.get(c).is_some()
}

pub(crate) fn is_kana(c: char) -> bool {
    ('\u{3041}'..='\u{30FF}').contains(&c)
}

/// Hiragana as katakana; everything else unchanged.
pub(crate) fn katakana(c: char) -> char {
    match c {
        '\u{3041}'..='\u{3096}' => char::from_u32(u32::from(c) + 0x60).unwrap_or(c),
        _ => c,
    }
}

/// Characters that are one name written in two forms (simplified, traditional, Japanese).
pub(crate) fn same_character(a: char, b: char) -> bool {
    if a == b {
        return true;
    }
    lists::HAN_FORMS.binary_search(&(a, b)).is_ok()
}
