//! Which checks run and with which numbers can be set, and the digest of a configuration says so.

use std::path::Path;

use crosscheck_checks::{CheckResult, Configuration, ConfigurationError, CoverageState, registry, run_all};
use crosscheck_model::Topic;

use crate::support::Prepared;

fn parse(text: &str) -> Configuration {
    Configuration::parse(text).expect("the tests are well formed")
}

fn told(text: &str) -> String {
    Configuration::parse(text).expect_err("it is refused").to_string()
}

fn run(case: &str, configuration: &Configuration) -> CheckResult {
    run_all(&Prepared::read(case).expect("the tests are well formed").evidence(), configuration)
}

const PLACES: &str = "about = \"\"\n[[source]]\naddress = \"cv.pdf\"\nplaces = [\"Lisbon, Portugal\"]\n\
    [[source]]\naddress = \"https://a.example/b\"\nplaces = [\"Lagos, Nigeria\"]\nlast_active = \"2026-01-01T00:00:00Z\"\n";

#[test]
fn without_a_word_every_check_runs_with_its_own_numbers() {
    assert_eq!(parse(""), Configuration::default());
    assert_eq!(parse("").checks().count(), registry().iter().filter(|check| !check.restricted).count());
    assert_eq!(parse("restricted = true").checks().count(), registry().len());
    assert_eq!(parse("[thresholds.location_differs]\nstale_after = 730"), Configuration::default());
    assert_eq!(parse("").digest(), Configuration::default().digest());
}

#[test]
fn the_digest_tells_every_change() {
    let usual = Configuration::default().digest();
    let other = [
        "disabled = [\"language_not_declared\"]",
        "enabled = [\"location_differs\"]",
        "[thresholds.location_differs]\nstale_after = 365",
        "[thresholds.location_differs]\nstale_after = 366",
    ];
    let mut digests: Vec<_> = other.iter().map(|text| parse(text).digest()).collect();
    digests.push(usual);
    for (n, digest) in digests.iter().enumerate() {
        assert!(!digests[..n].contains(digest), "{n}");
    }
}

#[test]
fn what_is_not_known_is_told_by_name() {
    assert!(told("enabled = [\"location_difers\"]").contains("there is no check \"location_difers\""));
    assert!(told("disabled = [\"x\"]").contains("no check \"x\""));
    assert!(told("[thresholds.x]\ny = 1").contains("no check \"x\""));
    let text = told("[thresholds.location_differs]\nstale = 1");
    assert!(text.contains("no threshold \"stale\"") && text.contains("stale_after"), "{text}");
    assert!(told("[thresholds.coverage]\nx = 1").contains("has no thresholds"));
    assert!(told("enable = []").contains("enable"));
    assert!(matches!(Configuration::parse("["), Err(ConfigurationError::Toml(_))));
}

#[test]
fn a_number_stays_within_what_it_may_be() {
    assert!(told("[thresholds.location_differs]\nstale_after = 0").contains("between 30 and 36500"));
    assert!(told("[thresholds.location_differs]\nstale_after = nan").contains("between"));
    let fixed = told("[thresholds.commit_offset_differs_from_claimed_zone]\nmin_commits = 5");
    assert!(fixed.contains("cannot be set"), "{fixed}");
    assert!(Configuration::parse("[thresholds.commit_offset_differs_from_claimed_zone]\nmin_commits = 50").is_ok());
}

#[test]
fn coverage_is_always_said() {
    assert!(told("disabled = [\"coverage\"]").contains("cannot be switched off"));
    assert!(told("enabled = [\"links_close\"]\ndisabled = [\"links_close\"]").contains("both"));
    let found = run(PLACES, &parse("enabled = []"));
    assert!(found.findings.iter().all(|finding| finding.check.0 == "coverage"));
    assert!(found.coverage.topics.iter().all(|topic| topic.state == CoverageState::SwitchedOff));
}

#[test]
fn a_check_that_is_switched_off_says_nothing_and_its_topic_says_so() {
    let usual = run(PLACES, &Configuration::default());
    assert!(usual.coverage.topic(Topic::Location).expect("the tests are well formed").is_compared());
    let without = run(PLACES, &parse("disabled = [\"location_differs\"]"));
    assert!(without.findings.iter().all(|finding| finding.check.0 != "location_differs"));
    assert_eq!(
        without.coverage.topic(Topic::Location).expect("the tests are well formed").state,
        CoverageState::SwitchedOff
    );
    assert_ne!(usual.configuration, without.configuration);
}

/// The case files of a check, in order.
fn cases(id: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(id).join("cases");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the tests are well formed")
        .map(|entry| entry.expect("the tests are well formed").path())
        .collect();
    files.sort();
    files.iter().map(|path| std::fs::read_to_string(path).expect("the tests are well formed")).collect()
}

#[test]
fn every_number_that_can_be_set_decides_something() {
    let mut idle = Vec::new();
    for check in registry() {
        for threshold in check.thresholds.iter().filter(|threshold| !threshold.is_fixed()) {
            let at = |value: f64| {
                parse(&format!("enabled = [\"{0}\"]\n[thresholds.{0}]\n{1} = {value:?}", check.id, threshold.name))
            };
            let (least, most) = (at(threshold.range.0), at(threshold.range.1));
            let levels = |case: &str, configuration: &Configuration| {
                let found = run(case, configuration).findings.into_iter();
                let own = found.filter(|finding| finding.check.0 == check.id);
                own.map(|finding| finding.level.0.into_owned()).collect::<Vec<_>>()
            };
            if !cases(check.id).iter().any(|case| levels(case, &least) != levels(case, &most)) {
                idle.push(format!("{} {}: no case tells its ends apart", check.id, threshold.name));
            }
        }
    }
    assert!(idle.is_empty(), "{idle:#?}");
}
