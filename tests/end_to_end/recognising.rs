//! `--ocr`: pages that are pictures, through a program that stands for Tesseract, and through Tesseract itself where it is installed.

#![cfg(unix)]

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::Ran;

const SCAN: &[u8] = include_bytes!("scan.png");

/// Answers what Tesseract is asked, and gives the table beside it for a picture.
const STAND_IN: &str = r#"#!/bin/sh
here=$(dirname "$0")
case "$1" in
--list-langs) printf 'List of available languages (2):\neng\ndeu\n' ;;
--version) echo 'tesseract 5.0.0' ;;
*) case "$*" in "stdin stdout -l eng --psm"*) cat "$here/table" ;; *) echo "asked otherwise: $*" >&2; exit 1 ;; esac ;;
esac
"#;

struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("cv.png"), SCAN).unwrap();
        Self { folder }
    }

    fn with(script: &str, table: &str) -> Self {
        let machine = Self::new();
        let program = machine.at("tesseract");
        std::fs::write(&program, script).unwrap();
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
        std::fs::write(machine.at("table"), table).unwrap();
        machine
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Only what stands in this folder, and the system's own small programs where the stand-in needs them, can be found.
    fn run(&self, arguments: &[&str]) -> Ran {
        let folders = [self.folder.path(), Path::new("/bin")];
        let path = std::env::join_paths(folders).unwrap();
        self.run_where(arguments, &path)
    }

    fn run_where(&self, arguments: &[&str], path: &std::ffi::OsStr) -> Ran {
        self.run_on(&self.at("cv.png"), arguments, path)
    }

    fn run_on(&self, file: &Path, arguments: &[&str], path: &std::ffi::OsStr) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        command.args(arguments).arg(file).env("PATH", path).env("XDG_CONFIG_HOME", "/nonexistent");
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { status: output.status.code().unwrap(), out: text(output.stdout), error: text(output.stderr) }
    }
}

fn table(lines: &[&str]) -> String {
    let mut table = "1\t1\t0\t0\t0\t0\t0\t0\t1240\t1754\t-1\t\n".to_owned();
    for (row, line) in lines.iter().enumerate() {
        let top = 80 + 50 * row;
        table += "4\t1\t1\t1\t1\t0\t80\t0\t900\t28\t-1\t\n";
        for (at, word) in line.split(' ').enumerate() {
            table += &format!("5\t1\t1\t1\t1\t1\t{}\t{top}\t90\t28\t95.1\t{word}\n", 80 + 100 * at);
        }
    }
    table
}

fn names(read: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let claims = read["claims"]["names"].as_array().cloned().unwrap_or_default();
    claims.iter().map(|claim| (text(&claim["value"]["full"]), text(&claim["certainty"]))).collect()
}

fn told(read: &Value) -> String {
    read["problems"].to_string()
}

#[test]
fn what_is_recognised_becomes_claims_that_say_so() {
    let machine = Machine::with(STAND_IN, &table(&["Grace Example", "grace@mail.example", "Experience"]));
    let ran = machine.run(&["read", "--ocr"]);
    assert_eq!(ran.status, 0, "{} {}", ran.out, ran.error);
    assert_eq!(names(&ran.json()), [("Grace Example".to_owned(), "ocr".to_owned())]);
    assert!(told(&ran.json()).contains("1 picture of a page was read by Tesseract 5.0.0 (eng)"), "{}", ran.out);
    let text = machine.run(&["read", "--text", "--ocr"]);
    assert_eq!(text.out, "Grace Example\ngrace@mail.example\nExperience\n", "{}", text.error);
}

#[test]
fn a_roster_of_scans_is_read_too() {
    let machine = Machine::with(STAND_IN, &table(&["Grace Example", "grace@mail.example", "Experience"]));
    let roster = "candidate_ref,agency,consent_ref,purpose,cv,links\nA-1,Example Staffing,form 1,employment,cv.png,\n";
    std::fs::write(machine.at("roster.csv"), roster).unwrap();
    let path = std::env::join_paths([machine.folder.path(), Path::new("/bin")]).unwrap();
    let (store, out) = (machine.at("store"), machine.at("out"));
    let (store, out) = (store.to_str().unwrap(), out.to_str().unwrap());
    let arguments = ["batch", "--ocr", "--store", store, "--out", out];
    let ran = machine.run_on(&machine.at("roster.csv"), &arguments, &path);
    assert_eq!(ran.status, 0, "{} {}", ran.out, ran.error);
    let report = std::fs::read_to_string(Path::new(out).join("reports/A-1.html")).unwrap();
    assert!(report.contains("Grace Example"), "{report}");
}

#[test]
fn without_being_asked_nothing_is_recognised() {
    let machine = Machine::with(STAND_IN, &table(&["Grace Example"]));
    let ran = machine.run(&["read"]);
    assert_eq!(ran.status, 4);
    assert!(ran.json()["outcome_text"].as_str().unwrap().contains("--ocr reads the text in it"), "{}", ran.out);
}

#[test]
fn a_machine_without_it_says_what_would_help() {
    let ran = Machine::new().run_where(&["read", "--ocr"], "/nonexistent".as_ref());
    assert_eq!(ran.status, 4);
    assert!(told(&ran.json()).contains("apt-get install tesseract-ocr"), "{}", ran.out);
}

#[test]
fn languages_that_are_not_there_are_told_and_bad_ones_refused() {
    let machine = Machine::with(STAND_IN, &table(&["Grace Example", "grace@mail.example"]));
    let ran = machine.run(&["read", "--ocr=eng+chi_sim"]);
    assert!(told(&ran.json()).contains("tesseract-ocr-chi-sim"), "{}", ran.out);
    assert_eq!(names(&ran.json()).len(), 1);
    let ran = machine.run(&["read", "--ocr=../eng"]);
    assert_eq!(ran.status, 2);
    assert!(ran.error.contains("no list of languages"), "{}", ran.error);
}

#[test]
fn a_program_that_misbehaves_costs_this_file_only() {
    let head = "#!/bin/sh\ncase \"$1\" in --list-langs) echo eng; exit;; esac\n";
    let endless = "while :; do echo 0123456789012345678901234567890123456789012345678901234567890123456789; done";
    for (script, why) in [("exit 1", "it ended with an error"), (endless, "it gave more than can be read")] {
        let ran = Machine::with(&format!("{head}{script}\n"), "").run(&["read", "--ocr"]);
        assert_eq!(ran.status, 4, "{script}");
        assert!(told(&ran.json()).contains(why), "{script}: {}", ran.out);
    }
    // What is no table says nothing.
    let ran = Machine::with(&format!("{head}echo hello\n"), "").run(&["read", "--ocr"]);
    assert!(names(&ran.json()).is_empty(), "{}", ran.out);
}

#[test]
fn tesseract_itself_reads_a_scan() {
    let Some(path) = std::env::var_os("PATH") else { return };
    if !std::env::split_paths(&path).any(|folder| folder.join("tesseract").is_file()) {
        eprintln!("Tesseract is not installed: its test did not run (Debian: apt-get install tesseract-ocr)");
        return;
    }
    let ran = Machine::new().run_where(&["read", "--ocr"], &path);
    let read = ran.json();
    assert_eq!(names(&read), [("Harriet Bramwell-Osei".to_owned(), "ocr".to_owned())], "{}", ran.out);
    assert!(read["claims"]["work"].as_array().is_some_and(|work| work.len() >= 2), "{}", ran.out);
}
