//! The commands of the docs, run as they stand there; that the book is whole; and that the tests which `docs/compliance` names exist.

use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};

/// The commands on a page of the docs, in its order, run as they stand there; what they print. Nothing where curl is missing.
#[expect(clippy::print_stderr, reason = "who runs the tests is told what did not run")]
fn run_commands(page: &str, folder: &Path) -> Option<String> {
    if !Command::new("curl").arg("--version").stdout(Stdio::null()).status().is_ok_and(|ran| ran.success()) {
        eprintln!("curl is not installed: the commands of {page} were not run");
        assert!(std::env::var_os("CI").is_none(), "CI runs them");
        return None;
    }
    let text = std::fs::read_to_string(docs().join(page)).unwrap();
    let blocks: Vec<&str> = text.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap()).collect();
    assert!(!blocks.is_empty(), "{page} has no commands");
    // A port that is free now; another program could take it in between, and the test would say so.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let script = blocks.concat().replace("127.0.0.1:8080", &format!("127.0.0.1:{port}"));
    let script = format!("set -euo pipefail\ntrap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n{script}\n");
    let program = Path::new(env!("CARGO_BIN_EXE_crosscheck")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.args(["-c", &script]).current_dir(folder).env("PATH", path);
    let ran = command.env("XDG_CONFIG_HOME", "/nonexistent").stdin(Stdio::null()).output().unwrap();
    let (out, error) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success(), "{page}: {out}\n{error}");
    Some(out.into_owned())
}

fn docs() -> std::path::PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs")).to_owned()
}

#[test]
fn the_commands_of_the_page_do_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let Some(out) = run_commands("service.md", folder.path()) else { return };
    assert!(out.contains("event: case.finished") && out.contains("\"verified\": true"), "{out}");
    let report = std::fs::read_to_string(folder.path().join("report.html")).unwrap();
    assert!(report.contains("consent-2026-11-30-4711"));
}

#[test]
fn the_commands_of_each_readers_page_run() {
    for page in ["agency", "vendor", "operator", "developer"] {
        let folder = tempfile::tempdir().unwrap();
        run_commands(&format!("readers/{page}.md"), folder.path());
    }
}

/// Every page of the book is there and in it, and what pages link to is there.
#[test]
fn the_book_names_every_page_and_no_link_leads_nowhere() {
    let summary = std::fs::read_to_string(docs().join("SUMMARY.md")).unwrap();
    let links = |text: &str| -> Vec<String> {
        let parts = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        parts.filter(|link| !link.contains("://") && !link.starts_with('#')).map(str::to_owned).collect()
    };
    for folder in ["", "readers", "compliance", "decisions"] {
        for entry in std::fs::read_dir(docs().join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_none_or(|ending| ending != "md") {
                continue;
            }
            let name = path.strip_prefix(docs()).unwrap().display().to_string();
            assert!(name == "SUMMARY.md" || summary.contains(&format!("({name})")), "{name} is not in the book");
            for link in links(&std::fs::read_to_string(&path).unwrap()) {
                let to = path.parent().unwrap().join(link.split('#').next().unwrap());
                assert!(to.exists(), "{name} links to {link}, which is not there");
            }
        }
    }
}

fn sources(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}

#[test]
fn every_row_of_the_tables_of_laws_and_of_asvs_names_tests_that_exist() {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let mut code = String::new();
    for folder in ["crates", "tests/end_to_end"] {
        sources(&root.join(folder), &mut code);
    }
    for (name, least) in [("README.md", 12), ("asvs.md", 15)] {
        let table = std::fs::read_to_string(root.join("docs/compliance").join(name)).unwrap();
        let built = table.split("## What is built").nth(1).unwrap().split("\n## ").next().unwrap();
        let head = |line: &&str| !line.starts_with("| law ") && !line.starts_with("| section ");
        let rows: Vec<&str> = built.lines().filter(|line| line.starts_with("| ")).filter(head).collect();
        assert!(rows.len() >= least, "{name}: {}", rows.len());
        for row in rows {
            let tests = row.trim_end_matches('|').rsplit('|').next().unwrap();
            let names: Vec<&str> = tests.split('`').skip(1).step_by(2).collect();
            assert!(!names.is_empty(), "{row}");
            for name in names {
                assert!(code.contains(&format!("fn {name}(")), "there is no test {name}");
            }
        }
    }
}
