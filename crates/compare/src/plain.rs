//! Written forms as the tables hold them. The build script uses this file too.

use unicode_normalization::UnicodeNormalization;

// The one file in which it stands; the crate of names uses no other, and its build script this file as well.
#[path = "../../names/src/text/plain.rs"]
mod lower;

/// What the tables of headings and words are compared in: lower case, without the accents of Latin, Greek and Cyrillic letters.
#[must_use]
pub fn plain(text: &str) -> String {
    lower::plain(text)
}

/// Longer entries of a list are no language names.
const MAX_CHARS: usize = 256;

/// What names of languages are compared in. Latin, Greek and Cyrillic marks are left out on both sides: people type
/// Francais and Turkce.
pub(crate) fn plain_language(written: &str) -> String {
    let bare = written
        .trim()
        .nfd()
        .take(MAX_CHARS)
        .flat_map(char::to_lowercase)
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c));
    bare.nfc().collect()
}
