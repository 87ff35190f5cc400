//! Every check is one folder with its four parts, and the folders are the registry.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crosscheck_checks::{check, configuration_digest, explain, registry};

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
            assert!(threshold.source.len() > 20, "{} {}", check.id, threshold.name);
        }
    }
    assert_eq!(configuration_digest(), configuration_digest());
    assert!(check("coverage").is_some() && check("").is_none());
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
