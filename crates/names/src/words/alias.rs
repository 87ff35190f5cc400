//! A name and another name of the same person written behind it: "Ng Ah Moi @ Ng Mei Hua", "Tan Wei Ling (Chen Weiling)".

use std::borrow::Cow;

use crate::knowledge::lexicon::flag;
use crate::words::written::{Kind, Word, Writing, Written};

/// The two names that are written one behind the other, where each is a whole East Asian name.
pub(crate) fn of<'n>(name: &'n Written<'_>) -> Option<[Written<'n>; 2]> {
    let text: &str = &name.text;
    // Looked for in the bytes first: most names have neither sign.
    let (sign, end) = match text.bytes().position(|b| matches!(b, b'@' | b'(' | 0xEF)) {
        Some(_) => (text.find(['@', '(', '（'])?, text.rfind([')', '）']).unwrap_or(text.len())),
        None => return None,
    };
    let part = |from: usize, to: usize| {
        let words: Vec<Word> = name.words.iter().filter(|w| w.span.0 >= from && w.span.1 <= to).cloned().collect();
        is_whole(&words).then_some(Written { text: Cow::Borrowed(text), words, comma: None, handle: name.handle })
    };
    let parts = [part(0, sign)?, part(sign, end)?];
    (parts[0].words.len() + parts[1].words.len() == name.words.len()).then_some(parts)
}

/// A surname of the lists and a given name, or a name in characters.
fn is_whole(words: &[Word]) -> bool {
    const EASTERN: u32 = flag::CHINESE | flag::KOREAN;
    let compact = |w: &Word| matches!(w.writing, Writing::Han | Writing::Hangul) && w.plain.chars().count() > 1;
    let names = words.iter().filter(|w| w.kind == Kind::Name).count();
    words.iter().any(compact) || names > 1 && words.iter().any(|w| w.has(EASTERN))
}
