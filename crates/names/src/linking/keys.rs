//! Keys for linking many names: names without a common key need not be compared.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::knowledge::han;
use crate::knowledge::lines;
use crate::knowledge::lists;
use crate::knowledge::surnames;
use crate::outcome::relation::ReadingSystem;
use crate::readings::scripts;
use crate::rules::name::characters::splits;
use crate::text::sound::{skeleton, sound};
use crate::words::read;
use crate::words::written::{Kind, Word, Writing};

/// A blocking key.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Key {
    /// The key itself. Equal keys make a candidate pair.
    pub text: String,
    /// What the key is made of.
    pub kind: KeyKind,
    /// How much an agreement says before anything is known of the batch, from 0 to 1: names that very many people bear
    /// weigh little. [`TermFrequencies`] replaces it once the batch is known.
    pub weight: f32,
}

/// What a blocking key is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// All parts, sorted, by their sound.
    Sorted,
    /// The sound of one part.
    Sound,
}

/// A name everybody has, and one that stands in no list.
const COMMON: f32 = 0.2;

const RARE: f32 = 0.8;

/// The keys under which a name is filed. A name of several readings is filed under each.
#[must_use]
pub fn blocking_keys(name: &str) -> Vec<Key> {
    let Ok(written) = read::read(name) else { return Vec::new() };
    let words: Vec<&Word> = written.words.iter().filter(|w| w.kind == Kind::Name).collect();
    let mut sets: Vec<Vec<String>> = vec![Vec::new()];
    for w in &words {
        let readings = readings(w);
        if readings.len() == 1 {
            for set in &mut sets {
                set.extend(readings[0].iter().cloned());
            }
        } else if !readings.is_empty() && sets.len() * readings.len() <= 12 {
            sets = sets
                .iter()
                .flat_map(|set| readings.iter().map(move |r| set.iter().chain(r).cloned().collect()))
                .collect();
        }
    }
    let mut keys: BTreeMap<(KeyKind, String), f32> = BTreeMap::new();
    for set in sets.iter().filter(|s| !s.is_empty()) {
        let mut parts: Vec<String> = set.iter().map(|p| skeleton(&sound(p))).collect();
        for (part, plain) in parts.iter().zip(set) {
            if part.len() > 1 {
                let weight = if is_common(plain) { COMMON } else { RARE };
                keys.entry((KeyKind::Sound, part.clone())).or_insert(weight);
            }
        }
        parts.sort();
        let weight = if set.iter().all(|p| is_common(p)) { 0.5 } else { 1.0 };
        keys.insert((KeyKind::Sorted, parts.join(" ")), weight);
    }
    keys.into_iter().map(|((kind, text), weight)| Key { text, kind, weight }).collect()
}

fn is_common(plain: &str) -> bool {
    lists::COMMON.binary_search(&plain).is_ok()
}

/// The plain Latin readings of a word: each a list of parts.
fn readings(w: &Word) -> Vec<Vec<String>> {
    match w.writing {
        Writing::Latin => vec![vec![w.plain.clone()]],
        Writing::Hangul => splits::splits(&[&w.plain], ReadingSystem::Hangul)
            .into_iter()
            .map(|s| {
                let family = surnames::korean(&s.surname).first().map(|f| (*f).to_owned());
                let family = family.or_else(|| scripts::reading(&s.surname, Writing::Hangul));
                [family, scripts::reading(&s.given, Writing::Hangul)].into_iter().flatten().collect()
            })
            .collect(),
        Writing::Han => [lines::MANDARIN, lines::CANTONESE].iter().map(|field| han_reading(&w.plain, *field)).collect(),
        other => scripts::reading(&w.plain, other).into_iter().map(|r| vec![r]).collect(),
    }
}

fn han_reading(name: &str, field: usize) -> Vec<String> {
    let first = |c: char| han::field(c, field).split(',').next().unwrap_or_default();
    let mut chars = name.chars();
    let family = chars.next().map(|c| {
        let listed = surnames::chinese(c.encode_utf8(&mut [0; 4]));
        listed.first().map_or_else(|| first(c).to_owned(), |s| (*s).to_owned())
    });
    let given: String = chars.map(first).collect();
    family.into_iter().chain(Some(given)).filter(|p| !p.is_empty()).collect()
}

/// How often each key occurs in a batch, so that an agreement in a name that half the batch bears weighs little.
#[derive(Clone, Debug, Default)]
pub struct TermFrequencies {
    names: usize,
    counts: BTreeMap<(KeyKind, String), usize>,
}

impl TermFrequencies {
    /// Counts the keys of one more name.
    pub fn add(&mut self, keys: &[Key]) {
        self.names += 1;
        for key in keys {
            *self.counts.entry((key.kind, key.text.clone())).or_default() += 1;
        }
    }

    /// How many names of the batch share the key.
    #[must_use]
    pub fn count(&self, key: &Key) -> usize {
        self.counts.get(&(key.kind, key.text.clone())).copied().unwrap_or(0)
    }

    /// What an agreement in this key says within the batch: 1 for a key only one name has, 0 for one all have, and
    /// never more than the weight the key has by itself.
    #[must_use]
    pub fn weight(&self, key: &Key) -> f32 {
        if self.names < 2 {
            return key.weight;
        }
        let count = self.count(key).max(1) as f32;
        let rarity = 1.0 - count.ln() / (self.names as f32).ln();
        rarity.clamp(0.0, 1.0).min(key.weight)
    }
}
