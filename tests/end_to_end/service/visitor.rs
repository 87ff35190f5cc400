//! A browser without scripts: it keeps cookies, follows nothing, and looks at every page for what holds of all.

use std::sync::Mutex;
use std::time::Duration;

use crosscheck_client::{Client, Response};
use http::Method;
use http::header::{CONTENT_TYPE, COOKIE, HeaderName, LOCATION, SET_COOKIE};

use super::Server;

pub(super) const PASSWORD: &str = "four words of mine";
/// What a stranger may write anywhere.
pub(super) const HOSTILE: &str = "</textarea><script>alert(1)</script>\"><img src=x onerror=alert(2)> \u{202e}txet";

/// Keeps cookies, follows nothing.
pub(super) struct Visitor {
    client: Client,
    pub(super) cookies: Mutex<Vec<(String, String)>>,
}

impl Visitor {
    pub(super) fn new(server: &Server) -> Self {
        Self { client: server.client(""), cookies: Mutex::default() }
    }

    async fn send(&self, method: Method, path: &str, more: &[(HeaderName, &str)], body: Vec<u8>) -> Response {
        let cookies = self.cookies.lock().unwrap().clone();
        let cookies: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let cookies = cookies.join("; ");
        let headers = [&[(COOKIE, cookies.as_str())], more].concat();
        let answer = self.client.request(method, path, &headers, body).await.unwrap();
        for cookie in answer.headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            assert!(cookie.contains("; HttpOnly; SameSite=Strict"), "{cookie}");
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            let mut known = self.cookies.lock().unwrap();
            known.retain(|(other, _)| other != name);
            if !value.is_empty() {
                known.push((name.to_owned(), value.to_owned()));
            }
        }
        answer
    }

    pub(super) async fn get(&self, path: &str) -> Response {
        self.send(Method::GET, path, &[], Vec::new()).await
    }

    /// A page that is there and keeps to the rules of all.
    pub(super) async fn page(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status, 200, "{path}");
        well_made(path, &answer)
    }

    pub(super) async fn mark(&self, path: &str) -> String {
        mark_of(&self.page(path).await)
    }

    pub(super) async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let form = [(CONTENT_TYPE, "application/x-www-form-urlencoded")];
        self.send(Method::POST, path, &form, body.into_bytes()).await
    }

    /// A form with files: name of the field, name of the file, content.
    pub(super) async fn post_parts(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, Vec<u8>)],
    ) -> Response {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--X-Y\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(head.into_bytes());
        }
        for (name, file, bytes) in files {
            let head = format!(
                "--X-Y\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend(head.into_bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--X-Y--\r\n");
        self.send(Method::POST, path, &[(CONTENT_TYPE, "multipart/form-data; boundary=X-Y")], body).await
    }

    /// Makes the first user of a store by the link that its start printed.
    pub(super) async fn first_user(&self, server: &Server, tenant: &str) {
        let link = set_up_link(server).await;
        let mark = self.mark(&link).await;
        let fields = [("mark", &*mark), ("organisation", tenant), ("name", "Rosa Reviewer"), ("password", PASSWORD)];
        assert_eq!(location(&self.post(&link, &fields).await), "/cases");
    }

    /// Waits until the case of this page is read.
    pub(super) async fn read(&self, path: &str) -> String {
        for _ in 0..240 {
            let page = self.page(path).await;
            if !page.contains("Look again") {
                return page;
            }
            tokio::time::sleep(Duration::from_millis(250)).await;
        }
        panic!("{path} is never read");
    }
}

pub(super) fn text(answer: &Response) -> String {
    String::from_utf8(answer.body.clone()).unwrap()
}

pub(super) fn location(answer: &Response) -> String {
    assert_eq!(answer.status, 303, "{}", text(answer));
    answer.headers[LOCATION].to_str().unwrap().to_owned()
}

pub(super) fn mark_of(page: &str) -> String {
    page.split_once("name=\"mark\" value=\"").unwrap().1.split('"').next().unwrap().to_owned()
}

pub(super) async fn set_up_link(server: &Server) -> String {
    for _ in 0..40 {
        let said = server.said();
        if let Some(line) = said.iter().find(|line| line.contains("/set-up/")) {
            return line[line.find("/set-up/").unwrap()..].to_owned();
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no link was printed: {:?}", server.said());
}

/// What holds for every page: it is one, it can be used with a keyboard and a screen reader, and nothing foreign runs in it.
pub(super) fn well_made(path: &str, answer: &Response) -> String {
    let page = text(answer);
    let policy = answer.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'; ") && policy.contains("form-action 'self'"), "{path}: {policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("script-src"), "{path}: {policy}");
    assert_eq!(answer.headers["cache-control"], "no-store", "{path}");
    assert_eq!(answer.headers["referrer-policy"], "no-referrer", "{path}");
    for needed in
        ["<html lang=\"en\">", "<title>", "class=\"skip\" href=\"#main\"", "<main id=\"main\"", "width=device-width"]
    {
        assert!(page.contains(needed), "{path} lacks {needed}");
    }
    assert_eq!(page.matches("<h1").count(), 1, "{path}");
    for foreign in ["<script", " style=", "<img", "src=\"http", "href=\"http"] {
        let outside = page.split_once("</style>").unwrap().1;
        assert!(!outside.contains(foreign), "{path} holds {foreign}");
    }
    labelled(path, &page);
    page
}

/// Every field has a label, no two elements have one name, and each form that changes something is marked.
fn labelled(path: &str, page: &str) {
    let ids: Vec<&str> = page.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    for (at, id) in ids.iter().enumerate() {
        assert!(!ids[..at].contains(id), "{path}: two elements are called {id}");
    }
    for sort in ["<input ", "<textarea ", "<select "] {
        for field in page.split(sort).skip(1).map(|rest| rest.split('>').next().unwrap()) {
            if field.contains("type=\"hidden\"") {
                continue;
            }
            let id = field.split_once("id=\"").unwrap_or_else(|| panic!("{path}: {field} has no id")).1;
            let label = format!("for=\"{}\"", id.split('"').next().unwrap());
            assert!(page.contains(&label), "{path}: {field} has no label");
        }
    }
    assert_eq!(page.matches("method=\"post\"").count(), page.matches("name=\"mark\"").count(), "{path}");
}
