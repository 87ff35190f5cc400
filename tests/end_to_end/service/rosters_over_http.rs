//! Rosters over HTTP and on the page: rows that cannot be used are named, the others are read, and what they share is shown.

use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use crosscheck_client::Response;
use http::header::HeaderName;
use serde_json::{Value, json};

use super::visitor::{Visitor, location, well_made};
use super::{EVERYTHING, Server, key, run};

const WORD: HeaderName = HeaderName::from_static("idempotency-key");
const TABLE: &str = "candidate_ref;agency;consent_ref;purpose;jurisdiction;cv\n\
    R-1;Example Staffing;form 1;hiring;NL;one.txt\n\
    R-2;Example Staffing;form 2;hiring;NL;two.txt\n\
    R-3;;form 3;hiring;NL;missing.txt\n\
    R-4;;form 4;hiring;Nowhere;two.txt\n";
const PASSAGE: &str = "I moved a warehouse of eleven terabytes from nightly batches to a stream, wrote the replay tool that let us \
    prove nothing was lost, and taught the two teams beside ours to run it without me.";

fn cv(name: &str) -> String {
    format!("{name}\n+1 (202) 555-0143\n\nSummary\n{PASSAGE}\n\nExperience\nEngineer, Northwind Freight, 2019 - 2023\n")
}

fn files() -> [(&'static str, String); 2] {
    [("one.txt", cv("Daniel Okafor")), ("two.txt", cv("Marek Lindholm"))]
}

#[test]
fn rows_that_cannot_be_used_are_named_and_what_the_others_share_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let acme = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &[]);
    run(async {
        let client = server.client(&acme);
        let files = files().map(|(name, text)| json!({ "name": name, "content": STANDARD.encode(text) }));
        let body = json!({ "label": "May", "table": TABLE, "files": files });
        let made: Value = client.post("/v1/rosters", &body, &[]).await.unwrap().json().unwrap();
        assert_eq!(made["cases"], 2, "{made}");
        let lines: Vec<u64> =
            made["not_taken"].as_array().unwrap().iter().map(|row| row["line"].as_u64().unwrap()).collect();
        assert_eq!(lines, [4, 5], "{made}");
        let path = format!("/v1/rosters/{}", made["roster"]["id"].as_str().unwrap());
        for attempt in 0.. {
            let roster: Value = client.get(&path, "*/*").await.unwrap().json().unwrap();
            if roster["counts"]["done"] == 2 {
                break;
            }
            assert!(attempt < 200, "{roster}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let cases: Value = client.get(&format!("{path}/cases?limit=1"), "*/*").await.unwrap().json().unwrap();
        assert_eq!((&cases["data"][0]["external_ref"], cases["next"].is_string()), (&json!("R-1"), true));
        let links: Value = client.get(&format!("{path}/links"), "*/*").await.unwrap().json().unwrap();
        let cluster = &links["clusters"][0];
        assert_eq!(cluster["cases"].as_array().map(Vec::len), Some(2), "{links}");
        let kinds: Vec<&str> =
            cluster["evidence"].as_array().unwrap().iter().map(|one| one["kind"].as_str().unwrap()).collect();
        assert!(kinds.contains(&"phone") && kinds.contains(&"cv_text"), "{kinds:?}");
        let send = async |body: &Value| client.post("/v1/rosters", body, &[(WORD, "May, first")]).await.unwrap();
        let (first, again) = (send(&body).await, send(&body).await);
        let replayed = |answer: &Response| answer.headers.contains_key("idempotency-replayed");
        assert_eq!((replayed(&first), replayed(&again)), (false, true));
        let (first, again) = (first.json::<Value>().unwrap(), again.json::<Value>().unwrap());
        let id = first["roster"]["id"].as_str().unwrap();
        assert_eq!(
            (&again["roster"]["id"], &again["cases"]),
            (&json!(id), &json!(2)),
            "under one word it is made once"
        );
        let cases: Value = client.get(&format!("/v1/rosters/{id}/cases"), "*/*").await.unwrap().json().unwrap();
        assert_eq!(cases["data"].as_array().map(Vec::len), Some(2));
        let mut other = body.clone();
        other["table"] = TABLE.replace("R-2", "R-9").into();
        assert_eq!(send(&other).await.status, 422, "another content under the same word");
        let wrong = json!({ "label": "", "table": TABLE });
        assert_eq!(client.post("/v1/rosters", &wrong, &[]).await.unwrap().status, 422);
        let wrong = json!({ "label": "x", "table": "no,columns\n1,2\n" });
        assert_eq!(client.post("/v1/rosters", &wrong, &[]).await.unwrap().status, 422);
    });
}

#[test]
fn a_roster_is_handed_in_and_looked_at_on_the_page() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    run(async {
        let visitor = Visitor::new(&server);
        visitor.first_user(&server, "acme").await;
        let mark = visitor.mark("/rosters").await;
        let fields = [("mark", &*mark), ("label", "Agency <May>")];
        assert_eq!(visitor.post_parts("/rosters", &fields, &[]).await.status, 422);
        let files = files().map(|(name, text)| ("files", name, text.into_bytes()));
        let table = TABLE.lines().take(3).collect::<Vec<_>>().join("\n");
        let mut sent = vec![("table", "roster.csv", table.into_bytes())];
        sent.extend(files.clone());
        let made = location(&visitor.post_parts("/rosters", &fields, &sent).await);
        let page = visitor.read(&made).await;
        assert!(
            page.contains("2 of 2") && page.contains("Agency &#60;May&#62;") && page.contains("Marek Lindholm"),
            "{page}"
        );
        let shared = visitor.get(&format!("{made}/links")).await;
        assert!(String::from_utf8_lossy(&shared.body).contains("555-0143"));
        sent[0].2 = TABLE.as_bytes().to_vec();
        let partly = visitor.post_parts("/rosters", &fields, &sent).await;
        assert_eq!(partly.status, 201);
        assert!(well_made("partly", &partly).contains("Rows that cannot be used"));
    });
}
