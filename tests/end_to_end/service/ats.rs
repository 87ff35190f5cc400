//! Applicant-tracking systems, held to what they publish: the requests are of the shapes in their documents, and so are the answers.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use base64::Engine;
use crosscheck_client::Client;
use http::Method;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use serde_json::{Value, json};

use super::{Server, key, run};
use crate::crosscheck;

const BASIS: [&str; 6] = ["--consent", "application form, 4", "--purpose", "hiring", "--jurisdiction", "US-CO"];

/// Method, path, value of `Authorization`, body.
type Asked = (String, String, String, Vec<u8>);

/// The other system: it holds a CV, and takes what it is told.
fn other_system() -> (u16, Receiver<Asked>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let (sender, asked) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let sender = sender.clone();
            std::thread::spawn(move || serve(stream.unwrap(), &sender));
        }
    });
    (port, asked)
}

fn serve(stream: TcpStream, sender: &Sender<Asked>) {
    let mut reader = BufReader::new(stream);
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap() == 0 {
            return;
        }
        match line.trim_end() {
            "" => break,
            line => lines.push(line.to_owned()),
        }
    }
    let header = |name: &str| {
        let line = lines.iter().find(|line| line.to_lowercase().starts_with(&format!("{name}:")));
        line.map(|line| line.split_once(':').unwrap().1.trim().to_owned()).unwrap_or_default()
    };
    let mut body = vec![0; header("content-length").parse().unwrap_or_default()];
    reader.read_exact(&mut body).unwrap();
    let (authorization, mut words) = (header("authorization"), lines[0].split(' '));
    let (method, path) = (words.next().unwrap().to_owned(), words.next().unwrap().to_owned());
    let (status, answer) = match path.as_str() {
        "/cv.txt" => {
            (200, "Ada Example\nada@ada.example\n\nExperience\n\nEngineer, Example BV\nMarch 2019 - Present\n")
        }
        "/robots.txt" => (404, ""),
        // Lever's interface: an application, its CVs, and the newest of them; only for who brings the customer's key.
        path if path.starts_with("/v1/opportunities/") && authorization != basic("lever-key") => (401, "{}"),
        "/v1/opportunities/6d2e-o1" => (200, r#"{"data":{"id":"6d2e-o1","name":"Ada Example","links":[]}}"#),
        "/v1/opportunities/6d2e-o1/resumes" => (
            200,
            r#"{"data":[{"id":"r-1","createdAt":1,"file":{"name":"old.txt"}},{"id":"r-2","createdAt":2,"file":{"name":"cv.txt"}}]}"#,
        ),
        "/v1/opportunities/6d2e-o1/resumes/r-2/download" => {
            (200, "Ada Example\nada@ada.example\n\nExperience\n\nEngineer, Example BV\nMarch 2019 - Present\n")
        }
        _ => (200, "{}"),
    };
    let head = format!(
        "HTTP/1.1 {status} x\r\nContent-Type: text/plain\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        answer.len()
    );
    reader.into_inner().write_all((head + answer).as_bytes()).unwrap();
    if method != "GET" {
        drop(sender.send((method, path, authorization, body)));
    }
}

/// As these systems send a key: the user of basic authentication, without a password.
fn basic(key: &str) -> String {
    format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(format!("{key}:")))
}

async fn ask(client: &Client, method: Method, path: &str, key: &str, body: &Value) -> (u16, Value) {
    let authorization = basic(key);
    let headers = [(AUTHORIZATION, authorization.as_str()), (CONTENT_TYPE, "application/json")];
    let body = if method == Method::GET { Vec::new() } else { body.to_string().into_bytes() };
    let answer = client.request(method, path, &headers, body).await.unwrap();
    (answer.status.as_u16(), answer.json().unwrap())
}

#[test]
fn greenhouse_orders_asks_and_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let made = crosscheck(&[
        "key",
        "create",
        "--store",
        folder.path().to_str().unwrap(),
        "--tenant",
        "acme",
        "--scope",
        "ats",
    ]);
    assert!(made.status == 2 && made.error.contains("--consent"), "{}", made.error);
    let acme = key(folder.path(), "acme", "ats,cases:read", &BASIS);
    let other = key(folder.path(), "other", "ats", &BASIS);
    let server = Server::start(
        folder.path(),
        &["--allow-private", "127.0.0.0/8", "--public-url", "https://crosscheck.acme.example/"],
    );
    let client = server.client(&acme);
    let (port, told) = other_system();
    run(async {
        let (_, tests) = ask(&client, Method::GET, "/ats/greenhouse/list_tests", &acme, &json!(null)).await;
        let test = tests[0]["partner_test_id"].as_str().unwrap();
        assert!(tests[0]["partner_test_name"].is_string());
        let order = json!({
            "partner_test_id": test,
            "candidate": {
                "first_name": "Ada", "last_name": "Example", "resume_url": format!("http://127.0.0.1:{port}/cv.txt"),
                "phone_number": "555-0100", "email": "ada@ada.example",
                "greenhouse_profile_url": "https://ats.example/people/17?application_id=26",
            },
            "url": format!("http://127.0.0.1:{port}/take_home_tests/12345"),
        });
        let send = async || ask(&client, Method::POST, "/ats/greenhouse/send_test", &acme, &order).await;
        let (status, sent) = send().await;
        assert_eq!(status, 200, "{sent}");
        let id = sent["partner_interview_id"].as_str().unwrap().to_owned();
        assert_eq!(send().await.1["partner_interview_id"], id.as_str(), "sent again, it is one case");
        let (method, path, authorization, _) = told.recv_timeout(Duration::from_secs(30)).unwrap();
        assert_eq!((method.as_str(), path.as_str()), ("PATCH", "/take_home_tests/12345"));
        assert_eq!(authorization, basic(&acme));
        what_greenhouse_shows(&server, &acme, &id).await;
        let address = format!("/ats/greenhouse/test_status?partner_interview_id={id}");
        assert_eq!(ask(&client, Method::GET, &address, &other, &json!(null)).await.0, 404, "another tenant's");
    });
}

/// The state of an order, the link in it, and that a complaint about it is counted without its words.
async fn what_greenhouse_shows(server: &Server, key: &str, id: &str) {
    let client = server.client(key);
    let address = format!("/ats/greenhouse/test_status?partner_interview_id={id}");
    let (_, state) = ask(&client, Method::GET, &address, key, &json!(null)).await;
    assert_eq!(state["partner_status"], "complete");
    assert!(state["partner_score"].is_null(), "there is none");
    assert!(state["metadata"].as_object().unwrap().values().all(|value| !value.is_object() && !value.is_array()));
    assert_eq!(state["metadata"]["Sources read"], "1 of 1", "{state}");
    let link = state["partner_profile_url"].as_str().unwrap();
    let path = link.strip_prefix("https://crosscheck.acme.example").unwrap();
    let page = server.client("").get(path, "*/*").await.unwrap();
    let page = String::from_utf8(page.body).unwrap();
    assert!(
        page.contains("Ada Example") && page.contains("application form, 4"),
        "the report, on the basis of the key"
    );
    assert_eq!(server.client("").get(&path.replace(".", ".1"), "*/*").await.unwrap().status, 404);
    let wrong =
        json!({ "api_call": "test_status", "errors": ["ada@ada.example is missing"], "partner_interview_id": id });
    assert_eq!(
        ask(&client, Method::POST, "/ats/greenhouse/response_error", key, &wrong).await,
        (200, json!({ "status": 200 }))
    );
    let counts = String::from_utf8(client.get("/metrics", "*/*").await.unwrap().body).unwrap();
    assert!(counts.contains("crosscheck_ats_misunderstood_total{call=\"test_status\"} 1") && !counts.contains("ada@"));
}

#[test]
fn ashby_orders_with_links_and_is_told_what_its_form_has() {
    let folder = tempfile::tempdir().unwrap();
    let (port, told) = other_system();
    let url = format!("http://127.0.0.1:{port}/assessment.update");
    let answer = ["--answer-url", &url, "--answer-key", "their-key", "--test"];
    let acme = key(folder.path(), "acme", "ats", &[&BASIS[..], &answer].concat());
    let server = Server::start(folder.path(), &["--allow-private", "127.0.0.0/8"]);
    let client = server.client(&acme);
    run(async {
        let post = async |what: &str, body: Value| {
            ask(&client, Method::POST, &format!("/ats/ashby/assessment.{what}"), &acme, &body).await
        };
        let (_, listed) = post("list", json!({})).await;
        assert_eq!(listed["success"], true);
        let kind = listed["results"][0]["assessment_type_id"].clone();
        let (_, fields) = post("customField.list", json!({})).await;
        assert_eq!((&fields["fields"][0]["id"], &fields["fields"][0]["type"]), (&json!("links"), &json!("LongText")));
        let order = |links: &str| {
            json!({
                "assessment_type_id": kind,
                "candidate": {
                    "ashby_id": "c-1", "first_name": "Ada", "last_name": "Example", "email": "ada@ada.example",
                    "ashby_profile_url": "https://ats.example/c-1",
                },
                "application": { "ashby_id": "a-1", "status": "Active" },
                "job": { "ashby_id": "j-1", "name": "Engineer", "ashby_job_url": "https://ats.example/j-1" },
                "additional_fields": { "links": links },
            })
        };
        let (status, none) = post("start", order("")).await;
        assert!(status == 422 && none["message"].is_string(), "what a recruiter is shown: {none}");
        let (status, started) = post("start", order("https://test.crosscheck.example/contradiction\n")).await;
        assert_eq!((status, &started["success"]), (200, &json!(true)), "{started}");
        let id = &started["results"]["assessment_id"];
        let (method, _, authorization, body) = told.recv_timeout(Duration::from_secs(30)).unwrap();
        assert_eq!((method.as_str(), authorization), ("POST", basic("their-key")));
        let body: Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(&body["assessment_id"], id);
        assert!(body["timestamp"].as_i64().unwrap() > 1_700_000_000_000);
        for (field, kind) in
            [("assessment_status", "string"), ("assessment_profile_url", "url"), ("assessment_result", "string")]
        {
            let field = &body[field];
            assert_eq!(field["type"], kind, "{body}");
            assert!(["identifier", "label", "value"].iter().all(|part| field[part].is_string()), "{body}");
        }
        let (_, late) = post("cancel", json!({ "assessment_id": id })).await;
        assert_eq!(late["success"], false);
        let (_, slow) = post("start", order("https://test.crosscheck.example/slow")).await;
        let (_, cancelled) = post("cancel", json!({ "assessment_id": slow["results"]["assessment_id"] })).await;
        assert_eq!(cancelled["success"], true);
    });
}

/// HMAC-SHA256 of `token-1` with the time 1 and 2, by `sig`: `printf token-11 | openssl dgst -sha256 -hmac sig`.
const OF_1: &str = "165eec97fb14bb5a0b3fc460ce5ee9726e809e0da429a0bbee17d5f8f73109e8";
const OF_2: &str = "1d1d96fa165614cb424b18a61413a0f599bfa638162387e8c3f8b6e59dcdd4e3";

/// A message of Lever's webhook.
fn lever_message(stage: &str, triggered_at: i64, signature: &str) -> Value {
    json!({
        "id": "9f0e", "event": "candidateStageChange", "triggeredAt": triggered_at, "token": "token-1", "signature": signature,
        "data": {
            "candidateId": "6d2e-o1", "contactId": "c-1", "opportunityId": "6d2e-o1", "fromStageId": "applicant",
            "toStageId": stage,
        },
    })
}

#[test]
fn lever_tells_of_a_stage_and_gets_a_note() {
    let folder = tempfile::tempdir().unwrap();
    let (port, told) = other_system();
    let url = format!("http://127.0.0.1:{port}/v1");
    let lever = ["--answer-url", &url, "--answer-key", "lever-key", "--signature-token", "sig", "--stage", "check"];
    let acme = key(folder.path(), "acme", "ats,cases:read", &[&BASIS[..], &lever].concat());
    let listed = crosscheck(&["key", "list", "--store", folder.path().to_str().unwrap()]).out;
    let listed: Value = serde_json::from_str(listed.lines().next().unwrap()).unwrap();
    let path = format!("/ats/lever/{}/stage_change", listed["id"].as_str().unwrap());
    let server = Server::start(folder.path(), &["--allow-private", "127.0.0.0/8"]);
    let stranger = server.client("");
    run(async {
        let send = async |path: &str, message: &Value| {
            let answer = stranger.post(path, message, &[]).await.unwrap();
            (answer.status.as_u16(), answer.json::<Value>().unwrap_or_default())
        };
        for (path, message) in [
            (path.as_str(), lever_message("check", 1, OF_2)),
            ("/ats/lever/key_000000000000/stage_change", lever_message("check", 1, OF_1)),
        ] {
            assert_eq!(send(path, &message).await.0, 401);
        }
        assert_eq!(send(&path, &lever_message("interview", 1, OF_1)).await.0, 204, "another stage");
        let (status, made) = send(&path, &lever_message("check", 2, OF_2)).await;
        assert_eq!(status, 200, "{made}");
        assert_eq!(send(&path, &lever_message("check", 2, OF_2)).await.1, made, "sent again, it is one case");
        let (method, asked, authorization, body) = told.recv_timeout(Duration::from_secs(30)).unwrap();
        assert_eq!((method.as_str(), asked.as_str()), ("POST", "/v1/opportunities/6d2e-o1/notes"));
        assert_eq!(authorization, basic("lever-key"));
        let note: Value = serde_json::from_slice(&body).unwrap();
        let note = note["value"].as_str().unwrap();
        assert!(note.contains("1 of 1 sources read") && note.contains("/shared/") && !note.contains("Ada"), "{note}");
        let client = server.client(&acme);
        let case = client.get(&format!("/v1/cases/{}", made["case"].as_str().unwrap()), "*/*").await.unwrap();
        let case: Value = case.json().unwrap();
        assert_eq!((&case["external_ref"], &case["consent_ref"]), (&json!("6d2e-o1"), &json!("application form, 4")));
    });
}
