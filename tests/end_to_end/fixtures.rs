use serde_json::Value;

use crate::{checks_of, crosscheck, dossier, replayed, root};

/// Every case in `fixtures/source` with its own expectations.
fn cases() -> Vec<(String, Value)> {
    let mut cases: Vec<(String, Value)> = std::fs::read_dir(root().join("fixtures/source"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let spec = std::fs::read(path.join("case.json")).unwrap();
            (path.file_name().unwrap().to_str().unwrap().to_owned(), serde_json::from_slice(&spec).unwrap())
        })
        .collect();
    cases.sort_by(|(a, _), (b, _)| a.cmp(b));
    assert!(cases.len() >= 6, "{cases:?}");
    cases
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|text| text.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_dossier_replays_to_what_its_case_expects() {
    for (name, spec) in cases() {
        let ran = crosscheck(&["check", "--replay", &dossier(&name), "--format", "json"]);
        assert_eq!(i64::from(ran.status), spec["expect"]["exit"].as_i64().unwrap(), "{name}: {}", ran.error);
        let report = ran.json();
        let mut expected = strings(&spec["expect"]["contradictions"]);
        expected.sort();
        assert_eq!(checks_of(&report, "contradiction"), expected, "{name}");
        let confirmed = checks_of(&report, "confirmed");
        for check in strings(&spec["expect"]["confirmed"]) {
            assert!(confirmed.contains(&check), "{name}: {check} is not confirmed");
        }
        assert!(report["sources"].as_array().unwrap().len() > spec["links"].as_array().unwrap().len(), "{name}");
    }
}

#[test]
fn every_contradiction_shows_both_sides_with_an_innocent_reading_and_a_question() {
    for finding in replayed("contradictory")["findings"].as_array().unwrap() {
        if finding["kind"] != "contradiction" {
            continue;
        }
        let claims = finding["claims"].as_array().unwrap();
        let sources: std::collections::BTreeSet<&str> =
            claims.iter().map(|claim| claim["source"].as_str().unwrap()).collect();
        assert!(sources.len() >= 2, "{finding}");
        for claim in claims {
            assert!(!claim["quote"].as_str().unwrap().is_empty(), "{finding}");
            assert_eq!(claim["sha256"].as_str().unwrap().len(), 64, "{finding}");
            assert!(claim["captured_at"].as_str().unwrap().starts_with("2026-"), "{finding}");
        }
        let text = finding.to_string();
        assert!(text.contains("explanations") && text.contains("question"), "{finding}");
    }
}

#[test]
fn what_could_not_be_reached_is_said_with_its_reason_and_is_no_finding() {
    let report = replayed("half_unreachable");
    let outcomes: Vec<(&str, &str)> = report["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|source| (source["url"].as_str().unwrap_or("CV"), source["outcome"].as_str().unwrap()))
        .collect();
    let read = outcomes.iter().filter(|(_, outcome)| *outcome == "read").count();
    assert_eq!(read, 3, "{outcomes:?}");
    assert!(checks_of(&report, "contradiction").is_empty());
    let texts = crosscheck(&["check", "--replay", &dossier("half_unreachable")]).out;
    for link in
        ["gitlab.com/joana", "stackoverflow.com/users/99005010", "social.example/@joana", "linkedin.com/in/joana"]
    {
        assert!(texts.contains(link), "{link} is not named");
    }
}

#[test]
fn no_dossier_is_larger_than_anybody_would_clone() {
    for (name, _) in cases() {
        let size = std::fs::metadata(dossier(&name)).unwrap().len();
        assert!(size < 400_000, "{name}: {size} bytes");
    }
}
