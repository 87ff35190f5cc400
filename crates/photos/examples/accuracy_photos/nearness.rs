//! How near the codes of copies and of strangers are: what a search among many pictures has to look at in full.

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
