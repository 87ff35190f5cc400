//! The form in which words of a text are looked up. Shared with the build scripts that lay lists out in it, here and in
//! `crosscheck-compare`, which includes this file.

use unicode_normalization::UnicodeNormalization;

/// Lower case without the accents of Latin, Greek and Cyrillic letters.
pub(crate) fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let bare = |c: &char| !('\u{300}'..='\u{36f}').contains(c);
    let lower = text.nfkd().filter(bare).flat_map(char::to_lowercase).filter(bare);
    lower
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
