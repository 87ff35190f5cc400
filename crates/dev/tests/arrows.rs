//! The arrows of ARCHITECTURE.md are the arrows of the code: its table is held against `cargo metadata`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use serde_json::Value;

const PREFIX: &str = "crosscheck-";

#[derive(Debug, PartialEq, Eq)]
struct Uses {
    own: BTreeSet<String>,
    third: BTreeSet<String>,
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

fn packages() -> Vec<Value> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--no-deps", "--offline"])
        .current_dir(root())
        .output()
        .unwrap();
    let metadata: Value = serde_json::from_slice(&output.stdout).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn in_code() -> BTreeMap<String, Uses> {
    let mut crates = BTreeMap::new();
    for package in packages() {
        let Some(name) = package["name"].as_str().unwrap().strip_prefix(PREFIX).map(str::to_owned) else { continue };
        let mut uses = Uses { own: BTreeSet::new(), third: BTreeSet::new() };
        for dependency in package["dependencies"].as_array().unwrap() {
            let other = dependency["name"].as_str().unwrap();
            match (dependency["kind"].as_str(), other.strip_prefix(PREFIX)) {
                (None, Some(own)) => drop(uses.own.insert(own.to_owned())),
                (None, None) => drop(uses.third.insert(other.to_owned())),
                (Some("dev"), Some("testkit" | "dev")) | (Some(_), None) => {}
                (Some(_), Some(own)) => assert!(own != "testkit", "{name}: testkit is only ever a dev-dependency"),
            }
        }
        crates.insert(name, uses);
    }
    crates
}

fn in_table() -> BTreeMap<String, Uses> {
    let text = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let rows = text.lines().filter_map(|line| line.strip_prefix("| ")?.strip_suffix('|'));
    let words = |cell: &str| cell.split_whitespace().map(str::to_owned).collect();
    rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>())
        .filter(|cells| cells.len() == 4 && cells[0] != "crate")
        .map(|cells| (cells[0].to_owned(), Uses { own: words(cells[2]), third: words(cells[3]) }))
        .collect()
}

#[test]
fn every_crate_uses_what_the_table_says_and_nothing_else() {
    let (code, table) = (in_code(), in_table());
    assert_eq!(code.keys().collect::<Vec<_>>(), table.keys().collect::<Vec<_>>(), "crates");
    for (name, uses) in &code {
        assert_eq!(uses, &table[name], "{name}: left is the code, right is ARCHITECTURE.md");
    }
}

#[test]
fn pure_crates_deny_the_clock_files_environment_and_sockets() {
    for name in [
        "model",
        "markup",
        "names",
        "photos",
        "compare",
        "documents",
        "sites",
        "records",
        "checks",
        "linkage",
        "report",
    ] {
        let text = std::fs::read_to_string(root().join(format!("crates/{name}/src/lib.rs"))).unwrap();
        assert!(text.contains("#![deny(clippy::disallowed_methods)]"), "{name}");
        let pure = ["model", "markup", "names", "photos", "compare", "documents", "sites", "records", "checks"];
        let outside = ["fetch", "sandbox", "engine", "cli"];
        assert!(
            in_code()[name].own.iter().all(|own| pure.contains(&own.as_str()) && !outside.contains(&own.as_str())),
            "{name}"
        );
    }
}

#[test]
fn every_crate_takes_the_workspaces_lints() {
    for package in packages() {
        let manifest = std::fs::read_to_string(package["manifest_path"].as_str().unwrap()).unwrap();
        assert!(manifest.contains("[lints]\nworkspace = true"), "{}", package["name"]);
    }
}
