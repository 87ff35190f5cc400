//! What holds of every operation: problems in one form, a description that fits, and words that judge nobody.

use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName};
use http::{Method, StatusCode};
use serde_json::{Value, json};

use super::{EVERYTHING, Server, key, new_case, of_dossier, run};
use crate::crosscheck;

const NO_HEADERS: [(HeaderName, &str); 0] = [];

#[test]
fn every_problem_has_the_same_form() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &["--rate", "100000"]);
    let client = server.client(&key);
    run(async {
        let json = [(CONTENT_TYPE, "application/json")];
        let text = [(CONTENT_TYPE, "text/plain")];
        let complete = serde_json::to_vec(&new_case("A-1")).unwrap();
        let mut with_score = serde_json::to_value(of_dossier("A-1", "cv_alone.wacz")).unwrap();
        with_score["score"] = 1.into();
        for (method, path, headers, body, status) in [
            (Method::GET, "/nothing", &NO_HEADERS[..], Vec::new(), 404),
            (Method::GET, "/v1/cases/case_000000000000000000000000", &NO_HEADERS, Vec::new(), 404),
            (Method::GET, "/v1/cases/%FF", &NO_HEADERS, Vec::new(), 404),
            (Method::GET, "/v1/cases?limit=0", &NO_HEADERS, Vec::new(), 400),
            (Method::GET, "/v1/cases?limit=1&limit=2", &NO_HEADERS, Vec::new(), 400),
            (Method::GET, "/v1/cases?cursor=nonsense", &NO_HEADERS, Vec::new(), 400),
            (Method::PUT, "/v1/cases", &NO_HEADERS, Vec::new(), 405),
            (Method::POST, "/v1/cases", &text, Vec::new(), 415),
            (Method::POST, "/v1/cases", &json, b"{".to_vec(), 400),
            (Method::POST, "/v1/cases", &json, b"{}".to_vec(), 422),
            (Method::POST, "/v1/cases", &json, complete, 422),
            (Method::POST, "/v1/cases", &json, with_score.to_string().into_bytes(), 422),
            (Method::POST, "/v1/webhooks", &json, vec![b' '; 70_000], 413),
            (Method::POST, "/v1/webhooks", &json, br#"{"url":"http://169.254.169.254/"}"#.to_vec(), 422),
            (Method::POST, "/v1/webhooks", &json, br#"{"url":"http://hooks.example/"}"#.to_vec(), 422),
        ] {
            let answer = client.request(method.clone(), path, headers, body).await.unwrap();
            let problem: Value = answer.json().unwrap_or_else(|error| panic!("{method} {path}: {error}"));
            assert_eq!(answer.status.as_u16(), status, "{method} {path}: {problem}");
            assert_eq!(answer.headers[CONTENT_TYPE], "application/problem+json", "{method} {path}");
            assert!(problem["status"] == status && problem["type"].is_string() && problem["detail"].is_string());
        }
        let missing = client.post("/v1/cases", &json!({ "links": ["javascript:alert(1)"] }), &[]).await.unwrap();
        assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    });
}

#[test]
fn every_field_that_cannot_be_used_is_named_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &[]);
    let client = server.client(&key);
    run(async {
        let body = json!({
            "external_ref": "", "consent_ref": "C\u{7}1", "permissible_purpose": "hiring", "jurisdiction": "Colorado",
            "links": ["https://code.example/ada", "ftp://x.example"], "dossier": { "name": "a.wacz", "content": "AAAA" },
            "cv": { "name": "../cv.pdf", "content": "?" },
        });
        let answer = client.post("/v1/cases", &body, &[]).await.unwrap();
        let problem: Value = answer.json().unwrap();
        let pointers: Vec<&str> =
            problem["errors"].as_array().unwrap().iter().map(|one| one["pointer"].as_str().unwrap()).collect();
        assert_eq!(pointers, ["/external_ref", "/consent_ref", "/jurisdiction", "/links/1", "/cv", "/dossier"]);
    });
}

#[test]
fn keys_end_have_scopes_and_a_rate() {
    let folder = tempfile::tempdir().unwrap();
    let reader = key(folder.path(), "acme", "cases:read", &[]);
    let brief = key(folder.path(), "acme", "cases:read", &["--expires", "1s"]);
    let store = folder.path().to_str().unwrap();
    let listed = crosscheck(&["key", "list", "--store", store]);
    assert!(!listed.out.contains(&reader) && listed.out.lines().count() == 2);
    assert_eq!(crosscheck(&["key", "create", "--store", store, "--tenant", "acme", "--scope", "everything"]).status, 2);
    let server = Server::start(folder.path(), &["--rate", "4"]);
    run(async {
        let client = server.client(&reader);
        assert_eq!(client.get("/v1/cases", "*/*").await.unwrap().status, 200);
        let refused = client.post("/v1/cases", &new_case("A-1"), &[]).await.unwrap();
        assert_eq!(refused.status, 403);
        std::thread::sleep(std::time::Duration::from_millis(1_100));
        assert_eq!(server.client(&brief).get("/v1/cases", "*/*").await.unwrap().status, 401, "its time is over");
        let id: Value = serde_json::from_str(listed.out.lines().next().unwrap()).unwrap();
        let _ = client.get("/v1/cases", "*/*").await.unwrap();
        let _ = client.get("/v1/cases", "*/*").await.unwrap();
        let slowed = client.get("/v1/cases", "*/*").await.unwrap();
        assert_eq!(slowed.status, 429);
        assert!(slowed.headers.contains_key("retry-after"));
        assert_eq!(crosscheck(&["key", "revoke", "--store", store, id["id"].as_str().unwrap()]).status, 0);
        assert_eq!(client.get("/v1/cases", "*/*").await.unwrap().status, 401);
        let none = server.client("").request(Method::GET, "/v1/cases", &[(AUTHORIZATION, "Basic x")], Vec::new()).await;
        assert_eq!(none.unwrap().headers["www-authenticate"], "Bearer");
        let counts = String::from_utf8(client.get("/metrics", "*/*").await.unwrap().body).unwrap();
        assert!(counts.contains("operation=\"listCases\",status=\"429\"} 1"), "{counts}");
        assert!(!counts.contains("acme"));
    });
}

/// Every word of the description: no score, no recommendation, no label on a person.
#[test]
fn no_schema_has_a_word_that_judges_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(folder.path(), &[]);
    let description = run(async { server.client("").get("/openapi.json", "*/*").await.unwrap() });
    let description: Value = description.json().unwrap();
    assert_eq!(description["openapi"], "3.1.0");
    let mut names = Vec::new();
    words(&description["components"]["schemas"], &mut names);
    assert!(names.len() > 100, "the test reads the schemas");
    let judging = [
        "score",
        "recommendation",
        "recommend",
        "clear",
        "consider",
        "verdict",
        "rating",
        "rank",
        "risk",
        "fraud",
        "fake",
        "suspicious",
        "liar",
        "spy",
        "pass",
        "fail",
        "adverse",
        "hire",
        "reject",
    ];
    for name in &names {
        let parts: Vec<String> = name.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase).collect();
        let found = judging.iter().find(|word| parts.iter().any(|part| part == *word));
        assert_eq!(found, None, "{name}");
    }
}

/// Names of properties, and words of closed lists.
fn words(schema: &Value, into: &mut Vec<String>) {
    match schema {
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("properties" | "$defs", Value::Object(inner)) => into.extend(inner.keys().cloned()),
                    ("enum", Value::Array(all)) => {
                        into.extend(all.iter().filter_map(|one| one.as_str().map(str::to_owned)))
                    }
                    ("const", Value::String(one)) => into.push(one.clone()),
                    _ => {}
                }
                words(value, into);
            }
        }
        Value::Array(all) => all.iter().for_each(|one| words(one, into)),
        _ => {}
    }
}

#[test]
fn a_form_with_files_is_as_good_as_json() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &[]);
    let client = server.client(&key);
    let dossier = std::fs::read(super::fixture("cv_alone.wacz")).unwrap();
    let mut form = Vec::new();
    for (name, value) in
        [("external_ref", "A-1"), ("consent_ref", "C-1"), ("permissible_purpose", "hiring"), ("jurisdiction", "NL")]
    {
        form.extend(format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
    }
    form.extend(b"--x\r\nContent-Disposition: form-data; name=\"dossier\"; filename=\"a.wacz\"\r\n\r\n");
    form.extend(dossier);
    form.extend(b"\r\n--x--\r\n");
    run(async {
        let headers = [(CONTENT_TYPE, "multipart/form-data; boundary=x"), (ACCEPT, "application/json")];
        let answer = client.request(Method::POST, "/v1/cases", &headers, form).await.unwrap();
        assert_eq!(answer.status, 202, "{}", String::from_utf8_lossy(&answer.body));
        let of_form: Value = answer.json().unwrap();
        assert_eq!(answer.headers["location"], format!("/v1/cases/{}", of_form["id"].as_str().unwrap()));
        let of_json = client.submit(&of_dossier("A-1", "cv_alone.wacz"), None).await.unwrap();
        client.wait(&of_json.id).await.unwrap();
        client.wait(of_form["id"].as_str().unwrap()).await.unwrap();
        let report = async |id: &str| client.report(id, "application/json").await.unwrap();
        assert!(report(of_form["id"].as_str().unwrap()).await == report(&of_json.id).await);
    });
}
