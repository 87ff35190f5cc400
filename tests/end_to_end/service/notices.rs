//! Notices before and after a decision: time to answer that nobody can cut short, and a dispute that stops it.

use std::time::Duration;

use crosscheck_client::Client;
use serde_json::{Value, json};

use super::visitor::{Visitor, location, text};
use super::{EVERYTHING, Server, key, new_case, of_dossier, run};

async fn note(client: &Client, id: &str, what: &str, body: Value) -> (u16, Value) {
    let answer = client.post(&format!("/v1/cases/{id}/{what}"), &body, &[]).await.unwrap();
    (answer.status.as_u16(), answer.json().unwrap())
}

async fn step(client: &Client, id: &str, step: &str) -> (u16, Value) {
    note(client, id, "notices", json!({ "step": step, "by": "R. Reviewer", "text": "by registered mail" })).await
}

async fn standing(client: &Client, id: &str) -> Value {
    client.get(&format!("/v1/cases/{id}/notices"), "*/*").await.unwrap().json().unwrap()
}

#[test]
fn nobody_is_told_of_a_decision_before_the_time_to_answer_is_over() {
    let folder = tempfile::tempdir().unwrap();
    let client_key = key(folder.path(), "acme", EVERYTHING, &["--test"]);
    let other = key(folder.path(), "other", EVERYTHING, &["--test"]);
    let server = Server::start(folder.path(), &[]);
    let client = server.client(&client_key);
    run(async {
        let mut case = new_case("A-17");
        case.jurisdiction = "US-CO".to_owned();
        case.links = vec!["https://test.crosscheck.example/contradiction".to_owned()];
        let id = client.submit(&case, None).await.unwrap().id;
        client.wait(&id).await.unwrap();
        let none = standing(&client, &id).await;
        assert_eq!((&none["state"], &none["rule"]["business_days"]), (&json!("none"), &json!(5)));
        let before = none["texts"][0]["text"].as_str().unwrap();
        assert!(before.contains("A-17") && before.contains("No decision has been made"), "{before}");
        assert_eq!(step(&client, &id, "sent_after").await.0, 409, "the notice before comes first");
        let few = json!({ "step": "sent_before", "by": "R. Reviewer", "text": "by mail", "business_days": 4 });
        let (status, problem) = note(&client, &id, "notices", few).await;
        assert_eq!((status, &problem["errors"][0]["pointer"]), (422, &json!("/business_days")), "{problem}");
        assert_eq!(step(&client, &id, "sent_before").await.0, 201);
        let waiting = standing(&client, &id).await;
        assert_eq!((&waiting["state"], &waiting["business_days"]), (&json!("waiting"), &json!(5)), "{waiting}");
        let (status, early) = step(&client, &id, "sent_after").await;
        assert!(status == 409 && early["detail"].as_str().unwrap().contains("time to answer until"), "{early}");
        let dispute = json!({ "by": "the candidate", "text": "The second profile is not mine." });
        assert_eq!(note(&client, &id, "disputes", dispute).await.0, 201);
        // For cases of a test key a day of business is a second.
        tokio::time::sleep(Duration::from_millis(5_200)).await;
        let stopped = standing(&client, &id).await;
        assert_eq!(stopped["state"], "disputed");
        assert!(stopped["answer_until"].is_string() && stopped["ends_at"].is_null(), "{stopped}");
        assert_eq!(step(&client, &id, "sent_after").await.0, 409, "a dispute waits");
        assert_eq!(step(&client, &id, "answered_dispute").await.0, 201);
        assert_eq!(standing(&client, &id).await["state"], "waiting", "the time begins anew");
        tokio::time::sleep(Duration::from_millis(5_200)).await;
        assert_eq!(standing(&client, &id).await["state"], "time_is_over");
        assert_eq!(step(&client, &id, "sent_after").await.0, 201);
        let told = standing(&client, &id).await;
        let kinds: Vec<&str> =
            told["history"].as_array().unwrap().iter().map(|event| event["type"].as_str().unwrap()).collect();
        assert_eq!(kinds, ["notice.before", "notice.dispute_answered", "notice.after"]);
        assert_eq!((&told["state"], step(&client, &id, "sent_before").await.0), (&json!("told"), 409));
        let strange = server.client(&other);
        assert_eq!(strange.get(&format!("/v1/cases/{id}/notices"), "*/*").await.unwrap().status, 404);
        assert_eq!(step(&strange, &id, "withdrawn").await.0, 404, "another tenant's");
    });
}

#[test]
fn the_page_says_until_when_the_candidate_can_answer_and_so_does_theirs() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    run(async {
        let visitor = Visitor::new(&server);
        visitor.first_user(&server, "acme").await;
        let client = server.client(&key(folder.path(), "acme", EVERYTHING, &[]));
        let case = client.submit(&of_dossier("A-9", "contradictory.wacz"), None).await.unwrap();
        client.wait(&case.id).await.unwrap();
        let path = format!("/cases/{}", case.id);
        let page = visitor.page(&format!("{path}/notices")).await;
        assert!(page.contains("article 22(3)") && page.contains("No decision has been made"), "the law of NL");
        let mark = visitor.mark(&path).await;
        let fields = [("mark", &*mark), ("step", "sent_before"), ("text", "by mail of 3 May")];
        let refused = visitor.post(&format!("{path}/notices"), &fields).await;
        assert!(refused.status == 422 && text(&refused).contains("business_days"), "no number of days is known there");
        let fields = [&fields[..], &[("days", "10")]].concat();
        assert_eq!(location(&visitor.post(&format!("{path}/notices"), &fields).await), format!("{path}/notices"));
        assert!(visitor.page(&format!("{path}/notices")).await.contains("by mail of 3 May"));
        assert!(visitor.page(&path).await.contains("The candidate has time to answer until"));
        let made = text(&visitor.post(&format!("{path}/invite"), &[("mark", &mark)]).await);
        let link = made[made.find("/candidate/").unwrap()..].split('<').next().unwrap().to_owned();
        let candidate = Visitor::new(&server);
        let own = candidate.page(&link).await;
        assert!(
            own.contains("You can answer until") && !own.contains("by mail of 3 May"),
            "nothing that the recruiter wrote"
        );
        let mark = candidate.mark(&link).await;
        location(&candidate.post(&format!("{link}/dispute"), &[("mark", &mark), ("text", "It is not so.")]).await);
        assert!(!candidate.page(&link).await.contains("You can answer until"), "the clock stands still");
        assert!(visitor.page(&path).await.contains("no time passes until it was looked into"));
    });
}
