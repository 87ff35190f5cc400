use crate::{crosscheck, dossier};

const CASES: [&str; 6] =
    ["consistent", "consistent_hard", "contradictory", "half_unreachable", "nothing_reachable", "cv_alone"];
const FORMATS: [&str; 3] = ["text", "json", "html"];

/// findings.md, rule 4: what no report may call anybody.
const FORBIDDEN: [&str; 7] = ["fake", "fraud", "suspicious", "liar", "spy", "dprk", "north korea"];

fn words(text: &str) -> Vec<String> {
    text.to_lowercase().split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect()
}

#[test]
fn the_same_dossier_gives_the_same_bytes_in_every_format() {
    for case in CASES {
        for format in FORMATS {
            let once = crosscheck(&["check", "--replay", &dossier(case), "--format", format]);
            let again = crosscheck(&["check", "--replay", &dossier(case), "--format", format]);
            assert!(!once.out.is_empty());
            assert!(once.out == again.out, "{case} in {format} differs from run to run");
        }
    }
}

#[test]
fn no_report_uses_a_word_that_judges() {
    for case in CASES {
        for format in FORMATS {
            let report = crosscheck(&["check", "--replay", &dossier(case), "--format", format]).out;
            let all = words(&report);
            for word in FORBIDDEN {
                let parts: Vec<&str> = word.split(' ').collect();
                let found = all.windows(parts.len()).any(|window| window.iter().zip(&parts).all(|(a, b)| a == b));
                assert!(!found, "{case} in {format} says {word:?}");
            }
        }
    }
    let explained: String = ["sites", "checks"].iter().map(|list| crosscheck(&[list]).out).collect();
    assert!(FORBIDDEN.iter().all(|word| !words(&explained).contains(&(*word).to_owned())));
}

#[test]
fn no_colour_reaches_a_pipe_or_a_file() {
    let plain = crosscheck(&["check", "--replay", &dossier("contradictory")]);
    assert!(!plain.out.contains('\u{1b}') && !plain.error.contains('\u{1b}'));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.txt");
    let written = crosscheck(&["check", "--replay", &dossier("contradictory"), "--out", path.to_str().unwrap()]);
    assert_eq!((written.status, written.out.as_str()), (0, ""));
    assert_eq!(std::fs::read_to_string(path).unwrap(), plain.out);
}

#[test]
fn a_saved_replay_replays_to_the_same_report() {
    let folder = tempfile::tempdir().unwrap();
    for case in ["consistent", "contradictory", "half_unreachable", "cv_alone"] {
        let copy = folder.path().join(format!("{case}.wacz"));
        let copy = copy.to_str().unwrap();
        let time = "2026-11-05T12:00:00Z";
        let saved =
            crosscheck(&["check", "--replay", &dossier(case), "--save", copy, "--at", time, "--format", "json"]);
        let again = crosscheck(&["check", "--replay", copy, "--at", time, "--format", "json"]);
        assert_eq!(saved.status, again.status, "{case}: {}", again.error);
        assert!(saved.out == again.out, "{case} changes when it is saved");
    }
}

#[test]
fn the_html_report_is_one_file_without_scripts_that_asks_the_network_for_nothing() {
    for case in CASES {
        let html = crosscheck(&["check", "--replay", &dossier(case), "--format", "html"]).out;
        let lower = html.to_lowercase();
        assert!(!lower.contains("<script") && !lower.contains("javascript:"), "{case}");
        assert!(!lower.contains("src=\"http") && !lower.contains("url(http") && !lower.contains("@import"), "{case}");
        assert!(lower.contains("content-security-policy") && lower.contains("lang=\"en\""), "{case}");
    }
}
