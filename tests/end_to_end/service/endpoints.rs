//! Endpoints are told of events once, signed, again after a refusal, and never on the operator's own network.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crosscheck_service::sign_message;
use serde_json::{Value, json};

use super::{EVERYTHING, Server, key, of_dossier, run};

/// A message as it came.
struct Message {
    headers: String,
    body: Vec<u8>,
}

impl Message {
    fn header(&self, name: &str) -> &str {
        let line = self.headers.lines().find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
        line.unwrap_or_else(|| panic!("no {name}: {}", self.headers)).split_once(':').unwrap().1.trim()
    }
}

/// Takes messages and answers with these statuses, the last one for ever.
fn receiver(statuses: &'static [u16]) -> (u16, Receiver<Message>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, messages) = channel();
    std::thread::spawn(move || {
        for (number, stream) in listener.incoming().enumerate() {
            let status = statuses[number.min(statuses.len() - 1)];
            if sender.send(take(stream.unwrap(), status)).is_err() {
                return;
            }
        }
    });
    (port, messages)
}

fn take(mut stream: TcpStream, status: u16) -> Message {
    let (mut bytes, mut part) = (Vec::new(), [0; 4096]);
    loop {
        let count = stream.read(&mut part).unwrap();
        bytes.extend_from_slice(&part[..count]);
        let Some(end) = bytes.windows(4).position(|part| part == b"\r\n\r\n") else { continue };
        let headers = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let message = Message { headers, body: bytes[end + 4..].to_vec() };
        if count == 0 || message.body.len() >= message.header("content-length").parse().unwrap() {
            stream
                .write_all(format!("HTTP/1.1 {status} x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").as_bytes())
                .unwrap();
            return message;
        }
    }
}

#[test]
fn an_endpoint_is_told_once_and_again_after_a_refusal() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &["--allow-private", "127.0.0.0/8"]);
    let client = server.client(&key);
    let (port, messages) = receiver(&[503, 204]);
    let next = || messages.recv_timeout(Duration::from_secs(30)).unwrap();
    run(async {
        let hook = json!({ "url": format!("http://127.0.0.1:{port}/told"), "events": ["case.finished"] });
        let hook: Value = client.post("/v1/webhooks", &hook, &[]).await.unwrap().json().unwrap();
        let case = client.submit(&of_dossier("A-1", "contradictory.wacz"), None).await.unwrap();
        let (refused, taken) = (next(), next());
        assert_eq!(refused.header("webhook-id"), taken.header("webhook-id"));
        assert_eq!((refused.header("webhook-attempts-left"), taken.header("webhook-attempts-left")), ("9", "8"));
        let secret = hook["secret"].as_str().unwrap().trim_start_matches("whsec_");
        let secret = base64::Engine::decode(&base64::engine::general_purpose::STANDARD, secret).unwrap();
        let timestamp = taken.header("webhook-timestamp").parse().unwrap();
        let signature = sign_message(&secret, taken.header("webhook-id"), timestamp, &taken.body);
        assert_eq!(taken.header("webhook-signature"), signature);
        let told: Value = serde_json::from_slice(&taken.body).unwrap();
        assert_eq!(
            (told["type"].as_str(), told["data"]["case"].as_str()),
            (Some("case.finished"), Some(case.id.as_str()))
        );
        let id = hook["id"].as_str().unwrap();
        let event = json!({ "event": taken.header("webhook-id") });
        assert_eq!(client.post(&format!("/v1/webhooks/{id}/resend"), &event, &[]).await.unwrap().status, 202);
        assert_eq!(next().header("webhook-id"), taken.header("webhook-id"));
        assert!(messages.recv_timeout(Duration::from_secs(2)).is_err(), "nothing is told twice by itself");
        let told: Value = client.get(&format!("/v1/webhooks/{id}/deliveries"), "*/*").await.unwrap().json().unwrap();
        assert_eq!(told["data"][0]["state"], "taken");
        let shown: Value = client.get(&format!("/v1/webhooks/{id}"), "*/*").await.unwrap().json().unwrap();
        assert!(shown["secret"].is_null(), "a secret is shown once");
    });
}

#[test]
fn every_event_of_the_description_can_be_tried_out() {
    let folder = tempfile::tempdir().unwrap();
    let test = key(folder.path(), "acme", EVERYTHING, &["--test"]);
    let live = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &["--allow-private", "127.0.0.0/8"]);
    let client = server.client(&test);
    let (port, messages) = receiver(&[204]);
    run(async {
        let case = client.submit(&of_dossier("A-1", "cv_alone.wacz"), None).await.unwrap();
        client.wait(&case.id).await.unwrap();
        let hook = json!({ "url": format!("http://127.0.0.1:{port}/told") });
        assert_eq!(client.post("/v1/webhooks", &hook, &[]).await.unwrap().status, 201);
        let description: Value = client.get("/openapi.json", "*/*").await.unwrap().json().unwrap();
        let kinds = &description["components"]["schemas"]["SimulatedEvent"]["oneOf"];
        let kinds: Vec<&str> = kinds.as_array().unwrap().iter().map(|kind| kind["const"].as_str().unwrap()).collect();
        for kind in &kinds {
            let event = json!({ "event": kind });
            let told = client.post(&format!("/v1/cases/{}/simulate", case.id), &event, &[]).await.unwrap();
            assert_eq!(told.status, 201, "{kind}");
            let told: Value =
                serde_json::from_slice(&messages.recv_timeout(Duration::from_secs(30)).unwrap().body).unwrap();
            assert_eq!((told["type"].as_str(), &told["data"]["live"]), (Some(*kind), &json!(false)));
        }
        assert_eq!(kinds.len(), 14);
        let client = server.client(&live);
        let case = client.submit(&of_dossier("A-1", "cv_alone.wacz"), None).await.unwrap();
        let path = format!("/v1/cases/{}/simulate", case.id);
        assert_eq!(client.post(&path, &json!({ "event": "case.finished" }), &[]).await.unwrap().status, 409);
    });
}

#[test]
fn nothing_is_sent_to_the_operators_own_network() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &[]);
    // Another exception than the one that would be needed: the guard speaks when a message is sent.
    let server = Server::start(folder.path(), &["--allow-private", "10.99.0.0/16"]);
    let client = server.client(&key);
    let (port, messages) = receiver(&[204]);
    run(async {
        let hook = json!({ "url": format!("http://127.0.0.1:{port}/told") });
        let hook: Value = client.post("/v1/webhooks", &hook, &[]).await.unwrap().json().unwrap();
        let case = client.submit(&of_dossier("A-1", "cv_alone.wacz"), None).await.unwrap();
        client.wait(&case.id).await.unwrap();
        assert!(messages.recv_timeout(Duration::from_secs(2)).is_err());
        let path = format!("/v1/webhooks/{}/deliveries", hook["id"].as_str().unwrap());
        let told: Value = client.get(&path, "*/*").await.unwrap().json().unwrap();
        assert!(told["data"].as_array().unwrap().iter().all(|one| one["answer"].is_null()), "{told}");
    });
}
