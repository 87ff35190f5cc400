use std::collections::{BTreeMap, BTreeSet};

use crosscheck_model::Digest;
use serde::{Deserialize, Serialize};

use super::exact::Traces;
use super::hub::Hub;
use super::keys::Keys;
use super::overlap::Overlap;
use super::pictures::Pictures;
use super::sketch::{Rarity, Sketch};
use crate::WithPictures;

/// Shared kept shingles, facts in a row, employers in a row, or commits in a row, from which a pair is worth a look.
const LEAST_SHINGLES: usize = 3;
const LEAST_FACTS: usize = 3;
const LEAST_JOBS: usize = 1;
const LEAST_COMMITS: usize = 2;

/// Takes applications one after the other, and holds a few numbers of each.
pub struct Gathering {
    traces: Traces,
    texts: Overlap,
    facts: Overlap,
    careers: Overlap,
    commits: Overlap,
    pictures: Pictures,
    sketch: Sketch,
    agencies: BTreeMap<String, u32>,
    /// Applications of each agency.
    sizes: Vec<usize>,
}

/// Pairs to verify, and what is left out.
pub struct Proposals {
    /// The smaller number first.
    pub pairs: BTreeSet<(u32, u32)>,
    /// Pairs of pictures to verify: the two applications, the two digests.
    pub pictures: BTreeSet<(u32, u32, Digest, Digest)>,
    /// What many share.
    pub hubs: Vec<Hub>,
    /// What is no evidence.
    pub left_out: LeftOut,
}

/// What is no evidence, because many have it: values, and runs of words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    pub(crate) traces: BTreeSet<u64>,
    pub(crate) rarity: Rarity,
}

impl Gathering {
    /// For about so many applications; more only make it more careful.
    pub fn new(expected: usize) -> Self {
        Self {
            traces: Traces::default(),
            texts: Overlap::new(LEAST_SHINGLES),
            facts: Overlap::new(LEAST_FACTS),
            careers: Overlap::new(LEAST_JOBS),
            commits: Overlap::new(LEAST_COMMITS),
            pictures: Pictures::default(),
            sketch: Sketch::for_applications(expected),
            agencies: BTreeMap::new(),
            sizes: Vec::new(),
        }
    }

    /// Adds the application with this number.
    pub fn add(&mut self, number: u32, held: &WithPictures) {
        self.add_keys(number, Keys::of(held));
    }

    /// Adds what was made of an application elsewhere.
    pub fn add_keys(&mut self, number: u32, keys: Keys) {
        let next = u32::try_from(self.agencies.len()).unwrap_or(u32::MAX);
        let agency = *self.agencies.entry(keys.agency.clone()).or_insert(next);
        match self.sizes.get_mut(agency as usize) {
            Some(size) => *size += 1,
            None => self.sizes.push(1),
        }
        for trace in &keys.traces {
            self.traces.add(trace.key, trace.kind, number, agency);
            if let Some(domain) = trace.domain {
                self.traces.add_domain(domain, trace.key, number);
            }
        }
        for run in keys.shingles.iter().chain(&keys.facts) {
            self.sketch.add(*run);
        }
        self.texts.add(number, keys.sampled());
        self.facts.add(number, keys.facts.iter().copied());
        self.careers.add(number, keys.careers.iter().copied());
        self.commits.add(number, keys.commits.iter().copied());
        for (digest, code) in keys.pictures {
            self.pictures.add(number, digest, code);
        }
    }

    /// What to verify.
    pub fn finish(self) -> Proposals {
        let agencies: Vec<String> = {
            let mut by_number: Vec<(u32, String)> = self.agencies.into_iter().map(|(name, at)| (at, name)).collect();
            by_number.sort_unstable();
            by_number.into_iter().map(|(_, name)| name).collect()
        };
        let exact = self.traces.finish(&agencies, &self.sizes);
        let pictures = self.pictures.finish();
        let mut pairs = exact.pairs;
        for overlap in [self.texts, self.facts, self.careers, self.commits] {
            overlap.finish(&mut pairs);
        }
        let mut hubs = exact.hubs;
        hubs.extend(pictures.hubs);
        hubs.sort_by(|a, b| b.applications.cmp(&a.applications).then_with(|| a.cmp(b)));
        let left_out = LeftOut { traces: exact.left_out, rarity: self.sketch.finish() };
        Proposals { pairs, pictures: pictures.pairs, hubs, left_out }
    }
}
