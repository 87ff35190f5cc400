//! Measures how well employers, schools and degrees are told under their other names:
//! `cargo run -p crosscheck-compare --example accuracy_organisations -- --pairs FILE [--errors]`.
//!
//! `FILE` has the columns kind (employer, school, degree, place), a, b and label (same, different). Fails above the goals: of the same
//! ones at most 3% are called different, of the different ones at most 8% are not.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a development program: it reads files and the arguments, and prints"
)]

use std::collections::BTreeMap;
use std::env;
use std::process::ExitCode;

use crosscheck_compare::degrees::{DegreeComparison, compare_degrees};
use crosscheck_compare::organisations::{OrganisationComparison, compare_organisations};
use crosscheck_compare::places::{self, PlaceLevel};

/// Shares of the same ones that may be flagged, and of the different ones that may be missed.
const FLAGGED: f64 = 0.03;
const MISSED: f64 = 0.08;

/// Whether the comparison says that the two differ, and what it says.
fn judged(kind: &str, a: &str, b: &str) -> Option<(bool, String)> {
    Some(match kind {
        "employer" | "school" => {
            let found = compare_organisations(a, b);
            (found == OrganisationComparison::Different, format!("{found:?}"))
        }
        "degree" => {
            let found = compare_degrees(a, b);
            (matches!(found, DegreeComparison::Different { .. }), format!("{found:?}"))
        }
        "place" => {
            let found = places::compare_texts(a, b);
            (found.level() == PlaceLevel::DifferentCountry, format!("{found:?}"))
        }
        _ => return None,
    })
}

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let at = arguments.iter().position(|argument| argument == "--pairs");
    let Some(path) = at.and_then(|at| arguments.get(at + 1)) else {
        eprintln!("usage: accuracy_organisations --pairs FILE [--errors]");
        return Ok(ExitCode::from(2));
    };
    let show = arguments.iter().any(|argument| argument == "--errors");
    // Kind and label: pairs, wrong ones.
    let mut counts: BTreeMap<(String, bool), (u32, u32)> = BTreeMap::new();
    for row in csv::Reader::from_path(path)?.records() {
        let row = row?;
        let [kind, a, b, label] = [0, 1, 2, 3].map(|at| row.get(at).unwrap_or_default());
        let same = label == "same";
        let (differ, said) = judged(kind, a, b).ok_or_else(|| format!("no such kind: {kind}"))?;
        let count = counts.entry((kind.to_owned(), same)).or_default();
        count.0 += 1;
        if same == differ {
            count.1 += 1;
            if show {
                println!("{} {kind}: {a} | {b}: {said}", if same { "flagged" } else { "missed" });
            }
        }
    }
    let mut right = true;
    for (same, word, bar) in [(true, "same ones flagged", FLAGGED), (false, "different ones missed", MISSED)] {
        let (mut all, mut wrong) = (0, 0);
        for ((kind, _), (pairs, errors)) in counts.iter().filter(|((_, label), _)| *label == same) {
            println!("{kind}: {word}: {errors} of {pairs}");
            (all, wrong) = (all + pairs, wrong + errors);
        }
        let share = f64::from(wrong) / f64::from(all.max(1));
        println!("all: {word}: {wrong} of {all}, {:.1}% (goal: at most {:.0}%)", share * 100.0, bar * 100.0);
        right &= share <= bar;
    }
    Ok(if right { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
