//! Which part a pair belongs to: no person is in both.

use std::collections::{BTreeMap, BTreeSet};

use crate::pairs::Row;

/// Persons in one run of the walk.
const RUN: usize = 24;
/// Percent of a culture's pairs that are at least in the tuning part.
const TUNING_SHARE: usize = 40;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Tuning,
    Reporting,
    All,
}

fn fnv(s: &str) -> u64 {
    s.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

/// The part of each row; `None` for rows that join persons of both parts.
pub(crate) fn deal(rows: &[Row]) -> Vec<Option<Part>> {
    let mut parent: BTreeMap<&str, &str> = BTreeMap::new();
    fn find<'r>(parent: &mut BTreeMap<&'r str, &'r str>, x: &'r str) -> &'r str {
        let mut at = x;
        loop {
            let up = *parent.entry(at).or_insert(at);
            if up == at {
                return at;
            }
            at = up;
        }
    }
    for row in rows.iter().filter(|r| r.same) {
        let (a, b) = (find(&mut parent, &row.a), find(&mut parent, &row.b));
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        parent.insert(high, low);
    }
    let ends: Vec<(&str, &str)> = rows.iter().map(|r| (find(&mut parent, &r.a), find(&mut parent, &r.b))).collect();
    let mut near: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (a, b) in &ends {
        near.entry(a).or_default().push(b);
        near.entry(b).or_default().push(a);
    }
    let mut run_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut runs: Vec<(u64, Part)> = Vec::new();
    for list in near.values_mut() {
        list.sort_unstable();
        list.dedup();
    }
    for start in near.keys() {
        let mut order: Vec<&str> = Vec::new();
        let mut seen: BTreeMap<&str, ()> = BTreeMap::new();
        let mut stack = vec![*start];
        while let Some(x) = stack.pop() {
            if run_of.contains_key(x) || seen.insert(x, ()).is_some() {
                continue;
            }
            order.push(x);
            stack.extend(near[x].iter().rev().filter(|y| !seen.contains_key(*y)));
        }
        for run in order.chunks(RUN) {
            let hash = fnv(run[0]);
            let side = if (hash >> 32) & 1 == 0 { Part::Tuning } else { Part::Reporting };
            run_of.extend(run.iter().map(|x| (*x, runs.len())));
            runs.push((hash, side));
        }
    }
    let between: Vec<(usize, usize)> = ends.iter().map(|(a, b)| (run_of[a], run_of[b])).collect();
    even_out(rows, &between, &mut runs);
    between.iter().map(|(x, y)| (runs[*x].1 == runs[*y].1).then_some(runs[*x].1)).collect()
}

/// A culture of few, long runs may fall mostly into the reporting part and leave too little to learn from: its reporting
/// runs are moved to the tuning part, in the order of their hashes, until that holds the share below. None is ever moved
/// the other way, so that nobody in the reporting part was ever in the tuning part.
fn even_out(rows: &[Row], between: &[(usize, usize)], runs: &mut [(u64, Part)]) {
    let groups: BTreeSet<&str> = rows.iter().map(|r| r.group.as_str()).collect();
    for group in groups {
        let of_group: Vec<(usize, usize)> =
            rows.iter().zip(between).filter(|(r, _)| r.group == group).map(|(_, b)| *b).collect();
        let within = |runs: &[(u64, Part)], part: Part| {
            of_group.iter().filter(|(x, y)| runs[*x].1 == part && runs[*y].1 == part).count()
        };
        let mut movable: Vec<usize> = of_group.iter().flat_map(|(x, y)| [*x, *y]).collect();
        movable.sort_unstable_by_key(|run| (runs[*run].0, *run));
        movable.dedup();
        for run in movable {
            let (tuning, reporting) = (within(runs, Part::Tuning), within(runs, Part::Reporting));
            if tuning * 100 >= (tuning + reporting) * TUNING_SHARE {
                break;
            }
            runs[run].1 = Part::Tuning;
        }
    }
}
