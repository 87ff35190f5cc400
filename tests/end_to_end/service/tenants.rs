//! No operation shows, changes or betrays another tenant's case: each one of the description is tried.

use http::Method;
use http::header::CONTENT_TYPE;
use serde_json::{Value, json};

use super::{EVERYTHING, Server, key, of_dossier, run};

/// A body that the operation would take.
fn body(operation: &str) -> Option<Value> {
    Some(match operation {
        "createCase" => return None,
        "closeCase" | "reopenCase" => json!({ "by": "somebody", "reasons": "none" }),
        "addAnswer" | "addDispute" | "addComplaint" => json!({ "by": "somebody", "text": "something" }),
        "addResolution" => json!({ "finding": 1, "by": "somebody", "resolved_by": "explained", "reason": "none" }),
        "addNoticeStep" => json!({ "step": "sent_before", "by": "somebody", "text": "none", "business_days": 5 }),
        "changeChecklist" => json!({ "state": "open", "by": "somebody" }),
        "simulateEvent" => json!({ "event": "case.finished" }),
        "createRoster" => roster("other"),
        "createWebhook" => json!({ "url": "https://hooks.other.example/" }),
        "resendEvent" => json!({ "event": "evt_0" }),
        _ => return None,
    })
}

/// A roster of one application, which nothing is fetched for.
fn roster(label: &str) -> Value {
    let table = "candidate_ref,consent_ref,purpose,jurisdiction,cv\nR-1,form 1,hiring,NL,cv.txt\n";
    let cv = json!({ "name": "cv.txt", "content": "QWRhIEV4YW1wbGUK" });
    json!({ "label": label, "table": table, "files": [cv] })
}

#[test]
fn every_operation_is_closed_to_other_tenants_and_to_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let acme = key(folder.path(), "acme", EVERYTHING, &[]);
    let other = key(folder.path(), "other", EVERYTHING, &[]);
    let of_tests = key(folder.path(), "acme", EVERYTHING, &["--test"]);
    let server = Server::start(folder.path(), &["--rate", "100000"]);
    let client = server.client(&acme);
    run(async {
        let case = client.submit(&of_dossier("canary-reference", "contradictory.wacz"), None).await.unwrap();
        client.wait(&case.id).await.unwrap();
        let hook = json!({ "url": "https://hooks.canary.example/" });
        let hook: Value = client.post("/v1/webhooks", &hook, &[]).await.unwrap().json().unwrap();
        let roster = client.post("/v1/rosters", &roster("canary"), &[]).await.unwrap().json::<Value>().unwrap();
        let before = client.get(&format!("/v1/cases/{}/timeline?limit=100", case.id), "*/*").await.unwrap().body;
        let description: Value = client.get("/openapi.json", "*/*").await.unwrap().json().unwrap();
        let mut tried = 0;
        for (path, operations) in description["paths"].as_object().unwrap() {
            let id = match path {
                path if path.starts_with("/v1/webhooks") => hook["id"].as_str().unwrap(),
                path if path.starts_with("/v1/rosters") => roster["roster"]["id"].as_str().unwrap(),
                _ => &case.id,
            };
            let address = path.replace("{id}", id).replace("{item}", "K-VIDEO");
            for (method, operation) in operations.as_object().unwrap() {
                if operation["x-scope"].is_null() {
                    continue;
                }
                let method: Method = method.to_uppercase().parse().unwrap();
                let body = body(operation["operationId"].as_str().unwrap()).map(|body| body.to_string().into_bytes());
                let body = body.unwrap_or_else(|| b"{}".to_vec());
                let json = [(CONTENT_TYPE, "application/json")];
                for (who, client) in [("nobody", server.client("")), ("made up", server.client("ck_live_0"))] {
                    let answer = client.request(method.clone(), &address, &json, body.clone()).await.unwrap();
                    assert_eq!(answer.status, 401, "{who}: {method} {address}");
                }
                for (who, key) in [("another tenant", &other), ("a test key", &of_tests)] {
                    let client = server.client(key);
                    let answer = client.request(method.clone(), &address, &json, body.clone()).await.unwrap();
                    let text = String::from_utf8_lossy(&answer.body).into_owned();
                    for canary in ["canary", case.id.as_str(), "Lotte"] {
                        assert!(!text.contains(canary), "{who}: {method} {address}: {text}");
                    }
                    let about_one = path.contains('{');
                    assert!(!about_one || answer.status == 404, "{who}: {method} {address}: {} {text}", answer.status);
                    tried += 1;
                }
            }
        }
        assert!(tried > 50, "{tried}");
        let after = client.get(&format!("/v1/cases/{}/timeline?limit=100", case.id), "*/*").await.unwrap().body;
        assert!(before == after, "nobody changed it");
        let cursor = server.client(&other).get(&format!("/v1/cases?cursor={}", case.id), "*/*").await.unwrap();
        assert_eq!(cursor.status, 400, "a cursor of another tenant's list is none");
        let found = server.client(&other).get("/v1/cases?external_ref=canary-reference", "*/*").await.unwrap();
        assert_eq!(found.json::<Value>().unwrap()["data"], json!([]));
    });
}
