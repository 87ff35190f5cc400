//! What holds for every store.

pub(crate) mod machines;
pub(crate) mod people;
pub(crate) mod service;

use crosscheck_model::{
    Address, ApplicationId, Case, Claims, Digest, Finding, LawfulBasis, Locator, NameRole, Origin, Outcome, PersonName,
    Problem, ReadBy, Source, SourceId, SourceKind, SourceReading, WordIndex,
};
use crosscheck_store::{Claimed, Finished, Location, NewCase, State, Store, StoreError, Ticket, Verdict};
use futures_util::TryStreamExt;
use jiff::Timestamp;

/// A name that must be nowhere after an erasure.
const CANARY: &str = "Lotte van Tongeren";

fn new<'a>(reference: &'a str, input: &str) -> NewCase<'a> {
    NewCase { reference, position: 2, input: Digest::of(input.as_bytes()), jurisdiction: "US-CA", row: CANARY }
}

async fn claim(store: &Store, new: &NewCase<'_>) -> Ticket {
    match store.claim(new).await.unwrap() {
        Claimed::Mine(ticket, _) => ticket,
        _ => panic!("the case was not given"),
    }
}

fn case() -> (Case, Vec<Finding>) {
    let at: Timestamp = "2026-02-03T04:05:06Z".parse().unwrap();
    let origin = Origin::new(SourceId(0), Address::File("cv.txt".to_owned()), at, Digest::of(b"cv"));
    let mut claims = Claims::default();
    let name = PersonName { full: CANARY.into(), role: NameRole::Full };
    claims.names.push(origin.claim(name, CANARY, Locator::Line(1), ReadBy::DocumentText));
    let mut words = WordIndex::default();
    words.add_line(&Locator::Line(1), CANARY);
    let source = Source {
        id: SourceId(0),
        address: Address::File("cv.txt".to_owned()),
        kind: SourceKind::Cv,
        site: None,
        outcome: Outcome::Read,
        found_on: None,
    };
    let problems = vec![Problem { locator: Locator::Whole, what: "a page is empty".to_owned() }];
    let reading = SourceReading { source, pages: vec![origin], claims, problems, gaps: Vec::new(), words };
    let case = Case {
        application: Some(ApplicationId("A-1".to_owned())),
        candidate: None,
        as_of: at,
        basis: LawfulBasis { consent_ref: Some("C-1".to_owned()), purpose: Some("hiring".to_owned()) },
        sources: vec![reading],
        control: Vec::new(),
    };
    (case, Vec::new())
}

async fn finish(store: &Store, ticket: Ticket) -> Result<(), StoreError> {
    let (case, findings) = case();
    let dossier = (CANARY.to_owned() + " dossier").into_bytes();
    let blobs = [("dossier".to_owned(), dossier.clone()), ("copy".to_owned(), dossier)];
    let at = "2026-02-03T04:05:07Z".parse().unwrap();
    store.finish(ticket, &Finished { case: &case, findings: &findings, blobs: &blobs, at }).await
}

pub(super) async fn a_case_is_given_once_and_its_result_kept_whole(location: Location) {
    assert!(matches!(Store::open(&location).await, Err(StoreError::NoStore(_))));
    let store = Store::init(&location).await.unwrap();
    assert!(matches!(Store::init(&location).await, Err(StoreError::AlreadyThere(_))));
    let ticket = claim(&store, &new("A-1", "one")).await;
    assert!(matches!(store.claim(&new("A-1", "one")).await.unwrap(), Claimed::Elsewhere));
    let id = ticket.id();
    finish(&store, ticket).await.unwrap();
    assert!(matches!(store.claim(&new("A-1", "one")).await.unwrap(), Claimed::Settled(State::Done)));
    assert_eq!(store.case(id).await.unwrap().unwrap(), case());
    assert_eq!(store.blob(id, "dossier").await.unwrap(), store.blob(id, "copy").await.unwrap());
    assert!(store.blob(id, "dossier").await.unwrap().unwrap().starts_with(CANARY.as_bytes()));
    assert_eq!(store.blob(id, "nothing").await.unwrap(), None);
    let listed: Vec<_> = store.cases().try_collect().await.unwrap();
    assert_eq!((listed.len(), listed[0].reference.as_str(), listed[0].state), (1, "A-1", State::Done));
    let report = store.check().await.unwrap();
    assert_eq!((report.problems, report.opened), (Vec::new(), 3));
    let again = Store::open(&location).await.unwrap();
    assert_eq!(again.case(id).await.unwrap().unwrap(), case());
}

pub(super) async fn a_changed_row_is_run_again_and_leaves_nothing_behind(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let ticket = claim(&store, &new("A-1", "one")).await;
    finish(&store, ticket).await.unwrap();
    let ticket = claim(&store, &new("A-1", "two")).await;
    let id = ticket.id();
    assert_eq!(store.case(id).await.unwrap(), None);
    store.quarantine(ticket, "it stopped the program").await.unwrap();
    assert!(matches!(store.claim(&new("A-1", "two")).await.unwrap(), Claimed::Settled(State::Quarantined)));
    let listed: Vec<_> = store.cases().try_collect().await.unwrap();
    assert_eq!((listed.len(), listed[0].why.as_deref()), (1, Some("it stopped the program")));
    assert_eq!(store.check().await.unwrap().problems, Vec::<String>::new());
}

pub(super) async fn the_result_of_a_process_that_lost_the_case_is_dropped(location: Location) {
    let first = Store::init(&location).await.unwrap();
    let lost = claim(&first, &new("A-1", "one")).await;
    let given_back = claim(&first, &new("A-2", "one")).await;
    first.give_back(given_back).await.unwrap();
    let second = Store::open(&location).await.unwrap();
    assert!(matches!(second.claim(&new("A-1", "one")).await.unwrap(), Claimed::Elsewhere), "the first still lives");
    assert!(matches!(second.claim(&new("A-2", "one")).await.unwrap(), Claimed::Mine(_, 0)));
    first.close().await;
    let Claimed::Mine(taken, ended) = second.claim(&new("A-1", "one")).await.unwrap() else { panic!("not given") };
    assert_eq!(ended, 1, "one process ended while it ran the case");
    assert!(matches!(finish(&second, lost).await, Err(StoreError::LostToAnother)));
    finish(&second, taken).await.unwrap();
    assert_eq!(second.check().await.unwrap().problems, Vec::<String>::new());
}

pub(super) async fn an_erased_person_leaves_a_receipt_and_does_not_come_back(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let ticket = claim(&store, &new("A-1", "one")).await;
    let id = ticket.id();
    finish(&store, ticket).await.unwrap();
    let other = claim(&store, &new("A-9", "one")).await;
    let other_id = other.id();
    finish(&store, other).await.unwrap();
    store.keep_groups(&[(7, id)]).await.unwrap();
    let edges = [(id, other_id, CANARY.as_bytes().to_vec())];
    store.keep_edges(&edges, &[id, other_id].into()).await.unwrap();
    assert_eq!(store.edges().await.unwrap(), edges);
    assert!(matches!(store.erase("A-2").await, Err(StoreError::NoSuchCase)));
    let mut receipt = store.erase("A-1").await.unwrap();
    assert!(store.verify_receipt(&receipt).await.unwrap());
    assert_eq!((store.case(id).await.unwrap(), store.blob(id, "dossier").await.unwrap()), (None, None));
    assert_eq!((store.groups().await.unwrap(), store.edges().await.unwrap()), (Vec::new(), Vec::new()));
    assert_eq!(store.linked().await.unwrap(), [other_id].into());
    assert!(matches!(store.claim(&new("A-1", "two")).await.unwrap(), Claimed::Erased(_)));
    receipt.deleted[0].1 += 1;
    assert!(!store.verify_receipt(&receipt).await.unwrap());
    assert_eq!(store.check().await.unwrap().problems, Vec::<String>::new());
}

pub(super) async fn a_hold_beats_an_erasure_and_says_so(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let ticket = claim(&store, &new("A-1", "one")).await;
    finish(&store, ticket).await.unwrap();
    store.hold("A-1", "a claim before the labour court").await.unwrap();
    let refused = store.erase("A-1").await.unwrap_err().to_string();
    assert!(refused.contains("labour court") && refused.contains("nothing was erased"), "{refused}");
    assert!(store.case(store.case_of("A-1")).await.unwrap().is_some());
    assert!(store.audit_entries(1).await.unwrap()[0].event.contains("erasure_refused"));
    assert!(store.lift_hold("A-1").await.unwrap() && !store.lift_hold("A-1").await.unwrap());
    store.erase("A-1").await.unwrap();
}

pub(super) async fn a_changed_log_is_found_out(location: Location) {
    let store = Store::init(&location).await.unwrap();
    for number in 0..3 {
        let ticket = claim(&store, &new(&format!("A-{number}"), "one")).await;
        finish(&store, ticket).await.unwrap();
    }
    let report = store.verify_audit(None).await.unwrap();
    assert_eq!((report.entries, report.problems.len()), (4, 0));
    let head = report.head;
    store.erase("A-1").await.unwrap();
    let report = store.verify_audit(Some((head.number, &head.hash))).await.unwrap();
    assert_eq!((report.entries, report.checkpoints, report.problems.len()), (5, 1, 0));
    let report = store.verify_audit(Some((head.number, &"0".repeat(64)))).await.unwrap();
    assert_eq!(report.problems.len(), 1);
    let report = store.verify_audit(Some((99, &head.hash))).await.unwrap();
    assert!(report.problems[0].contains("the log ends at entry 5"));
}

pub(super) async fn retention_speaks_of_finished_cases_only(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let ticket = claim(&store, &new("A-1", "one")).await;
    finish(&store, ticket).await.unwrap();
    let _unfinished = claim(&store, &new("A-2", "one")).await;
    let elsewhere = NewCase { jurisdiction: "NL", ..new("A-3", "one") };
    let ticket = claim(&store, &elsewhere).await;
    finish(&store, ticket).await.unwrap();
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    assert_eq!(store.due(at("2030-02-03T04:05:06Z"), None).await.unwrap(), Vec::new());
    let due = store.due(at("2030-02-03T04:05:08Z"), None).await.unwrap();
    assert_eq!((due.len(), due[0].reference.as_str(), due[0].held), (1, "A-1", false));
    assert_eq!(store.due(at("2030-02-03T04:05:08Z"), Some(30)).await.unwrap().len(), 2);
}

pub(super) async fn decisions_and_groups_outlive_a_run(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let (a, b) = (store.case_of("A-1"), store.case_of("A-2"));
    store.decide(("A-2", "A-1"), Verdict::TheSame, "a reviewer", "one portfolio").await.unwrap();
    store.decide(("A-1", "A-2"), Verdict::NotTheSame, "a reviewer", "two brothers").await.unwrap();
    store.keep_groups(&[(1, a), (1, b)]).await.unwrap();
    store.close().await;
    let store = Store::open(&location).await.unwrap();
    let decisions = store.decisions().await.unwrap();
    assert_eq!((decisions.len(), decisions[0].verdict), (1, Verdict::NotTheSame));
    assert_eq!(store.groups().await.unwrap().len(), 2);
}

pub(super) async fn a_wrong_key_opens_nothing(location: Location) {
    let store = Store::init(&location).await.unwrap();
    store.close().await;
    let key = match &location {
        Location::Folder(folder) => folder.join("store.key"),
        Location::Postgres { key, .. } => key.clone().unwrap(),
    };
    std::fs::write(&key, "00".repeat(32)).unwrap();
    assert!(matches!(Store::open(&location).await, Err(StoreError::WrongKey)));
    std::fs::write(&key, "no key").unwrap();
    assert!(matches!(Store::open(&location).await, Err(StoreError::NoKey(_))));
}

fn holds_canary(folder: &std::path::Path) -> bool {
    let canary = CANARY.as_bytes();
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => holds_canary(&path),
            false => std::fs::read(path).unwrap().windows(canary.len()).any(|part| part == canary),
        }
    })
}

pub(super) async fn no_byte_is_left() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::Folder(folder.path().to_owned());
    let store = Store::init(&location).await.unwrap();
    let ticket = claim(&store, &new("A-1", "one")).await;
    finish(&store, ticket).await.unwrap();
    let key =
        |folder: &std::path::Path| std::fs::metadata(folder.join("store.sqlite-wal")).map_or(0, |file| file.len());
    assert!(!holds_canary(folder.path()), "what is kept is sealed");
    let wrapped = store.wrapped_key_for_test("A-1").await.unwrap();
    let stands = || {
        ["store.sqlite", "store.sqlite-wal"].iter().any(|name| {
            let bytes = std::fs::read(folder.path().join(name)).unwrap_or_default();
            bytes.windows(wrapped.len()).any(|part| part == wrapped)
        })
    };
    assert!(stands(), "the test looks where the key is");
    store.erase("A-1").await.unwrap();
    assert!(
        !stands() && key(folder.path()) == 0,
        "the key is nowhere, and with it every copy of a record is unreadable"
    );
    assert!(!holds_canary(folder.path()));
}

pub(super) async fn backup_and_restore() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::Folder(folder.path().join("store"));
    let store = Store::init(&location).await.unwrap();
    for reference in ["A-1", "A-2"] {
        let ticket = claim(&store, &new(reference, "one")).await;
        finish(&store, ticket).await.unwrap();
    }
    let backup = folder.path().join("backup.sqlite");
    store.backup(&backup).await.unwrap();
    assert!(matches!(store.backup(&backup).await, Err(StoreError::AlreadyThere(_))));
    store.erase("A-1").await.unwrap();
    let to = Location::Folder(folder.path().join("restored"));
    let key = folder.path().join("store").join("store.key");
    let (restored, again) = Store::restore(&backup, &key, &to, Some(&store)).await.unwrap();
    assert_eq!(again, 1);
    assert!(restored.case(restored.case_of("A-1")).await.unwrap().is_none());
    assert!(restored.case(restored.case_of("A-2")).await.unwrap().is_some());
    assert_eq!(restored.check().await.unwrap().problems, Vec::<String>::new());
}
