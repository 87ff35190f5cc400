//! Hostile texts in every field that a caller fills: wherever they come out again, the form around them stands. And what an erasure
//! leaves of a person: nothing, in no place that the service writes to.

use std::path::Path;

use crosscheck_client::{Client, File, NewCase};
use http::Method;
use serde_json::{Value, json};

use super::{EVERYTHING, Server, key, new_case, run};
use crate::crosscheck;

/// One of each kind: markup, attributes, links that act, formulas, control characters, directions, line ends, JSON, templates.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)<script>",
    "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "=HYPERLINK(\"https://evil.example\",\"open\")",
    "+1+cmd|' C'!A0",
    "@SUM(1+1)",
    "\\u003cscript\\u003e {{7*7}} ${7*7} <%= 7 %>",
    "]]><![CDATA[",
    "\u{202e}fdp.vc",
    "%0d%0aSet-Cookie: a=b",
    "\",\"state\":\"done\",\"x\":\"",
];

/// Elements that would act, as they would stand in a page.
const ACTING: [&str; 3] = ["<script", "<img src=x", "<![CDATA["];

/// Whether an element of the page has an attribute that acts: what stands between quotation marks is a value, and none.
fn has_acting_attribute(page: &str) -> bool {
    let elements = page.split('<').skip(1).map(|element| element.split('>').next().unwrap_or_default());
    let mut names = elements.map(|element| element.split('"').step_by(2).collect::<String>());
    names.any(|names| names.split_whitespace().any(|name| name.starts_with("on") && name.contains('=')))
}

fn hostile_case(number: usize, text: &str) -> NewCase {
    let cv =
        format!("{text}\nada@ada.example\n\nExperience\n\n{text}, {text}\nMarch 2019 - Present\n\u{1b}]0;owned\u{7}\n");
    NewCase {
        agency: text.to_owned(),
        links: vec![format!("https://code.example/{}", text.replace(['\u{202e}', ' '], "_"))],
        cv: Some(File::new(format!("{text}.txt").replace(['/', '\\'], "_"), cv.as_bytes())),
        consent_ref: text.to_owned(),
        permissible_purpose: text.to_owned(),
        ..new_case(&format!("{text}{number}"))
    }
}

#[test]
fn hostile_texts_come_out_as_texts_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let key = key(&store, "acme", EVERYTHING, &["--test"]);
    let server = Server::start(&store, &[]);
    let client = server.client(&key);
    run(async {
        for (number, text) in HOSTILE.into_iter().enumerate() {
            let case = client
                .submit(&hostile_case(number, text), None)
                .await
                .unwrap_or_else(|error| panic!("{text}: {error}"));
            client.wait(&case.id).await.unwrap();
            pages_hold(&client, &case.id, text).await;
            streams_hold(&client, &case.id, text).await;
        }
        let counts = client.get("/metrics", "*/*").await.unwrap();
        let counts = String::from_utf8(counts.body).unwrap();
        assert!(HOSTILE.iter().all(|text| !counts.contains(text)));
    });
    let store = store.to_str().unwrap();
    let table = crosscheck(&["cases", "--store", store, "--format", "csv"]).out;
    let mut rows = csv::Reader::from_reader(table.as_bytes());
    assert!(
        rows.records().all(|row| row.unwrap().iter().all(|cell| !cell.starts_with(['=', '+', '@', '-']))),
        "{table}"
    );
    assert!(server.said().iter().all(|line| HOSTILE.iter().all(|text| !line.contains(text))), "{:?}", server.said());
}

async fn pages_hold(client: &Client, id: &str, text: &str) {
    let page = client.get(&format!("/v1/cases/{id}/report"), "text/html").await.unwrap();
    let policy = page.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("default-src 'none'") && !policy.contains("script-src"), "{policy}");
    assert!(!page.headers.contains_key("set-cookie"));
    let page = String::from_utf8(page.body).unwrap();
    // The page has no script and no event of its own, so any would be the text's.
    for acting in ACTING {
        assert!(!page.contains(acting), "{text}: {acting}");
    }
    assert!(!has_acting_attribute(&page), "{text}");
    assert!(!page.to_lowercase().contains("href=\"javascript:"), "{text}");
    let plain = client.get(&format!("/v1/cases/{id}/report"), "text/plain").await.unwrap();
    let plain = String::from_utf8(plain.body).unwrap();
    for shown in [&page, &plain] {
        let control = shown.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t') || *c == '\u{202e}');
        assert_eq!(control, None, "{text}");
    }
    let dossier = client.get(&format!("/v1/cases/{id}/dossier"), "*/*").await.unwrap();
    assert_eq!(dossier.headers["content-disposition"], format!("attachment; filename=\"{id}.wacz\""));
}

async fn streams_hold(client: &Client, id: &str, text: &str) {
    let said = json!({ "by": text, "text": format!("{text}\n\nevent: case.erased\ndata: {text}\r\n") });
    let answer = client.post(&format!("/v1/cases/{id}/answers"), &said, &[]).await.unwrap();
    let answer: Value = answer.json().unwrap();
    assert_eq!(
        (&answer["detail"]["by"], &answer["detail"]["text"]),
        (&said["by"], &said["text"]),
        "kept to the letter"
    );
    let stream = client.get(&format!("/v1/cases/{id}/events"), "text/event-stream").await.unwrap();
    let stream = String::from_utf8(stream.body).unwrap();
    let known =
        |line: &str| line.is_empty() || ["id: ", "event: ", "data: {"].iter().any(|start| line.starts_with(start));
    assert!(stream.lines().all(known) && !stream.contains('\r'), "{stream}");
    assert!(!stream.lines().any(|line| line == "event: case.erased"), "{text}");
    for path in ["findings", "coverage", "timeline", "checklist", "report"] {
        let answer = client.get(&format!("/v1/cases/{id}/{path}"), "application/json").await.unwrap();
        assert!(answer.json::<Value>().is_ok(), "{text}: {path}");
        let control = answer.body.iter().find(|byte| **byte < 0x20 && **byte != b'\n');
        assert_eq!(control, None, "{text}: {path}");
    }
}

fn holds(folder: &Path, canary: &str) -> Option<std::path::PathBuf> {
    std::fs::read_dir(folder).unwrap().find_map(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, canary);
        }
        let bytes = std::fs::read(&path).unwrap();
        bytes.windows(canary.len()).any(|part| part == canary.as_bytes()).then_some(path)
    })
}

#[test]
fn after_an_erasure_nothing_of_the_person_is_anywhere() {
    const CANARY: &str = "Quirijntje van Zandvoort-Testname";
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store");
    let key = key(&store, "acme", EVERYTHING, &["--test"]);
    let server = Server::start(&store, &[]);
    let client = server.client(&key);
    run(async {
        let hook = json!({ "url": "https://hooks.customer.example/" });
        assert_eq!(client.post("/v1/webhooks", &hook, &[]).await.unwrap().status, 201);
        let cv = format!("{CANARY}\ncanary@ada.example\n");
        let new = NewCase { cv: Some(File::new(format!("{CANARY}.txt"), cv.as_bytes())), ..new_case(CANARY) };
        let case = client.submit(&new, Some(CANARY)).await.unwrap();
        client.wait(&case.id).await.unwrap();
        let path = format!("/v1/cases/{}", case.id);
        let said = json!({ "by": CANARY, "text": CANARY });
        assert_eq!(client.post(&format!("{path}/disputes"), &said, &[]).await.unwrap().status, 201);
        assert_eq!(client.get(&format!("/v1/cases/{CANARY}").replace(' ', "%20"), "*/*").await.unwrap().status, 404);
        assert!(holds(&store, CANARY).is_none(), "what is kept is sealed");
        let report = client.report(&case.id, "text/html").await.unwrap();
        assert!(String::from_utf8(report).unwrap().contains(CANARY), "the test looks for what was there");
        let erased = client.request(Method::DELETE, &path, &[], Vec::new()).await.unwrap();
        assert_eq!(erased.status, 200);
        let mut texts = vec![String::from_utf8(erased.body).unwrap()];
        for address in [path.clone(), format!("{path}/timeline"), "/v1/cases".to_owned(), "/metrics".to_owned()] {
            texts.push(String::from_utf8(client.get(&address, "*/*").await.unwrap().body).unwrap());
        }
        for name in
            ["report", "findings", "coverage", "dossier", "evidence", "answers", "disputes", "resolutions", "checklist"]
        {
            assert_eq!(client.get(&format!("{path}/{name}"), "*/*").await.unwrap().status, 410, "{name}");
        }
        texts.extend(server.said());
        assert!(texts.iter().all(|text| !text.contains(CANARY) && !text.contains("canary@")), "{texts:?}");
    });
    assert_eq!(holds(&store, CANARY), None);
    let checked = crosscheck(&["store", "check", "--store", store.to_str().unwrap()]);
    assert_eq!(checked.status, 0, "{}", checked.out);
}
