//! What script a character is in, fast for the blocks names are written in.

use unicode_script::{Script, UnicodeScript};

/// The script of a character.
pub(crate) fn script(c: char) -> Script {
    match u32::from(c) {
        0x41..=0x5A | 0x61..=0x7A | 0xC0..=0xD6 | 0xD8..=0xF6 | 0xF8..=0x24F | 0x1E00..=0x1EFF => Script::Latin,
        0x391..=0x3A1 | 0x3A3..=0x3C9 => Script::Greek,
        0x400..=0x482 | 0x48A..=0x52F => Script::Cyrillic,
        0x621..=0x63A | 0x641..=0x64A | 0x671..=0x6D3 => Script::Arabic,
        0x904..=0x939 | 0x93E..=0x94F => Script::Devanagari,
        0x985..=0x9B9 | 0x9BE..=0x9CD => Script::Bengali,
        0x4E00..=0x9FA5 => Script::Han,
        0xAC00..=0xD7A3 => Script::Hangul,
        0x3041..=0x3096 => Script::Hiragana,
        0x30A1..=0x30FA => Script::Katakana,
        0x00..=0x40 | 0x5B..=0x60 | 0x7B..=0xA9 => Script::Common,
        _ => c.script(),
    }
}

/// Whether a character is a letter or digit.
pub(crate) fn is_letter(c: char) -> bool {
    match u32::from(c) {
        0..=0x7F => c.is_ascii_alphanumeric(),
        0x400..=0x481
        | 0x48A..=0x52F
        | 0x621..=0x63A
        | 0x641..=0x64A
        | 0x904..=0x939
        | 0x4E00..=0x9FA5
        | 0xAC00..=0xD7A3 => true,
        _ => c.is_alphanumeric(),
    }
}
