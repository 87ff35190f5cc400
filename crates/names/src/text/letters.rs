//! What script a character is in, fast for the blocks names are written in.

use unicode_script::Script;
use unicode_script::UnicodeScript;

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

/// The blocks names are mostly written in that hold nothing but letters.
fn is_in_a_block_of_letters(c: char) -> bool {
    matches!(
        u32::from(c),
        0x400..=0x481
            | 0x48A..=0x52F
            | 0x621..=0x63A
            | 0x641..=0x64A
            | 0x671..=0x6D3
            | 0x904..=0x939
            | 0x4E00..=0x9FA5
            | 0xAC00..=0xD7A3
            | 0xC0..=0xD6
            | 0xD8..=0xF6
            | 0xF8..=0x24F
            | 0x1E00..=0x1EFF
            | 0x391..=0x3A1
            | 0x3A3..=0x3F5
            | 0x561..=0x586
            | 0x5D0..=0x5EA
            | 0x985..=0x98C
            | 0xE01..=0xE30
            | 0x10D0..=0x10FA
            | 0x1200..=0x1248
            | 0x3041..=0x3096
            | 0x30A1..=0x30FA
    )
}

/// Whether a character is a letter, as `char::is_alphabetic`.
pub(crate) fn is_alphabetic(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphabetic() } else { is_in_a_block_of_letters(c) || c.is_alphabetic() }
}

/// Whether a character is a letter or digit.
pub(crate) fn is_letter(c: char) -> bool {
    if c.is_ascii() { c.is_ascii_alphanumeric() } else { is_in_a_block_of_letters(c) || c.is_alphanumeric() }
}

/// Whether a character is visible and stays what it is under NFKC, whatever stands beside it: true only for the blocks names are
/// mostly written in, so that these need no closer look.
pub(crate) fn is_settled(c: char) -> bool {
    matches!(
        u32::from(c),
        0x20..=0x7E
            | 0xC0..=0xFF
            | 0x410..=0x44F
            | 0x621..=0x63A
            | 0x641..=0x64A
            | 0x904..=0x939
            | 0x93E..=0x94D
            | 0x4E00..=0x9FA5
            | 0xAC00..=0xD7A3
    )
}

/// Characters that leave no mark.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
        || c.is_control() && !c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn the_fast_ranges_say_what_the_tables_say() {
        for c in (0..=0x2FFFF).filter_map(char::from_u32) {
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?} {:x}", u32::from(c));
            assert_eq!(is_letter(c), c.is_alphanumeric(), "{c:?}");
            if is_settled(c) {
                assert!(!crate::text::letters::is_invisible(c), "{c:?}");
                assert!(std::iter::once(c).nfkc().eq([c]), "{c:?}");
                // Nothing of these blocks composes with a neighbour of them.
                for before in ['a', 'é', 'क', 'न', 'ا', '가', 'и'] {
                    assert!([before, c].into_iter().nfkc().eq([before, c]), "{before:?} {c:?}");
                }
            }
        }
    }
}
