//! A word of a name as it is compared, with what is worked out about it once.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

use unicode_normalization::UnicodeNormalization;

use crate::knowledge::lexicon::{self, Entry};
use crate::knowledge::spellings::Name;
use crate::outcome::relation::ReadingSystem;
use crate::readings::pattern::Pattern;
use crate::readings::scripts;
use crate::text::liquids::Liquids;
use crate::words::written::{Kind, Word, Writing};

/// A word, or several written as one.
#[derive(Clone, Debug)]
pub(crate) struct Token<'w> {
    pub(crate) writing: Writing,
    pub(crate) kind: Kind,
    pub(crate) plain: Cow<'w, str>,
    pub(crate) other: Option<Cow<'w, str>>,
    pub(crate) entry: Option<&'static Entry>,
    /// The words it is made of: first and behind the last.
    pub(crate) words: (usize, usize),
    /// Lower-case original when it carries Vietnamese marks.
    pub(crate) marked: Option<String>,
    /// Which of the letters m, n, l and r it has.
    pub(crate) liquids: Liquids,
    /// What is known of names that sound alike, looked up when it is first asked for.
    pub(crate) alike: OnceCell<Option<&'static Entry>>,
    /// How a word of another writing is read, worked out once for all words it is compared with.
    pub(crate) native: OnceCell<Option<Rc<Native>>>,
}

/// A pattern with the table it came from.
pub(crate) type Native = (Pattern<'static>, Name, ReadingSystem);

impl<'w> Token<'w> {
    pub(crate) fn of(word: &'w Word, at: usize, written: &str) -> Token<'w> {
        Token {
            writing: word.writing,
            kind: word.kind,
            plain: Cow::Borrowed(&word.plain),
            other: word.other.as_deref().map(Cow::Borrowed),
            entry: word.entry,
            words: (at, at + 1),
            marked: word.vietnamese.then(|| marks(written)),
            liquids: Liquids::of(&word.plain),
            alike: OnceCell::new(),
            native: OnceCell::new(),
        }
    }

    /// The same word with other letters.
    pub(crate) fn respelled<'x>(&self, writing: Writing, plain: Cow<'x, str>) -> Token<'x> {
        Token {
            writing,
            kind: self.kind,
            entry: lexicon::entry(&plain),
            liquids: Liquids::of(&plain),
            plain,
            other: None,
            words: self.words,
            marked: None,
            alike: OnceCell::new(),
            native: OnceCell::new(),
        }
    }

    pub(crate) fn has(&self, bits: u32) -> bool {
        self.entry.is_some_and(|e| e.flags & bits != 0)
    }

    /// How a word of another writing is read.
    pub(crate) fn native(&self) -> Option<&Rc<Native>> {
        self.native.get_or_init(|| scripts::pattern(&self.plain, self.writing).map(Rc::new)).as_ref()
    }

    /// Whether no table reads the word: its script has none, or one of its letters is in none. What is not read says nothing.
    pub(crate) fn is_unread(&self) -> bool {
        !matches!(self.writing, Writing::Latin | Writing::Han) && self.native().is_none()
    }

    pub(crate) fn letters(&self) -> usize {
        self.plain.chars().count()
    }
}

/// A Vietnamese word with its tone at the end, as the letter that carries it differs between two spellings (hoà, hòa).
pub(crate) fn marks(written: &str) -> String {
    let mut tone = String::new();
    let mut out = String::with_capacity(written.len());
    for c in written.to_lowercase().replace('ð', "đ").nfd() {
        if matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}') { tone.push(c) } else { out.push(c) }
    }
    out + &tone
}

/// The words among these, without initials.
pub(crate) fn names<'x, 'w>(tokens: &'x [Token<'w>]) -> impl Iterator<Item = &'x Token<'w>> {
    tokens.iter().filter(|i| i.kind == Kind::Name)
}
