//! The whole program, run as users run it, on the dossiers in `fixtures/` and on archives written here.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod archives;
mod browser;
mod challenges;
mod commands;
mod exec;
mod fixtures;
mod handing_in;
mod in_postgres;
mod interrupted;
mod links;
mod machines;
#[path = "../../crates/store/tests/postgres/mod.rs"]
mod postgres;
mod recognising;
mod records;
mod reports;
mod rosters;
mod schema;
mod service;
mod snapshots;
mod statuses;
mod stores;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a run left behind.
struct Ran {
    status: i32,
    out: String,
    error: String,
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {} {}", self.out, self.error))
    }
}

fn crosscheck(arguments: &[&str]) -> Ran {
    crosscheck_fed(arguments, b"")
}

fn crosscheck_fed(arguments: &[&str], input: &[u8]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // Whatever the machine is set to, the tests read nothing of it and never reach the network.
    for name in ["GITHUB_TOKEN", "GITLAB_TOKEN", "STACKEXCHANGE_KEY", "CROSSCHECK_CONTACT", "CROSSCHECK_CACHE_DIR"] {
        command.env_remove(name);
    }
    command.env("XDG_CONFIG_HOME", "/nonexistent");
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    Ran {
        status: output.status.code().unwrap_or_else(|| panic!("killed: {arguments:?}")),
        out: String::from_utf8(output.stdout).unwrap(),
        error: String::from_utf8(output.stderr).unwrap(),
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A path below the project's root, as an argument.
fn at_root(path: &str) -> String {
    root().join(path).to_str().unwrap().to_owned()
}

fn dossier(case: &str) -> String {
    at_root(&format!("fixtures/{case}.wacz"))
}

fn replayed(case: &str) -> Value {
    crosscheck(&["check", "--replay", &dossier(case), "--format", "json"]).json()
}

/// Checks with a finding of this kind, each once, sorted.
fn checks_of(report: &Value, kind: &str) -> Vec<String> {
    let findings = report["findings"].as_array().unwrap().iter();
    let mut found: Vec<String> = findings
        .filter(|finding| finding["kind"] == kind)
        .map(|finding| finding["check"].as_str().unwrap().to_owned())
        .collect();
    found.sort();
    found.dedup();
    found
}
