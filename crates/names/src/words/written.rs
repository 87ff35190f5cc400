//! A written name taken apart into words.

use std::borrow::Cow;

use crate::knowledge::lexicon::Entry;

/// How the letters of a word are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Writing {
    Latin,
    Cyrillic,
    Greek,
    Armenian,
    Georgian,
    Hebrew,
    Arabic,
    Devanagari,
    Bengali,
    Tamil,
    Ethiopic,
    Thai,
    Hangul,
    Kana,
    Han,
    Other,
}

/// What a word does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Name,
    Initial,
    Particle,
    Title,
    Suffix,
}

/// One word of a name.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// Bytes of it in [`Written::text`].
    pub(crate) span: (usize, usize),
    pub(crate) writing: Writing,
    pub(crate) kind: Kind,
    /// The letters that are compared: plain a-z for Latin, lower case without accents for the others.
    pub(crate) plain: String,
    /// The other customary folding of a Latin word (ü = ue).
    pub(crate) other: Option<String>,
    /// Whether it hangs on the word before by a hyphen.
    pub(crate) joined: bool,
    /// Whether it carries marks that only Vietnamese uses, which tell names apart.
    pub(crate) vietnamese: bool,
    pub(crate) entry: Option<&'static Entry>,
}

impl Word {
    pub(crate) fn has(&self, bits: u32) -> bool {
        self.entry.is_some_and(|e| e.flags & bits != 0)
    }
}

/// A name taken apart.
#[derive(Debug)]
pub(crate) struct Written<'a> {
    pub(crate) text: Cow<'a, str>,
    pub(crate) words: Vec<Word>,
    /// Number of words before the first comma, when there is one with words on both sides.
    pub(crate) comma: Option<usize>,
    /// Digits or an underscore inside: more of a handle than a name.
    pub(crate) handle: bool,
}

impl Written<'_> {
    pub(crate) fn part(&self, word: &Word) -> &str {
        self.text.get(word.span.0..word.span.1).unwrap_or_default()
    }
}
