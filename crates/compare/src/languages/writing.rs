//! The writing system a letter belongs to, as far as it matters for telling languages apart.

use unicode_script::{Script, UnicodeScript};

/// A writing system. Han and kana are one: Japanese prose mixes them within a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Writing {
    Latin,
    Cyrillic,
    Arabic,
    Devanagari,
    HanKana,
    Hangul,
    Thai,
    Hebrew,
    Bengali,
    Greek,
    Georgian,
    Armenian,
    Tamil,
    Telugu,
    Gujarati,
    Gurmukhi,
    Kannada,
    Malayalam,
    Sinhala,
    Khmer,
    Lao,
    Myanmar,
    Ethiopic,
    /// Letters of a script no language is told for.
    Other,
}

impl Writing {
    /// Letters to a word where the script puts no space between words; `None` where it does. Round figures of common
    /// knowledge, used only to bring shares of such scripts onto the scale of the others.
    pub(super) fn letters_per_word(self) -> Option<usize> {
        match self {
            Self::HanKana => Some(2),
            Self::Thai | Self::Lao | Self::Khmer | Self::Myanmar => Some(4),
            _ => None,
        }
    }
}

/// The writing system of one character; `None` for what belongs to no script by itself (digits, punctuation, marks).
pub(super) fn writing(c: char) -> Option<Writing> {
    match c {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' => {
            return Some(Writing::Latin);
        }
        '\0'..='\u{bf}' => return None,
        // The prolonged sound mark is written in kana words only, whatever Unicode says of its script.
        'ー' => return Some(Writing::HanKana),
        _ => {}
    }
    Some(match c.script() {
        Script::Latin => Writing::Latin,
        Script::Cyrillic => Writing::Cyrillic,
        Script::Arabic => Writing::Arabic,
        Script::Devanagari => Writing::Devanagari,
        Script::Han | Script::Hiragana | Script::Katakana | Script::Bopomofo => Writing::HanKana,
        Script::Hangul => Writing::Hangul,
        Script::Thai => Writing::Thai,
        Script::Hebrew => Writing::Hebrew,
        Script::Bengali => Writing::Bengali,
        Script::Greek => Writing::Greek,
        Script::Georgian => Writing::Georgian,
        Script::Armenian => Writing::Armenian,
        Script::Tamil => Writing::Tamil,
        Script::Telugu => Writing::Telugu,
        Script::Gujarati => Writing::Gujarati,
        Script::Gurmukhi => Writing::Gurmukhi,
        Script::Kannada => Writing::Kannada,
        Script::Malayalam => Writing::Malayalam,
        Script::Sinhala => Writing::Sinhala,
        Script::Khmer => Writing::Khmer,
        Script::Lao => Writing::Lao,
        Script::Myanmar => Writing::Myanmar,
        Script::Ethiopic => Writing::Ethiopic,
        Script::Common | Script::Inherited | Script::Unknown => return None,
        _ => Writing::Other,
    })
}

/// Whether a character continues a word: letters, combining marks and the joiners of Persian and Indic words.
pub(super) fn continues_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphabetic();
    }
    c.is_alphabetic() || is_mark(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// A combining mark: no letter by itself, but part of the word it stands in.
pub(super) fn is_mark(c: char) -> bool {
    !c.is_ascii() && unicode_normalization::char::is_combining_mark(c)
}

/// Whether the letter is kana, and whether it is hiragana.
pub(super) fn kana(c: char) -> Option<bool> {
    match c {
        '\u{3041}'..='\u{309f}' => Some(true),
        '\u{30a1}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ff9f}' => Some(false),
        _ => None,
    }
}
