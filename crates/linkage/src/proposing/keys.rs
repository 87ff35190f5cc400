use std::collections::BTreeSet;

use crosscheck_model::Digest;
use crosscheck_photos::{Code, Nature};
use serde::{Deserialize, Serialize};

use super::runs::{commit_runs, fact_runs, job_runs, trace_hash};
use crate::hash::hash;
use crate::words::{shingles, words};
use crate::{Kind, WithPictures};

/// One shingle in so many is kept for proposing; all of them are compared in verifying. A passage of sixty words keeps seven.
const SAMPLE: u64 = 8;

/// What pairs are proposed by: numbers, and the codes of pictures. Nothing can be read out of it but who shares what.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Keys {
    /// Who handed the candidate in.
    pub agency: String,
    /// Values that are the same to the letter.
    pub traces: Vec<TraceKey>,
    /// Runs of words, of which only a sample proposes pairs.
    pub shingles: BTreeSet<u64>,
    /// Runs of facts.
    pub facts: BTreeSet<u64>,
    /// Runs of employments.
    pub careers: BTreeSet<u64>,
    /// Runs of commits.
    pub commits: BTreeSet<u64>,
    /// Pictures with their codes.
    pub pictures: Vec<(Digest, Code)>,
}

/// One value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraceKey {
    /// Of kind and value.
    pub key: u64,
    /// What it is.
    pub kind: Kind,
    /// Of the domain of an address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub domain: Option<u64>,
}

impl Keys {
    /// Those of an application.
    pub fn of(WithPictures { application, pictures }: &WithPictures) -> Self {
        let mut keys = Self {
            agency: application.agency.clone(),
            careers: job_runs(application),
            commits: commit_runs(&application.commits),
            ..Self::default()
        };
        for trace in &application.traces {
            let domain = trace.key.split_once('@').filter(|_| trace.kind == Kind::Email);
            let domain = domain.map(|(_, domain)| hash(domain.as_bytes()));
            keys.traces.push(TraceKey { key: trace_hash(trace.kind, &trace.key), kind: trace.kind, domain });
        }
        for prose in &application.prose {
            keys.shingles.extend(shingles(&words(&prose.text)));
            keys.facts.extend(fact_runs(&prose.text));
        }
        for used in &application.pictures {
            // Drawn and plain pictures are nobody's.
            if let Some(fingerprint) = pictures.get(&used.digest).filter(|found| found.nature == Nature::Picture) {
                keys.pictures.push((used.digest, fingerprint.code.clone()));
            }
        }
        keys
    }

    /// The runs of words that propose pairs.
    pub(super) fn sampled(&self) -> impl Iterator<Item = u64> {
        self.shingles.iter().copied().filter(|shingle| shingle.is_multiple_of(SAMPLE))
    }
}
