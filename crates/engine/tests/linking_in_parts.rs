//! A roster that comes in parts, linked after each with what the run before found, comes to what one run comes to, however it is parted.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;

use crosscheck_engine::batch::{LINKING, PICTURES};
use crosscheck_engine::linking::{Gathered, Links, link};
use crosscheck_linkage::{Application, FORM, Kind, PictureUse, Prose, ProseKind, Trace};
use crosscheck_model::{Case, Digest, LawfulBasis};
use crosscheck_photos::Fingerprint;
use crosscheck_store::{Claimed, Finished, Location, NewCase, Store};
use crosscheck_testkit::pictures::png;
use jiff::Timestamp;
use serde::Serialize;

const PEOPLE: usize = 60;
const WAYS: u64 = 12;

/// Small numbers that look drawn by lot, the same every time.
struct Lot(u64);

impl Lot {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

struct Person {
    application: Application,
    pictures: BTreeMap<Digest, Fingerprint>,
}

/// Values are drawn from so few that pairs, an agency's own telephone and templates come about, and go again as more come.
fn people() -> Vec<Person> {
    let drawn: Vec<(Digest, Fingerprint)> = ["a", "a mirrored", "a small", "b", "b cropped", "c", "d", "e"]
        .iter()
        .map(|name| {
            let bytes = png(&format!("portrait-{name}"));
            (Digest::of(&bytes), crosscheck_photos::read(&bytes).unwrap())
        })
        .collect();
    let lot = &mut Lot(5);
    (0..PEOPLE).map(|number| person(number, lot, &drawn)).collect()
}

fn person(number: usize, lot: &mut Lot, drawn: &[(Digest, Fingerprint)]) -> Person {
    let agency = ["Northbridge", "Harbourside", ""][lot.below(3)];
    let source = format!("cv-{number}.txt");
    let mut traces = Vec::new();
    for (kind, of) in [(Kind::Phone, 25), (Kind::Wallet, 50), (Kind::Email, 40), (Kind::ServiceAccount, 6)] {
        if lot.below(2) == 0 {
            let key = format!("{}-{agency}-{}", kind.as_str(), lot.below(of));
            traces.push(Trace { kind, quote: key.clone(), key, source: source.clone() });
        }
    }
    let written = lot.below(12);
    let text: Vec<String> = (0..70).map(|word| format!("word{written}x{word}")).collect();
    let prose = vec![Prose { kind: ProseKind::Cv, text: text.join(" "), source: source.clone() }];
    let shown = (lot.below(3) == 0).then(|| drawn[lot.below(drawn.len())].clone());
    let application = Application {
        form: FORM,
        reference: format!("C-{number:02}"),
        agency: agency.to_owned(),
        names: vec![format!(
            "{}a{} {}o",
            char::from(b'A' + (number % 26) as u8),
            "bcdfg".repeat(1 + number / 26),
            "lm".repeat(1 + number % 7)
        )],
        traces,
        prose,
        pictures: shown.iter().map(|(digest, _)| PictureUse { digest: *digest, source: source.clone() }).collect(),
        ..Application::default()
    };
    Person { application, pictures: shown.into_iter().collect() }
}

async fn add(store: &Store, position: usize, person: &Person) {
    let reference = person.application.reference.as_str();
    let row = serde_json::json!({
        "line": position, "candidate_ref": reference, "agency": person.application.agency, "consent_ref": "CONSENT-1",
        "purpose": "hiring", "jurisdiction": "", "cv": [], "links": [], "others": {},
    });
    let row = row.to_string();
    let position = i64::try_from(position).unwrap();
    let new = NewCase { reference, position, input: Digest::of(b"1"), jurisdiction: "", row: &row };
    let Claimed::Mine(ticket, _) = store.claim(&new).await.unwrap() else { panic!("not given") };
    let blobs = [(LINKING.to_owned(), written(&person.application)), (PICTURES.to_owned(), written(&person.pictures))];
    let at: Timestamp = "2026-11-02T08:00:00Z".parse().unwrap();
    let case = Case {
        application: None,
        candidate: None,
        as_of: at,
        basis: LawfulBasis::default(),
        sources: Vec::new(),
        control: Vec::new(),
    };
    store.finish(ticket, &Finished { case: &case, findings: &[], blobs: &blobs, at }).await.unwrap();
}

fn written(value: &impl Serialize) -> Vec<u8> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).unwrap();
    bytes
}

async fn linked(store: &Store, add: bool) -> Links {
    let mut gathered = Gathered::of_store(store).await.unwrap();
    link(store, &mut gathered, add).await.unwrap().links
}

/// Everything but the names of groups, which tell when a group was found first.
fn told(links: &Links) -> (Vec<String>, Vec<Vec<u32>>, Vec<Vec<u32>>) {
    let edges = links.edges.iter().map(|edge| serde_json::to_string(edge).unwrap()).collect();
    let members =
        |groups: &[crosscheck_engine::linking::Group]| groups.iter().map(|group| group.members.clone()).collect();
    (edges, members(&links.clusters), members(&links.same_applications))
}

#[tokio::test]
async fn added_in_any_parts_it_comes_to_what_one_run_comes_to() {
    let folder = tempfile::tempdir().unwrap();
    let people = people();
    let store = |name: &str| Location::Folder(folder.path().join(name));
    let whole = Store::init(&store("whole")).await.unwrap();
    for (position, person) in people.iter().enumerate() {
        add(&whole, position, person).await;
    }
    let expected = told(&linked(&whole, false).await);
    assert!(expected.0.len() > 20 && expected.1.len() > 1, "there is something to find: {expected:?}");
    assert!(expected.0.iter().any(|edge| edge.contains("photo")), "pictures too");
    for way in 0..WAYS {
        let lot = &mut Lot(way);
        let mut order: Vec<usize> = (0..PEOPLE).collect();
        for at in (1..PEOPLE).rev() {
            order.swap(at, lot.below(at + 1));
        }
        let parted = Store::init(&store(&format!("parted {way}"))).await.unwrap();
        let mut rest = order.as_slice();
        let mut last = Links::default();
        while !rest.is_empty() {
            let (part, later) = rest.split_at(1 + lot.below(rest.len()));
            for position in part {
                add(&parted, *position, &people[*position]).await;
            }
            last = linked(&parted, true).await;
            rest = later;
        }
        assert_eq!(told(&last), expected, "parted in way {way}");
    }
}
