//! Tables of letters and their spellings, laid out from `data/scripts` when the crate is built.

use crate::text::packing::{mask, pack};

include!(concat!(env!("OUT_DIR"), "/spellings.rs"));

/// One way to write a letter, with its cost in hundredths of an edit.
#[derive(Clone, Copy)]
pub(crate) struct Spelling {
    pub(crate) letters: u64,
    pub(crate) mask: u64,
    pub(crate) len: u8,
    pub(crate) cost: u16,
}

impl Spelling {
    const fn new(letters: u64, len: u8, cost: u16) -> Spelling {
        Spelling { letters, mask: mask(len as usize), len, cost }
    }
}

/// A letter, or group of letters, of the pattern side.
pub(crate) struct Unit {
    pub(crate) spellings: &'static [Spelling],
    /// The first spelling: the reading that is shown.
    pub(crate) reading: &'static str,
    pub(crate) vowel: bool,
    /// The first letter of the reading, zero for none.
    pub(crate) first: u8,
    /// The consonants of all spellings.
    pub(crate) consonants: u32,
}

/// What an edit costs that no spelling covers. In hundredths of an edit; the numbers stand at the top of each table.
#[derive(Clone, Copy)]
pub(crate) struct Costs {
    pub(crate) vowel_insert: u16,
    pub(crate) vowel_delete: u16,
    pub(crate) vowel_change: u16,
    /// A vowel put in where consonant scripts write one: at the beginning or end of a word, and beside another vowel.
    pub(crate) vowel_edge: u16,
    pub(crate) vowel_pair: u16,
    /// The second letter of ee and oo, likewise.
    pub(crate) vowel_long: u16,
    pub(crate) consonant: u16,
    pub(crate) h: u16,
    /// A vowel written twice: a habit where a vowel has one length, another vowel in Korean (so, soo).
    pub(crate) double_vowel: u16,
}

/// Letters that fit into one number.
const PACKED: usize = 8;

/// A table of units by grapheme.
pub(crate) struct Table {
    pub(crate) costs: Costs,
    pub(crate) units: &'static [Unit],
    /// Graphemes, sorted, with the unit each stands for.
    graphemes: &'static [(&'static [char], u16)],
    /// Those of them that are ASCII, packed and sorted.
    ascii: &'static [(u64, u16)],
    /// First character of a grapheme -> range in `graphemes`, sorted.
    firsts: &'static [(char, u16, u16)],
    /// The whole names among `graphemes`, with the sign that marks them in front.
    names: (u16, u16),
}

impl Table {
    /// The graphemes that `chars` starts with: their length and unit.
    pub(crate) fn at<'a>(&'a self, chars: &'a [char]) -> impl Iterator<Item = (usize, u16)> + 'a {
        let range = chars.first().and_then(|c| {
            // Latin letters: the first 26 entries, as every Latin table lists them all.
            let letter = u32::from(*c).wrapping_sub(u32::from('a')) as usize;
            let i = match self.firsts.get(letter) {
                Some(f) if f.0 == *c => letter,
                _ => self.firsts.binary_search_by_key(c, |f| f.0).ok()?,
            };
            Some(usize::from(self.firsts[i].1)..usize::from(self.firsts[i].2))
        });
        self.graphemes[range.unwrap_or(0..0)]
            .iter()
            .filter(move |(g, _)| g.len() <= chars.len() && g.iter().zip(chars).all(|(x, y)| x == y))
            .map(|(g, unit)| (g.len(), *unit))
    }

    /// The unit of these characters as a whole name.
    pub(crate) fn whole(&self, chars: &[char]) -> Option<u16> {
        let names = &self.graphemes[usize::from(self.names.0)..usize::from(self.names.1)];
        if names.is_empty() {
            return None;
        }
        let i = names.binary_search_by(|(g, _)| g[1..].cmp(chars)).ok()?;
        Some(names[i].1)
    }

    /// The unit of an ASCII grapheme behind a mark.
    pub(crate) fn marked(&self, mark: u8, grapheme: &str) -> Option<u16> {
        let mut key = [0u8; PACKED];
        key[0] = mark;
        key.get_mut(1..=grapheme.len())?.copy_from_slice(grapheme.as_bytes());
        let key = u64::from_le_bytes(key);
        self.ascii.binary_search_by_key(&key, |a| a.0).ok().map(|i| self.ascii[i].1)
    }

    /// The unit of exactly this grapheme.
    pub(crate) fn unit(&self, grapheme: &str) -> Option<u16> {
        if grapheme.len() <= PACKED && grapheme.is_ascii() {
            let key = pack(grapheme.as_bytes());
            return self.ascii.binary_search_by_key(&key, |a| a.0).ok().map(|i| self.ascii[i].1);
        }
        let mut key = ['\0'; 8];
        let mut n = 0;
        for (slot, c) in key.iter_mut().zip(grapheme.chars()) {
            *slot = c;
            n += 1;
        }
        let key = &key[..n];
        let i = self.graphemes.binary_search_by(|(g, _)| (**g).cmp(key)).ok()?;
        Some(self.graphemes[i].1)
    }
}

/// The spellings of the initials, vowels and finals of a syllable language, packed, with their lengths, by their first letter.
pub(crate) struct Parts {
    pub(crate) initials: ByFirst,
    pub(crate) cores: ByFirst,
    pub(crate) codas: ByFirst,
}

type ByFirst = [&'static [(u64, usize)]; 26];

/// The parts of the syllables of Hangul, Mandarin or Cantonese.
pub(crate) fn parts(name: Name) -> &'static Parts {
    match name {
        Name::Hangul => &KOREAN,
        Name::Mandarin => &MANDARIN,
        _ => &CANTONESE,
    }
}

/// The tables there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Name {
    Latin,
    Translit,
    TranslitArabic,
    GreekLatin,
    Cyrillic,
    Greek,
    Armenian,
    Georgian,
    Hebrew,
    Arabic,
    Indic,
    Bengali,
    Tamil,
    Ethiopic,
    Thai,
    Hangul,
    Kana,
    Mandarin,
    Cantonese,
    KoreanLatin,
    MandarinLatin,
    CantoneseLatin,
}

/// A table.
pub(crate) fn get(name: Name) -> &'static Table {
    &TABLES[name as usize]
}
