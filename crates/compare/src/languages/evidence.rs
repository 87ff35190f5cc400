//! What a word says about the language it is in: listed words, and a small model of letter sequences made from the same
//! lists when first used.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

/// A set of words.
pub(super) type WordSet = HashSet<&'static str, BuildHasherDefault<Mix>>;

/// Longest letter sequence looked at.
const ORDER: usize = 4;
/// Letters the model reckons with besides those it has seen; spreads the last of the probability.
const ALPHABET: f32 = 80.0;
/// Ranks that stand for the most frequent words; a list names them in falling frequency, what follows is in no order.
const RANKED: usize = 100;
/// How much of a language's probability goes to listed words; the rest goes to the letter model. Half: the hundred or so most
/// frequent words make up about half of running text in most languages.
const LISTED: f32 = 0.5;
/// Probability of a listed word beyond the ranked ones, and the scale of Zipf's law for the ranked ones.
const FLAT: f32 = 2e-4;
const ZIPF: f32 = 0.08;
const ZIPF_SHIFT: f32 = 4.0;

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

    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 32;
    }
}

/// The languages of one script, told apart word by word.
#[derive(Debug)]
pub(super) struct Table {
    codes: Vec<&'static str>,
    listed: HashMap<&'static str, Vec<(u8, f32)>, BuildHasherDefault<Mix>>,
    rows: HashMap<u64, u32, BuildHasherDefault<Mix>>,
    /// Log probability of the last letter of a sequence after the others, per language; one row per sequence.
    logs: Vec<f32>,
    unknown: f32,
}

impl Table {
    /// Makes the table from `(code, list)` pairs; a list is words apart by white space, lines beginning with `#` are notes.
    pub(super) fn new(lists: &[(&'static str, &'static str)]) -> Self {
        let codes: Vec<_> = lists.iter().map(|&(code, _)| code).collect();
        let width = codes.len();
        let mut listed: HashMap<&'static str, Vec<(u8, f32)>, BuildHasherDefault<Mix>> = HashMap::default();
        let mut counts: BTreeMap<(usize, u64), Vec<f32>> = BTreeMap::new();
        for (language, &(_, list)) in (0_u8..).zip(lists) {
            let words = list.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace);
            for (rank, word) in words.enumerate() {
                let probability = if rank < RANKED { ZIPF / (rank as f32 + ZIPF_SHIFT) } else { FLAT };
                let entry = listed.entry(word).or_default();
                if entry.last().is_some_and(|&(last, _)| last == language) {
                    continue;
                }
                entry.push((language, probability));
                for_each_sequence(word, |length, key| {
                    counts.entry((length, key)).or_insert_with(|| vec![0.0; width])[usize::from(language)] += 1.0;
                });
            }
        }
        let mut table = Self {
            codes,
            listed,
            rows: HashMap::default(),
            logs: Vec::with_capacity(counts.len() * width),
            unknown: (1.0 / ALPHABET).ln(),
        };
        table.fill(&counts);
        table
    }

    /// Witten-Bell interpolation, shortest sequences first, so that each row can lean on the row of its ending.
    fn fill(&mut self, counts: &BTreeMap<(usize, u64), Vec<f32>>) {
        let width = self.codes.len();
        // For each beginning: how often seen, and with how many different next letters.
        let mut beginnings: BTreeMap<(usize, u64), Vec<(f32, f32)>> = BTreeMap::new();
        for (&(length, key), row) in counts {
            let sums = beginnings.entry((length - 1, key >> 16)).or_insert_with(|| vec![(0.0, 0.0); width]);
            for (sum, &count) in sums.iter_mut().zip(row) {
                if count > 0.0 {
                    sum.0 += count;
                    sum.1 += 1.0;
                }
            }
        }
        let mut probabilities: Vec<f32> = Vec::with_capacity(counts.len() * width);
        for (at, (&(length, key), row)) in counts.iter().enumerate() {
            let shorter = if length == 1 { None } else { self.rows.get(&ending(key, length - 1)).copied() };
            let sums = &beginnings[&(length - 1, key >> 16)];
            for language in 0..width {
                let base = match shorter {
                    Some(row) => probabilities[row as usize * width + language],
                    None => 1.0 / ALPHABET,
                };
                let (seen, kinds) = sums[language];
                let probability = if seen > 0.0 { (row[language] + kinds * base) / (seen + kinds) } else { base };
                probabilities.push(probability);
            }
            self.rows.insert(key, u32::try_from(at).unwrap_or(u32::MAX));
        }
        self.logs = probabilities.into_iter().map(f32::ln).collect();
    }

    pub(super) fn codes(&self) -> &[&'static str] {
        &self.codes
    }

    /// Log probabilities of `word` in each language, into `scores` (overwritten). Returns whether any list has the word.
    pub(super) fn score(&self, word: &str, scores: &mut [f32]) -> bool {
        let width = self.codes.len();
        scores.fill((1.0 - LISTED).ln());
        let mut window = 0_u64;
        let mut held = 1;
        for c in std::iter::once('^').chain(word.chars()).chain(std::iter::once('$')) {
            if c == '^' {
                window = u64::from(b'^');
                continue;
            }
            window = (window << 16) | u64::from(c as u32 & 0xffff);
            held = (held + 1).min(ORDER);
            let found = (1..=held).rev().find_map(|length| self.rows.get(&ending(window, length)));
            match found {
                Some(&row) => {
                    let row = row as usize * width;
                    for (score, log) in scores.iter_mut().zip(&self.logs[row..row + width]) {
                        *score += log;
                    }
                }
                None => scores.iter_mut().for_each(|score| *score += self.unknown),
            }
        }
        let Some(listed) = self.listed.get(word) else { return false };
        for &(language, probability) in listed {
            let score = &mut scores[usize::from(language)];
            *score = (score.exp() + LISTED * probability).ln();
        }
        true
    }

    /// Whether the list of this language has the word.
    pub(super) fn lists(&self, language: usize, word: &str) -> bool {
        self.listed.get(word).is_some_and(|entries| entries.iter().any(|&(listed, _)| usize::from(listed) == language))
    }
}

/// The last `length` letters of a window of four.
fn ending(key: u64, length: usize) -> u64 {
    if length >= ORDER { key } else { key & ((1 << (16 * length)) - 1) }
}

/// Calls `each` for every sequence of up to [`ORDER`] letters of `^word$`, the first letter only as a beginning.
fn for_each_sequence(word: &str, mut each: impl FnMut(usize, u64)) {
    let mut window = u64::from(b'^');
    let mut held = 1;
    for c in word.chars().chain(std::iter::once('$')) {
        window = (window << 16) | u64::from(c as u32 & 0xffff);
        held = (held + 1).min(ORDER);
        for length in 1..=held {
            each(length, ending(window, length));
        }
    }
}
