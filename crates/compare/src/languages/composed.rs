//! A text in composed form (NFC), with the way back to the bytes as they were given.

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A text composed before anything else looks at it, so that decomposed input is read exactly as composed input is.
#[derive(Debug)]
pub(super) struct Composed<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where stretches begin in `text` and in the input; empty when the two are the same.
    starts: Vec<(usize, usize)>,
    input_end: usize,
}

impl<'a> Composed<'a> {
    pub(super) fn new(input: &'a str) -> Self {
        if input.is_ascii() || is_nfc_quick(input.chars()) == IsNormalized::Yes {
            return Self { text: Cow::Borrowed(input), starts: Vec::new(), input_end: input.len() };
        }
        let mut text = String::with_capacity(input.len());
        let mut starts = Vec::new();
        let mut start = 0;
        let ends = input.char_indices().skip(1).filter(|&(_, c)| stands_alone(c)).map(|(at, _)| at);
        for end in ends.chain(std::iter::once(input.len())) {
            starts.push((text.len(), start));
            let stretch = &input[start..end];
            if stretch.len() == 1 {
                text.push_str(stretch)
            } else {
                text.extend(stretch.nfc())
            }
            start = end;
        }
        Self { text: Cow::Owned(text), starts, input_end: input.len() }
    }

    /// The bytes of the input that a range of the composed text came from.
    pub(super) fn back(&self, range: Range<usize>) -> Range<usize> {
        if self.starts.is_empty() {
            return range;
        }
        let after = self.starts.partition_point(|&(composed, _)| composed <= range.start);
        let start = after.checked_sub(1).map_or(0, |at| self.starts[at].1);
        let end = self.starts.partition_point(|&(composed, _)| composed < range.end);
        start..self.starts.get(end).map_or(self.input_end, |&(_, input)| input)
    }
}

/// Whether the character never joins with what stands before it: marks and the later parts of a Hangul syllable do.
fn stands_alone(c: char) -> bool {
    c.is_ascii()
        || !(unicode_normalization::char::is_combining_mark(c)
            || matches!(c, '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7ff}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_words_are_found_where_they_stand() {
        let input = "abc gio\u{302}\u{301}ng E\u{300} 한국 का";
        let composed = Composed::new(input);
        assert!(composed.text.nfc().eq(input.nfc()));
        for word in ["abc", "giống", "È", "한국", "का"] {
            let at = composed.text.find(word).unwrap();
            let range = composed.back(at..at + word.len());
            assert!(input[range.clone()].nfc().eq(word.chars()), "{word}: {}", &input[range]);
        }
    }

    #[test]
    fn composed_text_is_not_copied() {
        assert!(matches!(Composed::new("déjà vu, 한국").text, Cow::Borrowed(_)));
    }

    #[test]
    fn marks_without_a_letter_do_no_harm() {
        for input in ["\u{301}", "\u{301}\u{323}a", "\u{1161}\u{1161}", "\u{344}", ""] {
            let composed = Composed::new(input);
            assert_eq!(composed.back(0..composed.text.len()), 0..input.len());
        }
    }
}
