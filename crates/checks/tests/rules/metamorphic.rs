//! What must not change what is found: the order of the profiles, a source more that says nothing, the same source twice, other
//! names for the same people, other hosts. Over every whole case and every case of a check; and the relations themselves are held
//! against finders that break them.

use std::collections::BTreeSet;
use std::path::Path;

use crosscheck_model::{Case, Finding, FindingKind};

use crate::support::Prepared;

/// One finding without its words: check, kind, level, and the addresses of the sources on both sides.
type Told = (String, FindingKind, String, BTreeSet<String>);

fn told(case: &Case, findings: &[Finding]) -> Vec<Told> {
    let one = |finding: &Finding| {
        let sources = finding.claims.iter().filter_map(|cited| case.source(cited.evidence.source));
        let sources = sources.map(|reading| reading.source.address.to_string()).collect();
        (finding.check.0.to_string(), finding.kind, finding.level.0.to_string(), sources)
    };
    let mut all: Vec<Told> = findings.iter().map(one).collect();
    all.sort();
    all
}

fn found(text: &str) -> Vec<Told> {
    let prepared = Prepared::read(text).expect("the tests are well formed");
    told(&prepared.case, &prepared.findings())
}

fn contradictions(all: &[Told]) -> Vec<&Told> {
    all.iter().filter(|(_, kind, ..)| *kind == FindingKind::Contradiction).collect()
}

/// A case file, in its parts: what stands before the first source, each source, and what is expected.
fn parts(text: &str) -> (String, Vec<String>) {
    let text = text.split("\n[[expect]]").next().unwrap_or_default();
    let mut parts = text.split("\n[[source]]").map(str::to_owned);
    (parts.next().unwrap_or_default(), parts.map(|source| format!("\n[[source]]{source}")).collect())
}

fn is_cv(source: &str) -> bool {
    let address = source.lines().find(|line| line.starts_with("address")).unwrap_or_default();
    !address.contains("://")
}

/// CVs stay in front; the rest comes the other way round.
fn profiles_reversed(text: &str) -> String {
    let (head, sources) = parts(text);
    let (cvs, mut profiles): (Vec<String>, Vec<String>) = sources.into_iter().partition(|source| is_cv(source));
    profiles.reverse();
    head + &cvs.concat() + &profiles.concat()
}

fn with_a_silent_source(text: &str) -> String {
    let (head, sources) = parts(text);
    head + &sources.concat() + "\n[[source]]\naddress = \"https://silent.example/x\"\nhandles = [\"x\"]\n"
}

fn whole_cases() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .expect("the tests are well formed")
        .map(|entry| entry.expect("the tests are well formed").path())
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        (path.display().to_string(), std::fs::read_to_string(path).expect("the tests are well formed"))
    };
    files.iter().map(read).collect()
}

/// The kinds and levels of contradictions and their sources are the same whatever order the profiles come in.
fn order_does_not_matter(find: impl Fn(&str) -> Vec<Told>, text: &str) -> bool {
    let (a, b) = (find(text), find(&profiles_reversed(text)));
    let sets = |all: &[Told]| {
        let mut sets: Vec<_> = contradictions(all)
            .into_iter()
            .map(|(check, _, level, sources)| (check.clone(), level.clone(), sources.clone()))
            .collect();
        sets.sort();
        sets
    };
    sets(&a) == sets(&b)
}

#[test]
fn the_order_of_the_profiles_does_not_matter() {
    for (name, text) in whole_cases() {
        assert!(order_does_not_matter(found, &text), "{name}");
    }
}

#[test]
fn a_source_that_says_nothing_changes_nothing() {
    let without_coverage =
        |all: Vec<Told>| all.into_iter().filter(|(check, ..)| check != "coverage").collect::<Vec<_>>();
    for (name, text) in whole_cases() {
        let (head, sources) = parts(&text);
        let plain = without_coverage(found(&(head + &sources.concat())));
        assert_eq!(without_coverage(found(&with_a_silent_source(&text))), plain, "{name}");
    }
}

#[test]
fn other_hosts_and_other_people_change_nothing() {
    let people = [
        ("Jane Doe", "Robert Miller"),
        ("Anna Kovács", "Dmitri Sokolov"),
        ("김민수", "박지영"),
        ("Nguyễn Thị Mai", "Trần Văn Hùng"),
        ("María García López", "Juan Pérez Ruiz"),
        ("محمد السيد", "خالد منصور"),
    ];
    let case = |(own, other): (&str, &str), host: &str| {
        format!(
            "about = \"\"\n[[source]]\naddress = \"cv.pdf\"\nnames = [\"{own}\"]\nphotos = [\"portrait-a\"]\nemails = [\"q@example.org\"]\n\
             [[source]]\naddress = \"https://{host}/q\"\nnames = [\"{other}\"]\nphotos = [\"portrait-a\"]\nemails = [\"q@example.org\"]\n"
        )
    };
    let kinds = |text: &str| -> Vec<(String, FindingKind, String)> {
        found(text).into_iter().map(|(check, kind, level, _)| (check, kind, level)).collect()
    };
    let first = kinds(&case(people[0], "a.example"));
    assert_eq!(contradictions(&found(&case(people[0], "a.example"))).len(), 3);
    for people in people {
        for host in ["a.example", "b.example"] {
            assert_eq!(kinds(&case(people, host)), first, "{people:?}");
            assert_eq!(kinds(&case((people.1, people.0), host)), first, "{people:?} the other way round");
        }
        let same = found(&case((people.0, people.0), "a.example"));
        assert!(contradictions(&same).is_empty(), "{same:?}");
    }
}

#[test]
fn the_same_profile_twice_takes_no_contradiction_back_and_adds_none_between_the_two() {
    for (name, text) in whole_cases() {
        let (head, sources) = parts(&text);
        let Some(last) = sources.iter().rev().find(|source| !is_cv(source)) else { continue };
        let address = last.lines().find(|line| line.starts_with("address")).expect("the tests are well formed");
        let twin = last.replace(address, "address = \"https://twin.example/copy\"");
        let plain = found(&(head.clone() + &sources.concat()));
        let doubled = found(&(head + &sources.concat() + &twin));
        let what = |all: &[Told]| -> BTreeSet<(String, String)> {
            contradictions(all).into_iter().map(|(check, _, level, _)| (check.clone(), level.clone())).collect()
        };
        assert!(what(&doubled).is_superset(&what(&plain)), "{name}");
        let original = address.split('"').nth(1).expect("the tests are well formed");
        let between = |(_, kind, _, sources): &&Told| {
            *kind == FindingKind::Contradiction
                && sources.len() == 2
                && sources.contains(original)
                && sources.contains("https://twin.example/copy")
        };
        assert_eq!(doubled.iter().find(between), None, "{name}");
    }
}

#[test]
fn a_finder_that_looks_at_the_order_is_caught() {
    let text = "about = \"\"\n[[source]]\naddress = \"cv.pdf\"\n\n[[source]]\naddress = \"https://a.example/x\"\n\n\
        [[source]]\naddress = \"https://b.example/x\"\n";
    let last_profile_is_wrong = |text: &str| -> Vec<Told> {
        let last = text.lines().rfind(|line| line.starts_with("address")).unwrap_or_default().to_owned();
        vec![("broken".to_owned(), FindingKind::Contradiction, "last".to_owned(), BTreeSet::from([last]))]
    };
    assert!(!order_does_not_matter(last_profile_is_wrong, text));
}
