//! What a word says about the language it is in: listed words, a vocabulary, and a model of letter sequences.

use crate::slots::{candidates, hash};

/// Letters of a word that are scored. Longer runs are no words (compounds in the word lists end well below), and their sum
/// of steps would not fit.
const LONGEST_WORD: usize = 64;
/// Longest letter sequence looked at; the tables are made with the same length.
const ORDER: usize = 4;
/// Bits of a letter in the key of a sequence: four letters in 64.
const LETTER_BITS: u32 = 16;
/// Log probability of a letter that no language of the table has: one of eighty.
const UNKNOWN: f32 = -4.38;
/// The unit of the marks in the letter table.
const STEP: f32 = -0.15;
/// No table has more languages.
const MOST_LANGUAGES: usize = 48;
/// Ranks that stand for the most frequent words; a list names them in falling frequency, what follows is in no order. The
/// build script counts no further.
const RANKED: usize = 100;
/// How much of a language's probability goes to listed words; the rest goes to the letter model. Half: the hundred or so most
/// frequent words make up about half of running text in most languages.
const LISTED: f32 = 0.5;
/// Probability of a listed word beyond the ranked ones, and the scale of Zipf's law for the ranked ones.
const FLAT: f32 = 2e-4;
const ZIPF: f32 = 0.08;
const ZIPF_SHIFT: f32 = 4.0;
/// Probability of a word of the vocabulary, about one of ten thousand.
const KNOWN: f32 = 2e-5;

/// What a language starts with against the others when it has fewer native speakers than ten million, and than one million;
/// numbers of speakers are common knowledge, the two handicaps were set on the tuning half of the accuracy corpus. Two words
/// that could be Spanish or Galician are Spanish more often.
const FEWER_SPEAKERS: f32 = -2.0;
const FEW_SPEAKERS: f32 = -4.0;
const BELOW_TEN_MILLION: &[&str] =
    &["af", "be", "bg", "ca", "ckb", "da", "et", "fi", "gl", "hr", "lt", "lv", "mk", "nb", "sk", "sl", "sq", "sr"];
const BELOW_ONE_MILLION: &[&str] = &["cy", "eo", "eu", "ga", "is"];

/// Standard Malay against Indonesian: most sentences are good in both, and Indonesian is written by ten times as many.
const BESIDE_ITS_TWIN: (&str, f32) = ("ms", -8.0);

/// The languages of one script, told apart word by word; laid out by the build script, which says how.
#[derive(Debug, Clone, Copy)]
pub(super) struct Table {
    pub(super) codes: &'static [&'static str],
    /// Where the row of a letter sequence is.
    pub(super) letter_slots: &'static [u8],
    pub(super) letter_rows: &'static [u8],
    /// Where the entry of a word is.
    pub(super) word_slots: &'static [u8],
    pub(super) word_entries: &'static [u8],
}

/// Bytes of a key before the marks of its row.
const KEY_BYTES: usize = 8;

/// What is known of a word.
#[derive(Debug, Clone, Copy, Default)]
struct Entry {
    /// Languages whose vocabulary has it.
    known: &'static [u8],
    /// Languages whose list has it, each with the rank there.
    listed: &'static [u8],
}

impl Table {
    pub(super) fn codes(&self) -> &'static [&'static str] {
        self.codes
    }

    /// What each language starts with, before any word is seen.
    pub(super) fn handicaps(&self) -> impl Iterator<Item = f32> {
        self.codes.iter().map(|code| {
            if *code == BESIDE_ITS_TWIN.0 {
                BESIDE_ITS_TWIN.1
            } else if BELOW_ONE_MILLION.contains(code) {
                FEW_SPEAKERS
            } else if BELOW_TEN_MILLION.contains(code) {
                FEWER_SPEAKERS
            } else {
                0.0
            }
        })
    }

    /// Log probabilities of `word` in each language, into `scores` (overwritten). Returns whether any list has the word.
    pub(super) fn score(&self, word: &str, scores: &mut [f32]) -> bool {
        let mut steps = [0_u16; MOST_LANGUAGES];
        let mut unknown = 0_u16;
        let mut window = push(0, '^');
        let mut held = 1;
        for c in word.chars().take(LONGEST_WORD).chain(std::iter::once('$')) {
            window = push(window, c);
            held = (held + 1).min(ORDER);
            match (1..=held).rev().find_map(|length| self.marks(ending(window, length))) {
                Some(marks) => {
                    for (sum, mark) in steps.iter_mut().zip(marks) {
                        *sum += u16::from(mark - b'!');
                    }
                }
                None => unknown += 1,
            }
        }
        let unknown = f32::from(unknown) * UNKNOWN + (1.0 - LISTED).ln();
        for (score, steps) in scores.iter_mut().zip(steps) {
            *score = f32::from(steps) * STEP + unknown;
        }
        let Some(entry) = self.entry(word) else { return false };
        for &language in entry.known {
            if let Some(score) = scores.get_mut(usize::from(language)) {
                *score = (score.exp() + LISTED * KNOWN).ln();
            }
        }
        for (language, rank) in entry.ranks() {
            if let Some(score) = scores.get_mut(language) {
                let probability = if rank < RANKED { ZIPF / (rank as f32 + ZIPF_SHIFT) } else { FLAT };
                *score = (score.exp() + LISTED * probability).ln();
            }
        }
        true
    }

    /// Whether the list or the vocabulary of this language has the word.
    pub(super) fn lists(&self, language: usize, word: &str) -> bool {
        self.entry(word).is_some_and(|entry| {
            entry.known.iter().any(|&known| usize::from(known) == language)
                || entry.ranks().any(|(listed, _)| listed == language)
        })
    }

    /// The marks of a letter sequence, one per language.
    fn marks(&self, key: u64) -> Option<&'static [u8]> {
        let key = key.to_le_bytes();
        let bytes = KEY_BYTES + self.codes.len();
        candidates(self.letter_slots, hash(&key))
            .filter_map(|row| self.letter_rows.get(row * bytes..(row + 1) * bytes))
            .find_map(|row| row.strip_prefix(&key))
    }

    fn entry(&self, word: &str) -> Option<Entry> {
        candidates(self.word_slots, hash(word.as_bytes())).find_map(|at| {
            let (held, rest) = part(self.word_entries.get(at..)?)?;
            if held != word.as_bytes() {
                return None;
            }
            let (known, rest) = part(rest)?;
            Some(Entry { known, listed: part(rest)?.0 })
        })
    }
}

impl Entry {
    /// Language and rank.
    fn ranks(&self) -> impl Iterator<Item = (usize, usize)> {
        self.listed.chunks_exact(2).map(|pair| (usize::from(pair[0]), usize::from(pair[1])))
    }
}

/// A part of an entry, whose length stands in the byte before it, and what follows.
fn part(bytes: &'static [u8]) -> Option<(&'static [u8], &'static [u8])> {
    let (&length, rest) = bytes.split_first()?;
    rest.split_at_checked(usize::from(length))
}

/// The window with one more letter, the fifth falling out.
fn push(window: u64, c: char) -> u64 {
    (window << LETTER_BITS) | u64::from(c as u32 & 0xffff)
}

/// The last `length` letters of a window.
fn ending(key: u64, length: usize) -> u64 {
    if length >= ORDER { key } else { key & ((1 << (LETTER_BITS as usize * length)) - 1) }
}
