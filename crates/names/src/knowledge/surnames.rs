//! The Latin spellings of Korean and Chinese surnames.

use crate::knowledge::lists::{self, find};

/// The spellings of a Korean surname in Hangul.
pub(crate) fn korean(hangul: &str) -> &'static [&'static str] {
    find(lists::KOREAN, hangul).unwrap_or_default()
}

/// The spellings of a Chinese surname.
pub(crate) fn chinese(han: &str) -> &'static [&'static str] {
    find(lists::CHINESE, han).unwrap_or_default()
}

/// The readings of a surname whose characters have other readings as well, syllable by syllable: in Mandarin, in Cantonese.
pub(crate) fn readings(han: &str) -> Option<(&'static str, Option<&'static str>)> {
    let rows = lists::SURNAME_READINGS;
    rows.binary_search_by_key(&han, |row| row.0).ok().map(|at| (rows[at].1, rows[at].2))
}
