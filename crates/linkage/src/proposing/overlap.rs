use std::collections::BTreeSet;

use super::hub::MOST_SHARING;

/// Runs of something that applications have in common: a pair is worth a look if it shares enough of those that few have.
pub(super) struct Overlap {
    entries: Vec<(u64, u32)>,
    least: usize,
}

impl Overlap {
    pub(super) fn new(least: usize) -> Self {
        Self { entries: Vec::new(), least }
    }

    /// Each run once.
    pub(super) fn add(&mut self, number: u32, runs: impl Iterator<Item = u64>) {
        self.entries.extend(runs.map(|run| (run, number)));
    }

    pub(super) fn finish(mut self, pairs: &mut BTreeSet<(u32, u32)>) {
        self.entries.sort_unstable();
        let mut shared: Vec<(u32, u32)> = Vec::new();
        for group in self.entries.chunk_by(|a, b| a.0 == b.0) {
            if (2..=MOST_SHARING).contains(&group.len()) {
                for (at, (_, one)) in group.iter().enumerate() {
                    shared.extend(group[at + 1..].iter().map(|(_, other)| (*one, *other)));
                }
            }
        }
        shared.sort_unstable();
        pairs.extend(shared.chunk_by(|a, b| a == b).filter(|same| same.len() >= self.least).map(|same| same[0]));
    }
}
