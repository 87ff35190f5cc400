//! What is counted and compared as numbers: values, and runs of facts, employments and commits.

use std::collections::BTreeSet;

use crate::hash::{hash, pair};
use crate::words::{Fact, facts};
use crate::{Application, Kind};

pub(crate) fn trace_hash(kind: Kind, key: &str) -> u64 {
    pair(hash(kind.as_str().as_bytes()), hash(key.as_bytes()))
}

/// Three facts in a row of which one at least is a number.
pub(super) fn fact_runs(text: &str) -> BTreeSet<u64> {
    facts(text).windows(FACTS_IN_A_ROW).filter_map(fact_run).collect()
}

/// Facts of one run.
pub(crate) const FACTS_IN_A_ROW: usize = 3;

/// The number of one run of facts, if one of them is a number.
pub(crate) fn fact_run(run: &[Fact]) -> Option<u64> {
    run.iter().any(|fact| fact.is_number).then(|| run.iter().fold(1, |state, fact| pair(state, fact.hash)))
}

/// Two employments in a row, with the month in which each began.
pub(super) fn job_runs(application: &Application) -> BTreeSet<u64> {
    let run = |jobs: &[crate::Job]| {
        jobs.iter().fold(2, |state, job| {
            pair(state, pair(hash(job.key.as_bytes()), u64::from(job.start.first_month().unsigned_abs())))
        })
    };
    application.jobs.windows(2).map(run).collect()
}

/// Four commits in a row by author's time.
pub(super) fn commit_runs(commits: &[(i64, u32)]) -> BTreeSet<u64> {
    let run = |commits: &[(i64, u32)]| commits.iter().fold(3, |state, (at, _)| pair(state, at.unsigned_abs()));
    commits.windows(4).map(run).collect()
}
