//! Written forms as the tables hold them. The build script uses this file too.

use unicode_normalization::UnicodeNormalization;

/// What the tables of headings and words are compared in: lower case, without the accents of Latin, Greek and Cyrillic letters.
#[must_use]
pub fn plain(text: &str) -> String {
    let bare = text.nfkd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase);
    bare.filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| match c {
            'ı' => 'i',
            'ł' => 'l',
            'ø' => 'o',
            'đ' => 'd',
            '\u{2019}' => '\'',
            other => other,
        })
        .nfc()
        .collect()
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
