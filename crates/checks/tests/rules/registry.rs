//! Every check is one folder with its four parts, and the folders are the registry.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck_checks::{Basis, Scope, check, explain, registry};

const HEADINGS: [&str; 5] =
    ["## What it finds", "## Why it matters", "## What else can explain it", "## Example", "## What it cannot see"];

const KINDS_OF_CASE: [&str; 4] = ["found_", "consistent_", "not_enough_data_", "lookalike_"];

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn the_folders_with_a_readme_are_the_registry() {
    let folders: BTreeSet<String> = fs::read_dir(source())
        .unwrap()
        .map(|entry| entry.unwrap())
        .filter(|entry| entry.path().join("README.md").exists())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    let ids: BTreeSet<String> = registry().iter().map(|check| check.id.to_owned()).collect();
    assert_eq!(folders, ids);
    assert_eq!(ids.len(), registry().len(), "an id is given twice");
}

#[test]
fn every_check_explains_itself_under_the_fixed_headings() {
    for check in registry() {
        let text = explain(check.id).unwrap();
        let headings: Vec<&str> = text.lines().filter(|line| line.starts_with("## ")).collect();
        assert_eq!(headings, HEADINGS, "{}", check.id);
        assert!(text.starts_with(&format!("# {}\n", check.title)), "{}: the first heading is the title", check.id);
    }
    assert_eq!(explain("no_such_check"), None);
}

#[test]
fn every_check_has_cases_of_the_four_kinds() {
    for check in registry() {
        let files: Vec<String> = fs::read_dir(source().join(check.id).join("cases"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        for kind in KINDS_OF_CASE {
            assert!(files.iter().any(|file| file.starts_with(kind)), "{} has no {kind}*.toml", check.id);
        }
        let known = |file: &String| KINDS_OF_CASE.iter().any(|kind| file.starts_with(kind)) && file.ends_with(".toml");
        assert!(files.iter().all(known), "{}: {files:?}", check.id);
    }
}

#[test]
fn every_number_says_where_it_came_from_and_every_level_is_named_once() {
    for check in registry() {
        let names: BTreeSet<&str> = check.levels.iter().map(|level| level.name).collect();
        assert_eq!(names.len(), check.levels.len(), "{}", check.id);
        assert!(!check.advisory_refs.is_empty(), "{}", check.id);
        for threshold in check.thresholds {
            says_what_it_rests_on(&threshold.basis)
                .unwrap_or_else(|why| panic!("{} {}: {why}", check.id, threshold.name));
            let (least, most) = threshold.range;
            assert!((least..=most).contains(&threshold.value), "{} {}", check.id, threshold.name);
        }
        let names: BTreeSet<&str> = check.thresholds.iter().map(|threshold| threshold.name).collect();
        assert_eq!(names.len(), check.thresholds.len(), "{}", check.id);
    }
    assert!(check("coverage").is_some() && check("").is_none());
}

/// A measurement names its numbers; a choice says why it is made so, and why nothing that could be measured would settle it.
fn says_what_it_rests_on(basis: &Basis) -> Result<(), &'static str> {
    let words = |text: &str| text.split_whitespace().count();
    let vague =
        |text: &str| ["proposed", "to be replaced", "todo"].iter().any(|word| text.to_lowercase().contains(word));
    match *basis {
        Basis::Measured(what) if !what.contains(|c: char| c.is_ascii_digit()) => Err("a measurement without a number"),
        Basis::Measured(what) if words(what) < 8 => Err("a measurement that does not say of what"),
        Basis::Chosen { why, .. } if words(why) < 4 => Err("a choice without a reason"),
        Basis::Chosen { not_measured, .. } if words(not_measured) < 10 => Err("it does not say why it is not measured"),
        Basis::Measured(text) | Basis::Chosen { why: text, .. } if vague(text) => Err("put off"),
        Basis::Measured(_) | Basis::Chosen { .. } => Ok(()),
    }
}

#[test]
fn a_number_that_rests_on_nothing_is_told() {
    let good = "A set of that kind would be personal data that nobody agreed to share.";
    for basis in [
        Basis::Measured("base rates"),
        Basis::Measured("430,643 commits"),
        Basis::Measured("proposed, to be replaced by a measurement of at least 50 commits"),
        Basis::Chosen { why: "it fits", not_measured: good },
        Basis::Chosen { why: "Proposed, to be replaced by measurement.", not_measured: good },
        Basis::Chosen { why: "people round dates to a quarter of a year", not_measured: "no data" },
    ] {
        assert!(says_what_it_rests_on(&basis).is_err(), "{basis:?}");
    }
}

#[test]
fn every_check_that_compares_says_what_it_needs() {
    for check in registry() {
        let compares = check.scope != Scope::OneSource;
        assert!(!compares || !check.needs.is_empty(), "{}", check.id);
        for root in check.follows_from {
            assert!(crosscheck_checks::check(root).is_some(), "{}: {root}", check.id);
        }
    }
}

#[test]
fn a_forbidden_word_is_found_by_itself_and_not_within_another() {
    assert_eq!(crate::support::rules::forbidden_word("It is Fraudulent."), Some("fraud"));
    assert_eq!(crate::support::rules::forbidden_word("familiar forms, peculiar ones"), None);
}

#[test]
fn no_forbidden_word_stands_in_any_text_of_this_crate() {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            match entry.is_dir() {
                true => walk(&entry, found),
                false => found.push(entry),
            }
        }
    }
    let mut files = Vec::new();
    walk(&source(), &mut files);
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        assert_eq!(crate::support::rules::forbidden_word(&text), None, "{}", file.display());
    }
}
