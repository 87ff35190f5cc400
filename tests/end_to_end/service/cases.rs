//! A case from its handing in to its erasure.

use crosscheck_client::{CaseState, Client, ClientError, NewCase};
use http::Method;
use http::header::{HeaderName, IF_NONE_MATCH};
use serde_json::{Value, json};

use super::{EVERYTHING, Server, fixture, key, new_case, of_dossier, run};
use crate::crosscheck;

#[test]
fn the_report_of_a_dossier_is_to_the_letter_that_of_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &[]);
    let client = server.client(&key);
    run(async {
        for name in ["contradictory.wacz", "half_unreachable.wacz"] {
            let case = client.submit(&of_dossier("A-1", name), None).await.unwrap();
            assert_eq!(case.state, CaseState::Waiting);
            assert_eq!(client.wait(&case.id).await.unwrap().state, CaseState::Done);
            let path = fixture(name);
            let path = path.to_str().unwrap();
            let arguments = ["check", "--replay", path, "--consent-ref", "C-1", "--purpose", "hiring"];
            for (form, media) in [("json", "application/json"), ("html", "text/html"), ("text", "text/plain")] {
                let command = crosscheck(&[&arguments[..], &["--format", form]].concat());
                let report = String::from_utf8(client.report(&case.id, media).await.unwrap()).unwrap();
                assert!(report == command.out, "{name} as {form} differs");
            }
        }
    });
}

#[test]
fn pages_of_a_case_come_from_the_archives_that_the_operator_named() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &[]);
    let path = fixture("contradictory.wacz");
    let path = path.to_str().unwrap();
    let sources = crosscheck(&["check", "--replay", path, "--format", "json"]).json()["sources"].take();
    let read = |sources: &Value| {
        let read = sources.as_array().unwrap().iter().filter(|source| source["outcome"] == "read");
        read.filter_map(|source| source["url"].as_str().map(str::to_owned)).collect::<Vec<String>>()
    };
    let links = read(&sources);
    assert!(links.len() > 1, "{sources}");
    let server = Server::start(folder.path(), &["--replay", path]);
    let client = server.client(&key);
    run(async {
        let case = client.submit(&NewCase { links: links.clone(), ..new_case("A-1") }, None).await.unwrap();
        assert_eq!(client.wait(&case.id).await.unwrap().state, CaseState::Done);
        let report: Value = serde_json::from_slice(&client.report(&case.id, "*/*").await.unwrap()).unwrap();
        assert_eq!(read(&report["sources"]), links);
        assert_eq!((&report["application"], &report["mode"]), (&json!("A-1"), &json!("replay")));
        let evidence = client.evidence(&case.id).await.unwrap();
        let file = folder.path().join("case.evidence.json");
        std::fs::write(&file, evidence).unwrap();
        let verified = crosscheck(&["verify", file.to_str().unwrap()]);
        assert_eq!(verified.status, 0, "{}", verified.error);
    });
}

#[test]
fn a_case_goes_its_way_and_leaves_a_receipt() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &[]);
    let client = server.client(&key);
    run(async {
        let case = client.submit(&of_dossier("A-1", "contradictory.wacz"), Some("word")).await.unwrap();
        let again = client.submit(&of_dossier("A-1", "contradictory.wacz"), Some("word")).await.unwrap();
        assert_eq!(again.id, case.id);
        let other = client.submit(&of_dossier("A-2", "contradictory.wacz"), Some("word")).await;
        assert!(matches!(other, Err(ClientError::Refused(problem)) if problem.status == 422));
        client.wait(&case.id).await.unwrap();
        let path = format!("/v1/cases/{}", case.id);
        people_speak(&client, &path).await;
        unchanged_since(&client, &path).await;
        let erased = client.request(Method::DELETE, &path, &[], Vec::new()).await.unwrap();
        let receipt = folder.path().join("receipt.json");
        std::fs::write(&receipt, &erased.body).unwrap();
        let receipt =
            ["audit", "verify", "--store", folder.path().to_str().unwrap(), "--receipt", receipt.to_str().unwrap()];
        assert_eq!(crosscheck(&receipt).status, 0);
        assert_eq!(client.case(&case.id).await.unwrap().state, CaseState::Erased);
        assert_eq!(client.get(&format!("{path}/report"), "*/*").await.unwrap().status, 410);
        let left: Value = client.get(&format!("{path}/timeline"), "*/*").await.unwrap().json().unwrap();
        assert_eq!(left["data"].as_array().unwrap().len(), 1, "{left}");
    });
}

/// Answers, disputes, resolutions, steps and closing: each stands beside what was found, with who and why.
async fn people_speak(client: &Client, path: &str) {
    let findings: Value = client.get(&format!("{path}/findings"), "*/*").await.unwrap().json().unwrap();
    let number = findings["findings"][0]["number"].clone();
    let post = async |what: &str, body: Value| {
        let answer = client.post(&format!("{path}/{what}"), &body, &[]).await.unwrap();
        (answer.status.as_u16(), answer.json::<Value>().unwrap())
    };
    let (status, _) = post("answers", json!({ "finding": number, "by": "the candidate", "text": "I married." })).await;
    assert_eq!(status, 201);
    let (status, _) = post("disputes", json!({ "by": "the candidate", "text": "That is not my page." })).await;
    assert_eq!(status, 201);
    let unknown = json!({ "finding": 999, "by": "a reviewer", "resolved_by": "explained", "reason": "marriage" });
    assert_eq!(post("resolutions", unknown).await.0, 422);
    let known = json!({ "finding": number, "by": "a reviewer", "resolved_by": "explained", "reason": "marriage" });
    assert_eq!(post("resolutions", known).await.0, 201);
    let checklist: Value = client.get(&format!("{path}/checklist"), "*/*").await.unwrap().json().unwrap();
    let item = checklist["items"][0]["id"].as_str().unwrap().to_owned();
    let step = format!("checklist/{item}");
    assert_eq!(post(&step, json!({ "state": "done", "by": "a reviewer" })).await.0, 422, "done needs evidence");
    assert_eq!(post(&step, json!({ "state": "waived", "by": "a reviewer" })).await.0, 422, "waived needs a reason");
    let waived = json!({ "state": "waived", "by": "a reviewer", "reason": "an intern" });
    assert_eq!(post(&step, waived).await.0, 201);
    let checklist: Value = client.get(&format!("{path}/checklist"), "*/*").await.unwrap().json().unwrap();
    assert_eq!(checklist["items"][0]["state"], "waived");
    assert_eq!(post("close", json!({ "by": "a reviewer", "reasons": " " })).await.0, 422);
    let reasons = json!({ "by": "a reviewer", "reasons": "the candidate explained the name" });
    let (status, closed) = post("close", reasons.clone()).await;
    assert!(status == 200 && closed["closed_at"].is_string(), "{closed}");
    assert_eq!(post("close", reasons.clone()).await.0, 409);
    assert_eq!(post("reopen", reasons).await.0, 200);
    let findings: Value = client.get(&format!("{path}/findings"), "*/*").await.unwrap().json().unwrap();
    let said: Vec<&str> =
        findings["said"].as_array().unwrap().iter().map(|one| one["type"].as_str().unwrap()).collect();
    assert_eq!(said, ["answer.given", "dispute.raised", "resolution.recorded"]);
}

async fn unchanged_since(client: &Client, path: &str) {
    let first = client.get(path, "*/*").await.unwrap();
    let tag = first.headers["etag"].to_str().unwrap();
    let again = client.request(Method::GET, path, &[(IF_NONE_MATCH, tag)], Vec::new()).await.unwrap();
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    for name in ["ratelimit-limit", "ratelimit-remaining", "content-security-policy", "x-content-type-options"] {
        assert!(first.headers.contains_key(name), "{name}");
    }
}

#[test]
fn what_happens_is_streamed_and_a_stopped_case_has_no_report() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &["--test"]);
    let server = Server::start(folder.path(), &[]);
    let client = server.client(&key);
    run(async {
        let slow = NewCase { links: vec!["https://test.crosscheck.example/slow".to_owned()], ..new_case("A-1") };
        let case = client.submit(&slow, None).await.unwrap();
        let path = format!("/v1/cases/{}", case.id);
        let early = client.get(&format!("{path}/report"), "*/*").await.unwrap();
        assert_eq!(early.status, 409);
        let watched = async { client.get(&format!("{path}/events"), "text/event-stream").await.unwrap() };
        let stopped = async {
            tokio::time::sleep(std::time::Duration::from_millis(600)).await;
            client.request(Method::POST, &format!("{path}/cancel"), &[], Vec::new()).await.unwrap()
        };
        let (watched, stopped) = tokio::join!(watched, stopped);
        assert_eq!(stopped.status, 200);
        let text = String::from_utf8(watched.body).unwrap();
        let kinds: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("event: ")).collect();
        assert_eq!(kinds, ["case.created", "case.cancelled"]);
        let last = text.lines().rfind(|line| line.starts_with("id: ")).unwrap().trim_start_matches("id: ");
        assert_eq!(client.get(&format!("{path}/report"), "*/*").await.unwrap().status, 409);
        let restored = client.request(Method::POST, &format!("{path}/restore"), &[], Vec::new()).await.unwrap();
        assert_eq!(restored.status, 200);
        let since = [(HeaderName::from_static("last-event-id"), last)];
        let rest = client.request(Method::GET, &format!("{path}/events"), &since, Vec::new()).await.unwrap();
        let text = String::from_utf8(rest.body).unwrap();
        assert!(text.contains("event: case.restored") && text.contains("event: case.finished"), "{text}");
        assert!(!text.contains("case.created"), "only what came after");
    });
}
