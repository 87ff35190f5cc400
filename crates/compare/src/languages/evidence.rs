//! What a word says about the language it is in: listed words, a vocabulary, and a model of letter sequences.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A set of words.
pub(super) type WordSet = HashSet<&'static str, BuildHasherDefault<Mix>>;

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
/// Ranks that stand for the most frequent words; a list names them in falling frequency, what follows is in no order.
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

/// Fast hashing for keys that come from the tables themselves; lookups by hostile text cost no more than any other.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut word = [0_u8; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            self.write_u64(u64::from_le_bytes(word));
        }
    }

    fn write_u8(&mut self, byte: u8) {
        self.write_u64(u64::from(byte));
    }

    fn write_u32(&mut self, word: u32) {
        self.write_u64(u64::from(word));
    }

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }
}

/// The texts a table is made from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sources {
    /// Code and list of each language; a list is words apart by white space, lines beginning with `#` are notes.
    pub(super) lists: &'static [(&'static str, &'static str)],
    /// `sequence TAB one mark per language`.
    pub(super) letters: &'static str,
    /// `word TAB one letter per language that has it`.
    pub(super) vocabulary: &'static str,
}

/// The languages of one script, told apart word by word.
#[derive(Debug)]
pub(super) struct Table {
    codes: Vec<&'static str>,
    listed: HashMap<&'static str, Vec<(u8, f32)>, BuildHasherDefault<Mix>>,
    letters: &'static [u8],
    /// Key of a sequence -> where its marks stand in `letters`.
    rows: HashMap<u64, u32, BuildHasherDefault<Mix>>,
    vocabulary: &'static str,
    /// Hash of a word -> where its line stands in `vocabulary`. Of two words with one hash the first is kept.
    known: HashMap<u32, u32, BuildHasherDefault<Mix>>,
}

impl Table {
    pub(super) fn new(sources: &Sources) -> Self {
        let mut listed: HashMap<&'static str, Vec<(u8, f32)>, BuildHasherDefault<Mix>> = HashMap::default();
        for (language, &(_, list)) in (0_u8..).zip(sources.lists) {
            let words = list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
            for (rank, word) in words.enumerate() {
                let probability = if rank < RANKED { ZIPF / (rank as f32 + ZIPF_SHIFT) } else { FLAT };
                let entry = listed.entry(word).or_default();
                if entry.last().is_none_or(|&(last, _)| last != language) {
                    entry.push((language, probability));
                }
            }
        }
        let codes: Vec<_> = sources.lists.iter().map(|&(code, _)| code).collect();
        // Of the size they end at: a table that grows is hashed anew a dozen times.
        let sized = |text: &str| text.lines().count();
        let mut rows = HashMap::with_capacity_and_hasher(sized(sources.letters), BuildHasherDefault::default());
        for (at, line) in lines(sources.letters) {
            if let Some((sequence, marks)) = line.split_once('\t')
                && marks.len() == codes.len()
            {
                let key = sequence.chars().fold(0, push);
                rows.insert(key, at + u32::try_from(sequence.len() + 1).unwrap_or(0));
            }
        }
        let mut known = HashMap::with_capacity_and_hasher(sized(sources.vocabulary), BuildHasherDefault::default());
        for (at, line) in lines(sources.vocabulary) {
            if let Some((word, _)) = line.split_once('\t') {
                known.entry(short_hash(word)).or_insert(at);
            }
        }
        Self { codes, listed, letters: sources.letters.as_bytes(), rows, vocabulary: sources.vocabulary, known }
    }

    pub(super) fn codes(&self) -> &[&'static str] {
        &self.codes
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
        let width = self.codes.len();
        let mut steps = [0_u16; MOST_LANGUAGES];
        let mut unknown = 0_u16;
        let mut window = push(0, '^');
        let mut held = 1;
        for c in word.chars().take(LONGEST_WORD).chain(std::iter::once('$')) {
            window = push(window, c);
            held = (held + 1).min(ORDER);
            let found = (1..=held).rev().find_map(|length| self.rows.get(&ending(window, length)));
            match found.and_then(|&row| self.letters.get(row as usize..row as usize + width)) {
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
        let mut any = false;
        for language in self.knowing(word) {
            any = true;
            if let Some(score) = scores.get_mut(language) {
                *score = (score.exp() + LISTED * KNOWN).ln();
            }
        }
        let Some(listed) = self.listed.get(word) else { return any };
        for &(language, probability) in listed {
            let score = &mut scores[usize::from(language)];
            *score = (score.exp() + LISTED * probability).ln();
        }
        true
    }

    /// The languages whose vocabulary has the word.
    fn knowing(&self, word: &str) -> impl Iterator<Item = usize> {
        let line = self.known.get(&short_hash(word)).and_then(|&at| self.vocabulary.get(at as usize..));
        let marks =
            line.and_then(|line| line.strip_prefix(word)).and_then(|rest| rest.strip_prefix('\t')).unwrap_or("");
        marks.bytes().take_while(|&mark| mark != b'\n').map(|mark| usize::from(mark - b'A'))
    }

    /// Whether the list or the vocabulary of this language has the word.
    pub(super) fn lists(&self, language: usize, word: &str) -> bool {
        self.knowing(word).any(|knowing| knowing == language)
            || self
                .listed
                .get(word)
                .is_some_and(|entries| entries.iter().any(|&(listed, _)| usize::from(listed) == language))
    }
}

/// The lines of a table with where they begin.
fn lines(text: &'static str) -> impl Iterator<Item = (u32, &'static str)> {
    let mut at = 0;
    text.split_inclusive('\n').filter_map(move |line| {
        let begins = at;
        at += line.len();
        (!line.starts_with('#')).then(|| (u32::try_from(begins).unwrap_or(u32::MAX), line.trim_end_matches('\n')))
    })
}

fn short_hash(word: &str) -> u32 {
    let mut hasher = Mix::default();
    hasher.write(word.as_bytes());
    (hasher.finish() >> 16) as u32
}

/// The window with one more letter, the fifth falling out.
fn push(window: u64, c: char) -> u64 {
    (window << LETTER_BITS) | u64::from(c as u32 & 0xffff)
}

/// The last `length` letters of a window.
fn ending(key: u64, length: usize) -> u64 {
    if length >= ORDER { key } else { key & ((1 << (LETTER_BITS as usize * length)) - 1) }
}
