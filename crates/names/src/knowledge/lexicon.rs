//! What is known of single words: titles, particles, surnames that name a writing habit, names that go together.

use crate::text::hash::hash;
use crate::text::sound::sound;

include!("flag.rs");
include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// Whether two groups stand in one file.
pub(crate) fn same_file(a: u16, b: u16) -> bool {
    a >> LINES == b >> LINES
}

/// What is known of one word.
#[derive(Debug)]
pub(crate) struct Entry {
    pub(crate) flags: u32,
    /// The nickname files that know it, a bit for each, apart from those that tie languages together.
    pub(crate) lists: u32,
    /// Where its lines begin in the pool, and how many there are of each of the four kinds below.
    at: u32,
    lens: [u8; 4],
}

impl Entry {
    /// The lines of the nickname files it stands in.
    pub(crate) fn groups(&self) -> &'static [u16] {
        self.lines(0)
    }

    /// Those of them that are about this name, not about one it is a form of.
    pub(crate) fn own(&self) -> &'static [u16] {
        self.lines(1)
    }

    /// The lines of the Korean surnames it stands in.
    pub(crate) fn korean(&self) -> &'static [u16] {
        self.lines(2)
    }

    /// The lines of the Chinese surnames it stands in.
    pub(crate) fn chinese(&self) -> &'static [u16] {
        self.lines(3)
    }

    fn lines(&self, kind: usize) -> &'static [u16] {
        let from = self.at as usize + self.lens[..kind].iter().map(|n| usize::from(*n)).sum::<usize>();
        &POOL[from..from + usize::from(self.lens[kind])]
    }
}

/// Words by their hash: a slot holds one more than the place of its word; nought ends the search.
struct Table {
    slots: &'static [u16],
    text: &'static str,
    starts: &'static [u32],
    entries: &'static [Entry],
}

impl Table {
    fn get(&self, word: &str) -> Option<&'static Entry> {
        let last = self.slots.len() - 1;
        let mut slot = hash(word.as_bytes()) as usize & last;
        loop {
            let at = usize::from(self.slots[slot]).checked_sub(1)?;
            let (from, to) = (self.starts[at] as usize, self.starts[at + 1] as usize);
            if to - from == word.len() && self.text.as_bytes()[from..to] == *word.as_bytes() {
                return Some(&self.entries[at]);
            }
            slot = (slot + 1) & last;
        }
    }
}

/// What is known of a plain word.
pub(crate) fn entry(plain: &str) -> Option<&'static Entry> {
    WORDS.get(plain)
}

/// What is known of names that sound like this plain word.
pub(crate) fn by_sound(plain: &str) -> Option<&'static Entry> {
    SOUNDS.get(&sound(plain))
}
