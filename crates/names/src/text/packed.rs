//! A word in plain letters, laid out so that a spelling of up to eight letters is compared in one step.

use crate::limits::WORD_LETTERS;
use crate::text::packing::{consonant, is_vowel};

/// Plain lower-case letters with a window of eight letters at each position.
#[derive(Clone)]
pub(crate) struct Text {
    len: usize,
    /// The consonants that occur, as [`consonants`] tells them.
    consonants: u32,
    bytes: [u8; WORD_LETTERS + 8],
}

impl Text {
    /// The letters of `s` with doubled consonants written once; `None` when it is too long or not plain.
    pub(crate) fn collapsed(s: &str) -> Option<Text> {
        Text::of(s, true)
    }

    /// The letters of `s`; `None` when it is too long or not plain.
    pub(crate) fn plain(s: &str) -> Option<Text> {
        Text::of(s, false)
    }

    fn of(s: &str, once: bool) -> Option<Text> {
        let mut t = Text { len: 0, consonants: 0, bytes: [0; WORD_LETTERS + 8] };
        let mut last = 0u8;
        for &b in s.as_bytes() {
            if once && b == last && !is_vowel(b) {
                continue;
            }
            if t.len >= WORD_LETTERS || !b.is_ascii_lowercase() {
                return None;
            }
            t.bytes[t.len] = b;
            t.len += 1;
            t.consonants |= consonant(b);
            last = b;
        }
        (t.len > 0).then_some(t)
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }

    pub(crate) fn consonants(&self) -> u32 {
        self.consonants
    }

    pub(crate) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }

    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.bytes[at]
    }

    /// Eight letters from `at` on, little end first; zeros behind the end.
    pub(crate) fn window(&self, at: usize) -> u64 {
        let mut w = [0u8; 8];
        w.copy_from_slice(&self.bytes[at..at + 8]);
        u64::from_le_bytes(w)
    }
}
