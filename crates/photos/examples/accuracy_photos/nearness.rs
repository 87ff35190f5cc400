//! How near the codes of copies and of strangers are: what a search among many pictures has to look at in full.

use crosscheck_photos::{Code, Index};
use crosscheck_testkit::pictures::Transform;

use crate::{Family, in_parallel};

/// Distances at which both are counted, in bits.
const WITHIN: [u16; 8] = [36, 40, 44, 48, 52, 56, 60, 72];

pub(crate) fn report(families: &[Family], transforms: &[Transform]) {
    println!("\nCodes within a distance (bits): copies in %, lowest of a transform in %, strangers of a million pairs");
    let copies: Vec<Vec<u16>> = families
        .iter()
        .map(|family| {
            let code = &family.original.fingerprint.code;
            family.copies.iter().map(|copy| code.distance(&copy.fingerprint.code).0).collect()
        })
        .collect();
    let strangers = in_parallel(families, |family| -> Vec<u16> {
        let code = &family.original.fingerprint.code;
        let others = families.iter().filter(|other| other.name != family.name);
        let seen = others.flat_map(|other| std::iter::once(&other.original).chain(&other.copies));
        seen.map(|seen| code.distance(&seen.fingerprint.code).0).collect()
    });
    let pairs: usize = strangers.iter().map(Vec::len).sum();
    for within in WITHIN {
        let of_transform = |t: usize| copies.iter().filter(|distances| distances[t] <= within).count();
        let counts: Vec<usize> = (0..transforms.len()).map(of_transform).collect();
        let percent = |count: usize, of: usize| 100.0 * count as f64 / of.max(1) as f64;
        let lowest = (0..transforms.len()).min_by_key(|t| counts[*t]).unwrap_or_default();
        let near = strangers.iter().flatten().filter(|distance| **distance <= within).count();
        println!(
            "{within:>4} {:>7.2} {:>7.1} ({}) {:>9.1}",
            percent(counts.iter().sum(), families.len() * transforms.len()),
            percent(counts[lowest], families.len()),
            transforms[lowest].name,
            1e6 * near as f64 / pairs.max(1) as f64
        );
    }
}

/// Copies that a search among all pictures proposes for verifying, by looking at every code and by the buckets, and strangers that it
/// proposes too: what linking a roster rests on. Thresholds come from every second family; the others are reported.
pub(crate) fn proposed(families: &[Family], transforms: &[Transform]) {
    println!(
        "\nProposed for verifying among all originals: copies in %, lowest of a transform in %; strangers of a million pairs"
    );
    let code = |family: &Family| family.original.fingerprint.code.clone();
    for (half, skipped) in [("first half", 0), ("second half", 1)] {
        let families: Vec<&Family> = families.iter().skip(skipped).step_by(2).collect();
        for (how, flat_up_to) in [("every code", usize::MAX), ("buckets", 0)] {
            let mut index = Index::with_flat_scan_up_to(flat_up_to);
            for family in &families {
                index.add_code(code(family));
            }
            let numbered: Vec<(u32, &Family)> = (0..).zip(families.iter().copied()).collect();
            let found = in_parallel(&numbered, |(number, family)| {
                let of_copy = |code: &Code| {
                    let found = index.copies(code, usize::MAX);
                    let copies = found.iter().filter(|found| found.id == *number).count();
                    (copies, found.len() - copies)
                };
                family.copies.iter().map(|copy| of_copy(&copy.fingerprint.code)).collect::<Vec<_>>()
            });
            let of_transform = |t: usize| found.iter().map(|of_family| of_family[t].0).sum::<usize>();
            let lowest = (0..transforms.len()).min_by_key(|t| of_transform(*t)).unwrap_or_default();
            let copies: usize = (0..transforms.len()).map(of_transform).sum();
            let strangers: usize = found.iter().flatten().map(|(_, strangers)| strangers).sum();
            let all = families.len() * transforms.len();
            println!(
                "{half:<12} {how:<11} {:>7.2} {:>7.1} ({}) {:>7.1}",
                100.0 * copies as f64 / all.max(1) as f64,
                100.0 * of_transform(lowest) as f64 / families.len().max(1) as f64,
                transforms[lowest].name,
                1e6 * strangers as f64 / (all * families.len().saturating_sub(1)).max(1) as f64
            );
        }
    }
}
