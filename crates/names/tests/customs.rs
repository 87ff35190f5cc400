//! Pairs of invented people: what one person writes, and the other person who must be told apart.

use crosscheck_names::{Verdict, compare};

/// `same`, `other` or `open`, and two names; comments name the custom.
const CUSTOMS: &str = include_str!("customs.tsv");
/// The same, by authors who had not seen the rules.
const STRANGERS: &str = include_str!("strangers.tsv");
/// Those of the strangers' pairs that are answered otherwise than expected.
const ANSWERED_OTHERWISE: &str = include_str!("strangers_open_issues.tsv");

/// How many answers were asked for, in both orders of each pair, and those that are not the expected ones.
fn ask(pairs: &str) -> (usize, Vec<String>) {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in pairs.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
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
    (count, wrong)
}

fn all_as_expected(pairs: &str, at_least: usize) {
    let (count, wrong) = ask(pairs);
    assert!(count > at_least, "{count}");
    assert!(wrong.is_empty(), "{} of {count}\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_custom_and_its_twin() {
    all_as_expected(CUSTOMS, 2_000);
}

#[test]
fn what_strangers_expect() {
    all_as_expected(STRANGERS, 6_000);
}

/// The list of what is wrong tells the truth: none of it has come right unnoticed.
#[test]
fn what_is_answered_otherwise_is_said() {
    let (count, wrong) = ask(ANSWERED_OTHERWISE);
    assert_eq!(count, wrong.len());
}
