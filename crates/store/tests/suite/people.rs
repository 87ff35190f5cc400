//! People who sign in, what they ask for that can be undone, and rosters.

use crosscheck_model::Digest;
use crosscheck_store::{Location, NewUser, RosterKept, Store, StoreError, Submission, Tenant};
use jiff::{SignedDuration, Timestamp};

use super::service::{state, submitted, tenant};

fn new<'a>(tenant: &'a Tenant, name: &'a str, role: &'a str) -> NewUser<'a> {
    NewUser { tenant, name, password: "$hash", role }
}

fn in_an_hour() -> Timestamp {
    Timestamp::now() + SignedDuration::from_hours(1)
}

pub(crate) async fn an_invitation_lets_one_person_in_once(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let acme = tenant("acme");
    let first = store.add_first_user(&new(&acme, "Ada", "administrator")).await.unwrap().unwrap();
    let word = store.new_invitation().unwrap();
    assert!(store.is_open_invitation(&word).await.unwrap());
    assert!(
        store.add_invited_user(&new(&acme, " ADA", "recruiter"), &word).await.unwrap().is_none(),
        "the name is taken"
    );
    let second = store.add_invited_user(&new(&acme, "Bob", "recruiter"), &word).await.unwrap().unwrap();
    assert!(store.add_invited_user(&new(&acme, "Cleo", "recruiter"), &word).await.unwrap().is_none(), "it was used");
    assert_eq!(store.users(&acme).await.unwrap(), [first.clone(), second.clone()]);
    assert_eq!(store.users(&tenant("other")).await.unwrap(), []);

    // The last administrator stays, another tenant's name opens nothing, who is removed is signed out at once.
    let change =
        async |of: &Tenant, id: &str, role| store.change_user(of, id, role, "administrator", "a").await.unwrap();
    assert!(!change(&acme, &first.id, None).await && !change(&acme, &first.id, Some("recruiter")).await);
    assert!(!change(&tenant("other"), &second.id, Some("administrator")).await);
    assert!(change(&acme, &second.id, Some("administrator")).await);
    let session = store.begin_session(&first, in_an_hour()).await.unwrap();
    assert!(change(&acme, &first.id, None).await);
    assert!(store.session(&session, Timestamp::now()).await.unwrap().is_none());
    assert!(!store.is_open_invitation(&word).await.unwrap());
    let user = store.user_named("bob").await.unwrap().unwrap();
    assert_eq!(user.role, "administrator");

    let (here, elsewhere) = (
        store.begin_session(&user, in_an_hour()).await.unwrap(),
        store.begin_session(&user, in_an_hour()).await.unwrap(),
    );
    store.set_password(&user, "$other", &here).await.unwrap();
    assert_eq!(store.session(&here, Timestamp::now()).await.unwrap().unwrap().password, "$other");
    assert!(store.session(&elsewhere, Timestamp::now()).await.unwrap().is_none());
}

pub(crate) async fn an_erasure_can_be_undone_until_its_time_and_a_hold_beats_it(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let now = Timestamp::now();
    let (one, two, three) =
        (submitted(&store, "acme").await, submitted(&store, "acme").await, submitted(&store, "acme").await);
    for case in [&one, &two, &three] {
        store.erase_later(case, now + SignedDuration::from_secs(60), "user_1").await.unwrap();
    }
    assert_eq!(store.pending_erasure(&one).await.unwrap().unwrap().actor, "user_1");
    assert!(store.keep_after_all(&one, "user_2").await.unwrap());
    assert!(!store.keep_after_all(&one, "user_2").await.unwrap());
    store.hold(&two.public_id, "a court asked").await.unwrap();
    assert_eq!(store.hold_on(two.id).await.unwrap().unwrap().1, "a court asked");
    let refused = store.erase_later(&two, now, "user_1").await;
    assert!(matches!(refused, Err(StoreError::Held { .. })), "{refused:?}");
    assert_eq!(store.erase_what_is_due(now).await.unwrap(), []);
    let receipts = store.erase_what_is_due(now + SignedDuration::from_secs(61)).await.unwrap();
    assert_eq!(receipts.len(), 1);
    assert!(store.verify_receipt(&receipts[0]).await.unwrap());
    assert!(state(&store, &three).await.is_none() && state(&store, &one).await.is_some());
    assert!(state(&store, &two).await.is_some() && store.pending_erasure(&two).await.unwrap().is_none());
    let kinds: Vec<String> = store.events(one.id, 0, 100).await.unwrap().into_iter().map(|event| event.kind).collect();
    assert_eq!(kinds, ["case.created", "erasure.planned", "erasure.undone"]);
}

async fn of_roster(store: &Store, owner: &str, roster: Option<&str>) -> Submission {
    let new = crosscheck_store::NewSubmission {
        tenant: &tenant(owner),
        external_ref: "A-1",
        jurisdiction: "",
        row: "{}",
        idempotency_key: None,
        content: crosscheck_model::Digest::of(b"one"),
        material: b"one",
        actor: "key_1",
        callback: None,
        roster,
    };
    match store.submit(&new).await.unwrap() {
        crosscheck_store::Submitted::New(case) => case,
        other => panic!("{other:?}"),
    }
}

pub(crate) async fn a_roster_keeps_its_cases_together_and_customers_take_turns(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let acme = tenant("acme");
    let RosterKept::New(roster) = store.add_roster(&acme, "agency of May", None, "key_1").await.unwrap() else {
        panic!("it is new");
    };
    let add = async |tenant, label, content: &[u8]| {
        store.add_roster(tenant, label, Some(("word", Digest::of(content))), "key_1").await.unwrap()
    };
    let RosterKept::New(wished) = add(&acme, "June", b"a table").await else { panic!("it is new") };
    assert_eq!(add(&acme, "June", b"a table").await, RosterKept::Again(wished.clone()));
    assert_eq!(add(&acme, "June", b"another table").await, RosterKept::Different);
    assert_eq!(store.roster(&acme, &wished.id).await.unwrap().unwrap().label, "June");
    let mut expected = Vec::new();
    for _ in 0..3 {
        expected.push(of_roster(&store, "acme", Some(&roster.id)).await.public_id);
    }
    let late = of_roster(&store, "other", None).await;
    assert_eq!(store.roster(&acme, &roster.id).await.unwrap(), Some(roster.clone()));
    assert_eq!(store.roster(&tenant("other"), &roster.id).await.unwrap(), None);
    assert_eq!(store.rosters(&acme, i64::MAX, 10).await.unwrap(), [wished, roster.clone()]);
    let cases = store.cases_of_roster(&acme, &roster.id, 0, 10).await.unwrap();
    assert_eq!(cases.iter().map(|case| case.public_id.clone()).collect::<Vec<_>>(), expected);
    assert_eq!(store.cases_of_roster(&tenant("other"), &roster.id, 0, 10).await.unwrap(), []);

    // Who came last with one case does not wait for all of those who came before with many.
    let mut taken = Vec::new();
    while let Some(next) = store.take_next().await.unwrap() {
        taken.push(next.public_id);
    }
    assert_eq!(taken, [&expected[0], &late.public_id, &expected[1], &expected[2]].map(String::clone));
    let counts = store.roster_counts(&roster.id).await.unwrap();
    assert_eq!(counts, [(Some(crosscheck_store::State::Running), 3)]);
}

pub(crate) async fn content_can_be_kept_later_and_goes_with_the_case(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let case = submitted(&store, "acme").await;
    store.keep_blob(case.id, "file-1", b"first").await.unwrap();
    store.keep_blob(case.id, "file-1", b"second").await.unwrap();
    store.keep_blob(case.id, "file-2", b"second").await.unwrap();
    assert_eq!(store.blob(case.id, "file-1").await.unwrap().unwrap(), b"second");
    assert_eq!(store.blob_names(case.id).await.unwrap().len(), 3);
    assert_eq!(store.blob(case.id, crosscheck_store::MATERIAL).await.unwrap().unwrap(), b"one");
    store.erase(&case.public_id).await.unwrap();
    assert!(store.blob(case.id, "file-1").await.unwrap().is_none());
    let refused = store.keep_blob(case.id, "file-1", b"third").await;
    assert!(matches!(refused, Err(StoreError::NoSuchCase)), "{refused:?}");
}
