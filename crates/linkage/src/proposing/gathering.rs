use std::collections::{BTreeMap, BTreeSet};

use crosscheck_model::Digest;
use crosscheck_photos::Fingerprint;

use super::exact::Traces;
use super::hub::Hub;
use super::overlap::Overlap;
use super::pictures::Pictures;
use super::runs::{commit_runs, fact_runs, job_runs, trace_hash};
use super::sketch::Sketch;
use crate::hash::hash;
use crate::words::{shingles, words};
use crate::{Application, Kind};

/// One shingle in so many is kept for proposing; all of them are compared in verifying. A passage of sixty words keeps seven.
const SAMPLE: u64 = 8;
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
    pub(crate) left_out: BTreeSet<u64>,
    pub(crate) sketch: Sketch,
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

    /// Adds the application with this number and its pictures.
    pub fn add(&mut self, number: u32, application: &Application, pictures: &BTreeMap<Digest, Fingerprint>) {
        let next = u32::try_from(self.agencies.len()).unwrap_or(u32::MAX);
        let agency = *self.agencies.entry(application.agency.clone()).or_insert(next);
        match self.sizes.get_mut(agency as usize) {
            Some(size) => *size += 1,
            None => self.sizes.push(1),
        }
        for trace in &application.traces {
            self.traces.add(trace_hash(trace.kind, &trace.key), trace.kind, number, agency);
            if let (Kind::Email, Some((_, domain))) = (trace.kind, trace.key.split_once('@')) {
                self.traces.add_domain(hash(domain.as_bytes()), trace_hash(trace.kind, &trace.key), number);
            }
        }
        let mut of_text = BTreeSet::new();
        let mut of_facts = BTreeSet::new();
        for prose in &application.prose {
            of_text.extend(shingles(&words(&prose.text)));
            of_facts.extend(fact_runs(&prose.text));
        }
        for run in of_text.iter().chain(&of_facts) {
            self.sketch.add(*run);
        }
        self.texts.add(number, of_text.into_iter().filter(|shingle| shingle.is_multiple_of(SAMPLE)));
        self.facts.add(number, of_facts.into_iter());
        self.careers.add(number, job_runs(application).into_iter());
        self.commits.add(number, commit_runs(&application.commits).into_iter());
        for used in &application.pictures {
            if let Some(fingerprint) = pictures.get(&used.digest) {
                self.pictures.add(number, used.digest, fingerprint);
            }
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
        Proposals { pairs, pictures: pictures.pairs, hubs, left_out: exact.left_out, sketch: self.sketch }
    }
}
