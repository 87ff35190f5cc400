//! One value says what was compared and who stands where, and one root makes one contradiction.

use crosscheck_checks::{CheckResult, Configuration, CoverageState, Standing, run_all};
use crosscheck_model::{FindingKind, SourceId, Topic};

use crate::support::Prepared;

fn run(case: &str) -> CheckResult {
    run_all(&Prepared::read(case).expect("the tests are well formed").evidence(), &Configuration::default())
}

fn source(address: &str, claims: &str) -> String {
    format!("\n[[source]]\naddress = \"{address}\"\n{claims}\n")
}

fn standing(result: &CheckResult, topic: Topic) -> Vec<Standing> {
    result.coverage.topic(topic).expect("the tests are well formed").cells.iter().map(|cell| cell.standing).collect()
}

#[test]
fn one_other_name_is_one_contradiction_whatever_follows_from_it() {
    let mut case = "about = \"\"".to_owned();
    for (address, name) in [("cv.pdf", "Jane Doe"), ("https://a.example/rm", "Robert Miller")] {
        let shared = "photos = [\"portrait-a\"]\nemails = [\"jane@example.org\"]";
        case += &source(address, &format!("names = [\"{name}\"]\n{shared}"));
    }
    let result = run(&case);
    let contradictions = result.findings.iter().filter(|one| one.kind == FindingKind::Contradiction).count();
    assert_eq!(contradictions, 3, "name, picture and address: {:#?}", result.findings);
    let roots: Vec<&str> =
        result.roots().filter(|one| one.kind == FindingKind::Contradiction).map(|one| one.check.0.as_ref()).collect();
    assert_eq!(roots, ["name_differs_across_sources"]);
    let root = result
        .findings
        .iter()
        .position(|one| one.check.0 == "name_differs_across_sources")
        .expect("the tests are well formed");
    assert_eq!(result.following(root).count(), 2);
    // The picture and the address are the same in both: there nothing differs.
    assert_eq!(standing(&result, Topic::Name), [Standing::Differs, Standing::Differs]);
    assert_eq!(standing(&result, Topic::Photo), [Standing::Agrees, Standing::Agrees]);
    assert_eq!(standing(&result, Topic::Contact), [Standing::Agrees, Standing::Agrees]);
}

#[test]
fn two_other_names_are_two_roots() {
    let mut case = "about = \"\"".to_owned();
    let people =
        [("cv.pdf", "Jane Doe"), ("https://a.example/rm", "Robert Miller"), ("https://b.example/kp", "Karel Prokop")];
    for (address, name) in people {
        case += &source(address, &format!("names = [\"{name}\"]\nemails = [\"jane@example.org\"]"));
    }
    let result = run(&case);
    let roots = result.roots().filter(|one| one.kind == FindingKind::Contradiction).count();
    assert_eq!(roots, 3, "each two of three names");
    for following in result.findings.iter().filter(|one| one.follows_from.is_some()) {
        let root = &result.findings[following.follows_from.expect("the tests are well formed") as usize];
        let sources = |finding: &crosscheck_model::Finding| {
            let mut ids: Vec<SourceId> = finding.claims.iter().map(|cited| cited.evidence.source).collect();
            ids.sort();
            ids.dedup();
            ids
        };
        assert_eq!(sources(following), sources(root));
    }
}

#[test]
fn the_odd_source_out_differs_and_not_all_of_them() {
    let mut case = "about = \"\"".to_owned();
    for address in ["cv.pdf", "https://a.example/jane", "https://b.example/jane"] {
        case += &source(address, "names = [\"Jane Doe\"]\nplaces = [\"Lisbon, Portugal\"]");
    }
    case += &source("https://c.example/rm", "names = [\"Robert Miller\"]\nplaces = [\"Lagos, Nigeria\"]");
    case += &source("https://d.example/x", "outcome = \"timed_out\"");
    case += &source("https://e.example/x", "handles = [\"x\"]");
    let result = run(&case);
    for topic in [Topic::Name, Topic::Location] {
        let three = [Standing::Agrees; 3];
        let rest = [Standing::Differs, Standing::NotRead, Standing::Silent];
        assert_eq!(standing(&result, topic), [three.as_slice(), &rest].concat(), "{topic}");
        let coverage = result.coverage.topic(topic).expect("the tests are well formed");
        assert_eq!(
            coverage.cell(SourceId(3)).expect("the tests are well formed").against,
            [SourceId(0), SourceId(1), SourceId(2)]
        );
        assert_eq!(coverage.cell(SourceId(0)).expect("the tests are well formed").against, [SourceId(3)]);
        assert_eq!(coverage.stated_by.len(), 4);
    }
}

#[test]
fn what_is_stated_and_cannot_be_compared_is_not_called_compared() {
    let mut case = "about = \"\"".to_owned();
    case += &source("cv.pdf", "emails = [\"jane@example.org\"]\nplaces = [\"Zzyzzx Qwertyville\"]");
    case += &source("https://a.example/jane", "phones = [\"+1 512 555 0142\"]\nplaces = [\"Lisbon\"]");
    let result = run(&case);
    let state = |topic| result.coverage.topic(topic).expect("the tests are well formed").state;
    assert_eq!(state(Topic::Contact), CoverageState::NothingToCompareWith, "an address and a number");
    assert_eq!(state(Topic::Location), CoverageState::NotComparable);
    assert_eq!(state(Topic::Name), CoverageState::NothingStated);
    let told = |topic| result.findings.iter().any(|one| one.kind == FindingKind::NotChecked && one.topic == topic);
    for topic in Topic::MATRIX {
        assert_eq!(told(topic), state(topic) != CoverageState::Compared, "{topic}");
    }
}
