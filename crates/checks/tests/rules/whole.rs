//! What holds for a run over a whole case.

use crosscheck_checks::{CheckContext, Configuration, check};
use crosscheck_model::{Case, LawfulBasis};
use std::collections::BTreeMap;

use crate::support::{self, Prepared};

const CASE: &str = include_str!("../../cases/planted_in_five_ways.toml");

#[test]
fn the_same_case_gives_the_same_findings_in_the_same_order() {
    let prepared = Prepared::read(CASE).unwrap();
    let once = prepared.findings();
    assert_eq!(once, prepared.findings());
    let order: Vec<_> = once.iter().map(|finding| (finding.kind, finding.strength)).collect();
    assert!(order.is_sorted());
    assert!(once.iter().all(|finding| check(&finding.check.0).is_some()));
}

#[test]
fn a_case_without_sources_states_nothing() {
    let case = Case {
        application: None,
        candidate: None,
        as_of: "2026-11-20T12:00:00Z".parse().unwrap(),
        basis: LawfulBasis::default(),
        sources: Vec::new(),
        control: Vec::new(),
    };
    assert!(
        crosscheck_checks::run_all(
            &CheckContext { case: &case, pictures: &BTreeMap::new(), sites: crosscheck_sites::directory() },
            &Configuration::default()
        )
        .findings
        .is_empty()
    );
}

#[test]
fn hostile_claims_neither_stop_nor_stall_a_run() {
    let long = "А".repeat(5_000);
    let names: Vec<String> = (0..200).map(|n| format!("\"Name{n} {long}\"")).collect();
    let work: Vec<String> = (0..200).map(|n| format!("\"2000..2020 | Employer {n} {long} | Title {n}\"")).collect();
    let education: Vec<String> = (0..200).map(|n| format!("\"2000..2004 | School {n} {long} | BSc\"")).collect();
    let one = |address: &str| {
        format!(
            "\n[[source]]\naddress = \"{address}\"\nnames = [{}]\nwork = [{}]\neducation = [{}]\nplaces = [\"{long}\"]\nphones = [\"+{}\"]\nemails = [\"@@@\"]\nbio = \"{}\"\n",
            names.join(","),
            work.join(","),
            education.join(","),
            "9".repeat(300),
            "\u{202e} ".repeat(2_000),
        )
    };
    let text = format!("about = \"\"{}{}", one("cv.pdf"), one("https://a.example/b"));
    let prepared = Prepared::read(&text).unwrap();
    let findings = prepared.findings();
    assert!(findings.iter().all(|finding| finding.claims.len() <= 60));
    support::hold_the_rules(&prepared, &findings).unwrap();
}

#[test]
fn honest_cases_expect_no_contradiction_and_planted_ones_do() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let prepared = Prepared::read(&std::fs::read_to_string(&path).unwrap()).unwrap();
        let contradicts = prepared.expect.iter().any(|expected| expected.kind == "contradiction");
        assert_eq!(contradicts, name.starts_with("planted_"), "{name}");
        assert!(contradicts || name.starts_with("honest_"), "{name}");
    }
}
