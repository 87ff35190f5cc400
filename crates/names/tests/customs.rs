//! Pairs of invented people, custom by custom: what one person writes, and the other person who must be told apart.

use crosscheck_names::{Verdict, compare};

/// `same`, `other` or `open`, and two names; comments name the custom.
const PAIRS: &str = include_str!("customs.tsv");

#[test]
fn every_custom_and_its_twin() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in PAIRS.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
        let [expected, a, b] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("three cells: {line}") };
        for (x, y) in [(a, b), (b, a)] {
            let c = compare(x, y);
            let says = match c.verdict {
                Verdict::Same | Verdict::Compatible => "same",
                Verdict::Contradictory => "other",
                Verdict::NotComparable(_) => "open",
            };
            count += 1;
            if says != expected {
                wrong.push(format!("{expected}: {x} | {y} is {} ({})", c.verdict.as_str(), c.sentence()));
            }
        }
    }
    assert!(count > 800, "{count}");
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
}
