//! What the service keeps: keys, cases that wait, events, endpoints.

use crosscheck_model::Digest;
use crosscheck_store::{
    Delivery, EndpointWhat, KeyBasis, Location, NewApiKey, NewSubmission, State, Store, StoreError, Submission,
    Submitted, Told,
};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{CANARY, finish};

pub(crate) fn tenant(name: &str) -> crosscheck_store::Tenant {
    crosscheck_store::Tenant { name: name.to_owned(), live: true }
}

async fn submit(store: &Store, owner: &str, word: Option<&str>, content: &str) -> Submitted {
    let new = NewSubmission {
        tenant: &tenant(owner),
        external_ref: "A-1",
        jurisdiction: "US-CA",
        row: CANARY,
        idempotency_key: word,
        content: Digest::of(content.as_bytes()),
        material: content.as_bytes(),
        actor: "key_1",
        callback: Some(EndpointWhat { kinds: vec!["case.left_alone".to_owned()], ..endpoint() }),
        roster: None,
    };
    store.submit(&new).await.unwrap()
}

pub(crate) async fn submitted(store: &Store, owner: &str) -> Submission {
    match submit(store, owner, None, "one").await {
        Submitted::New(submission) => submission,
        other => panic!("{other:?}"),
    }
}

fn endpoint() -> EndpointWhat {
    EndpointWhat {
        url: "https://hooks.customer.example/".to_owned(),
        kinds: vec!["case.finished".to_owned()],
        secret: vec![7; 32],
        ..EndpointWhat::default()
    }
}

pub(crate) async fn state(store: &Store, of: &Submission) -> Option<State> {
    store.find_submission(&of.tenant, &of.public_id).await.unwrap().unwrap().state
}

pub(crate) async fn a_key_opens_until_it_is_revoked_and_only_its_digest_is_kept(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let scopes = ["cases:read".to_owned(), "cases:write".to_owned()];
    let end = Timestamp::now() + SignedDuration::from_hours(1);
    let new = NewApiKey { tenant: "acme", scopes: &scopes, live: false, expires_at: Some(end) };
    let (made, text) = store.create_api_key(&new).await.unwrap();
    assert!(text.starts_with("ck_test_"));
    let found = store.api_key(&text).await.unwrap().unwrap();
    assert_eq!((&found, found.scopes.len()), (&made, 2));
    assert!(found.is_valid(Timestamp::now()) && !found.is_valid(end));
    assert_eq!(store.api_key(&text.replace("ck_test", "ck_live")).await.unwrap(), None);
    assert!(store.revoke_api_key(&made.id).await.unwrap() && !store.revoke_api_key(&made.id).await.unwrap());
    assert!(!store.api_key(&text).await.unwrap().unwrap().is_valid(Timestamp::now()));
    assert_eq!(store.api_keys().await.unwrap().len(), 1);
}

pub(crate) async fn under_one_word_a_case_is_made_once(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let Submitted::New(first) = submit(&store, "acme", Some("w"), "one").await else { panic!("not made") };
    let Submitted::Again(again) = submit(&store, "acme", Some("w"), "one").await else { panic!("made twice") };
    assert_eq!(again, first);
    assert_eq!(submit(&store, "acme", Some("w"), "two").await, Submitted::Different);
    assert!(
        matches!(submit(&store, "other", Some("w"), "two").await, Submitted::New(_)),
        "words are each tenant's own"
    );
    assert!(matches!(submit(&store, "acme", None, "one").await, Submitted::New(_)));
    assert_eq!(store.check().await.unwrap().problems, Vec::<String>::new());
}

pub(crate) async fn a_tenant_finds_its_own_cases_only(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let (acme, other) = (submitted(&store, "acme").await, submitted(&store, "other").await);
    assert_eq!(store.find_submission(&tenant("acme"), &acme.public_id).await.unwrap(), Some(acme.clone()));
    assert_eq!(store.find_submission(&tenant("acme"), &other.public_id).await.unwrap(), None);
    let test = crosscheck_store::Tenant { live: false, ..tenant("acme") };
    assert_eq!(store.find_submission(&test, &acme.public_id).await.unwrap(), None);
    let second = submitted(&store, "acme").await;
    let all = store.submissions(&tenant("acme"), i64::MAX, 10, None).await.unwrap();
    assert_eq!(all, [second.clone(), acme.clone()], "newest first");
    assert_eq!(store.submissions(&tenant("acme"), second.number, 10, Some("A-1")).await.unwrap(), [acme]);
    assert_eq!(store.submissions(&tenant("acme"), i64::MAX, 10, Some("A-2")).await.unwrap(), []);
}

pub(crate) async fn the_queue_gives_each_case_once_and_takes_it_back_from_who_ended(location: Location) {
    let first = Store::init(&location).await.unwrap();
    let (one, two) = (submitted(&first, "acme").await, submitted(&first, "acme").await);
    let second = Store::open(&location).await.unwrap();
    let lost = first.take_next().await.unwrap().unwrap();
    let taken = second.take_next().await.unwrap().unwrap();
    assert_eq!((&lost.public_id, &taken.public_id), (&one.public_id, &two.public_id));
    assert!(second.take_next().await.unwrap().is_none());
    assert_eq!(second.queue_length().await.unwrap(), (0, 2));
    assert_eq!(second.blob(lost.ticket.id(), crosscheck_store::MATERIAL).await.unwrap().unwrap(), b"one");
    assert_eq!(second.take_back_abandoned().await.unwrap(), 0, "the first still lives");
    finish(&second, taken.ticket).await.unwrap();
    first.close().await;
    assert_eq!(second.take_back_abandoned().await.unwrap(), 1);
    let again = second.take_next().await.unwrap().unwrap();
    assert_eq!((again.public_id.as_str(), again.ended_before), (one.public_id.as_str(), 1));
    assert!(matches!(finish(&second, lost.ticket).await, Err(StoreError::LostToAnother)));
    finish(&second, again.ticket).await.unwrap();
    for of in [&one, &two] {
        assert_eq!(state(&second, of).await, Some(State::Done));
        let kinds: Vec<String> =
            second.events(of.id, 0, 10).await.unwrap().into_iter().map(|event| event.kind).collect();
        assert_eq!(kinds, ["case.created", "case.finished"], "nothing is doubled");
    }
}

pub(crate) async fn a_cancelled_case_has_no_result_until_it_is_taken_up_again(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let of = submitted(&store, "acme").await;
    let taken = store.take_next().await.unwrap().unwrap();
    let fence = taken.ticket.fence();
    assert!(store.is_still_ours(fence).await.unwrap());
    assert!(store.cancel(&of, "key_1").await.unwrap() && !store.cancel(&of, "key_1").await.unwrap());
    assert!(!store.is_still_ours(fence).await.unwrap());
    assert!(matches!(finish(&store, taken.ticket).await, Err(StoreError::LostToAnother)));
    assert_eq!(state(&store, &of).await, Some(State::Cancelled));
    assert!(store.take_next().await.unwrap().is_none());
    assert!(store.take_up_again(&of, "key_1").await.unwrap());
    finish(&store, store.take_next().await.unwrap().unwrap().ticket).await.unwrap();
    assert!(!store.cancel(&of, "key_1").await.unwrap(), "there is nothing to stop any more");
    assert!(store.close_case(&of, &json!({ "by": "a reviewer" }), "key_1").await.unwrap());
    assert!(!store.close_case(&of, &json!({ "by": "another" }), "key_1").await.unwrap());
    assert!(store.reopen_case(&of, &json!({ "by": "a reviewer" }), "key_1").await.unwrap());
    let kinds: Vec<String> = store.events(of.id, 0, 10).await.unwrap().into_iter().map(|event| event.kind).collect();
    assert_eq!(
        kinds,
        ["case.created", "case.cancelled", "case.restored", "case.finished", "case.closed", "case.reopened"]
    );
}

pub(crate) async fn of_an_erased_case_of_the_service_only_that_stays(location: Location) {
    let store = Store::init(&location).await.unwrap();
    store.add_endpoint(&tenant("acme"), EndpointWhat { kinds: Vec::new(), ..endpoint() }, "key_1").await.unwrap();
    let Submitted::New(of) = submit(&store, "acme", Some("w"), "one").await else { panic!("not made") };
    finish(&store, store.take_next().await.unwrap().unwrap().ticket).await.unwrap();
    store.add_event(of.id, "answer.given", &json!({ "text": CANARY }), Some("key_1")).await.unwrap();
    let receipt = store.erase(&of.public_id).await.unwrap();
    assert!(store.verify_receipt(&receipt).await.unwrap());
    let left = store.find_submission(&of.tenant, &of.public_id).await.unwrap().unwrap();
    assert_eq!((left.state, left.row.as_str(), left.erased_at.is_some()), (None, "", true));
    let events = store.events(of.id, 0, 10).await.unwrap();
    assert_eq!((events.len(), events[0].kind.as_str(), events[0].detail.is_null()), (1, "case.erased", true));
    assert!(matches!(store.add_event(of.id, "answer.given", &json!(1), None).await, Err(StoreError::NoSuchCase)));
    assert!(matches!(submit(&store, "acme", Some("w"), "one").await, Submitted::Again(_)), "it does not come back");
    let told: Vec<Delivery> = store.take_deliveries(Timestamp::now(), 10).await.unwrap();
    assert_eq!(told.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(), ["case.erased"]);
    assert_eq!(store.check().await.unwrap().problems, Vec::<String>::new());
}

pub(crate) async fn an_event_is_told_to_each_endpoint_once(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let own = store.add_endpoint(&tenant("acme"), endpoint(), "key_1").await.unwrap();
    store.add_endpoint(&tenant("other"), endpoint(), "key_2").await.unwrap();
    let of = submitted(&store, "acme").await;
    finish(&store, store.take_next().await.unwrap().unwrap().ticket).await.unwrap();
    store.add_event(of.id, "answer.given", &json!(1), None).await.unwrap();
    let now = Timestamp::now();
    let due = store.take_deliveries(now, 10).await.unwrap();
    assert_eq!(due.len(), 1, "only what was asked for, only to the case's own tenant");
    assert_eq!((&due[0].endpoint, due[0].kind.as_str(), due[0].attempts), (&own, "case.finished", 0));
    assert_eq!(store.take_deliveries(now, 10).await.unwrap(), [], "nobody else gets it");
    let later = now + SignedDuration::from_secs(5);
    store.told(&due[0], Told::Again { at: later, answer: 503 }).await.unwrap();
    assert_eq!(store.take_deliveries(now, 10).await.unwrap(), []);
    let again = store.take_deliveries(later, 10).await.unwrap();
    assert_eq!((again.len(), again[0].attempts), (1, 1));
    store.close().await;
    let store = Store::open(&location).await.unwrap();
    assert_eq!(store.take_back_deliveries().await.unwrap(), 1, "who was telling it has ended");
    let again = store.take_deliveries(later, 10).await.unwrap();
    store.told(&again[0], Told::Taken { answer: 204 }).await.unwrap();
    let told = store.deliveries(&tenant("acme"), &own.id, 10).await.unwrap();
    assert_eq!((told.len(), told[0].state.as_str(), told[0].attempts, told[0].answer), (1, "taken", 3, 204));
    assert_eq!(store.deliveries(&tenant("other"), &own.id, 10).await.unwrap(), []);
    assert!(!store.resend(&tenant("other"), &own.id, &told[0].event_id).await.unwrap());
    assert!(store.resend(&tenant("acme"), &own.id, &told[0].event_id).await.unwrap());
    assert!(!store.remove_endpoint(&tenant("other"), &own.id, "key_2").await.unwrap());
    assert!(store.remove_endpoint(&tenant("acme"), &own.id, "key_1").await.unwrap());
    assert_eq!(store.take_deliveries(Timestamp::now(), 10).await.unwrap(), []);
}

pub(crate) async fn a_signature_holds_for_its_bytes_only(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let (key, signature) = (store.public_key().unwrap(), store.sign("evidence", b"report").unwrap());
    let holds = |what: &str, bytes: &[u8]| crosscheck_store::is_signed_by(&key, what, bytes, &signature);
    assert!(holds("evidence", b"report"));
    assert!(!holds("evidence", b"repors") && !holds("receipt", b"report"));
}

pub(crate) async fn a_case_of_its_own_is_told_to_its_own_address(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let of = submitted(&store, "acme").await;
    assert_eq!(store.endpoints(&of.tenant).await.unwrap(), [], "it is none of the tenant's");
    let taken = store.take_next().await.unwrap().unwrap();
    store.quarantine(taken.ticket, "it stopped the program").await.unwrap();
    let due = store.take_deliveries(Timestamp::now(), 10).await.unwrap();
    assert_eq!((due.len(), due[0].kind.as_str(), &due[0].public_id), (1, "case.left_alone", &of.public_id));
    store.erase(&of.public_id).await.unwrap();
    assert_eq!(store.take_deliveries(Timestamp::now(), 10).await.unwrap(), []);
}

pub(crate) async fn a_shared_link_leads_to_its_case_until_it_ends(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let (of, other) = (submitted(&store, "acme").await, submitted(&store, "other").await);
    let (now, end) = (Timestamp::now(), Timestamp::now() + SignedDuration::from_hours(1));
    let link = store.share(&of, end);
    assert_eq!(store.shared(&link, now).await.unwrap(), Some(of.clone()));
    assert_eq!(store.shared(&link, end).await.unwrap(), None);
    for changed in [
        link.replace(&of.public_id, &other.public_id),
        link.replace(&end.as_second().to_string(), &(end.as_second() + 1).to_string()),
        link[..link.len() - 1].to_owned(),
        of.public_id.clone(),
        String::new(),
    ] {
        assert_eq!(store.shared(&changed, now).await.unwrap(), None, "{changed}");
    }
}

pub(crate) async fn a_key_says_on_which_basis_its_cases_are_run(location: Location) {
    let store = Store::init(&location).await.unwrap();
    let new = NewApiKey { tenant: "acme", scopes: &[], live: true, expires_at: None };
    let (key, _) = store.create_api_key(&new).await.unwrap();
    assert_eq!(store.key_basis(&key).await.unwrap(), None);
    let basis = KeyBasis {
        consent: "application form, 4".to_owned(),
        purpose: "hiring".to_owned(),
        jurisdiction: "NL".to_owned(),
        answer_url: String::new(),
        answer_key: "secret".to_owned(),
        signature_token: "signed".to_owned(),
        stage: "background check".to_owned(),
    };
    store.set_key_basis(&key, &basis).await.unwrap();
    assert_eq!(store.api_key_of(&key.id).await.unwrap(), Some(key.clone()));
    assert_eq!(store.api_key_of("key_000000000000").await.unwrap(), None);
    assert_eq!(store.key_basis(&key).await.unwrap(), Some(basis));
}
