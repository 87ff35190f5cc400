//! Control of a page, shown by a token: a server of the test's own puts it where its owner can write, or where anybody can.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex};

use serde_json::Value;

use crate::{Ran, crosscheck};

/// A page that changes, served until the test process ends.
struct Site {
    page: Arc<Mutex<String>>,
    address: SocketAddr,
}

impl Site {
    fn start() -> Self {
        let page = Arc::new(Mutex::new(String::new()));
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let served = Arc::clone(&page);
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                let first = lines.next().and_then(Result::ok).unwrap_or_default();
                while lines.next().and_then(Result::ok).is_some_and(|line| !line.is_empty()) {}
                let body = served.lock().unwrap().clone();
                let (status, body) =
                    if first.split(' ').nth(1) == Some("/me") { (200, body) } else { (404, "nothing".to_owned()) };
                let head =
                    format!("HTTP/1.1 {status} X\r\ncontent-type: text/html\r\ncontent-length: {}\r\n", body.len());
                // Whoever hangs up in the middle is no concern of this server.
                drop(stream.write_all(format!("{head}connection: close\r\n\r\n{body}").as_bytes()));
            }
        });
        Self { page, address }
    }

    fn show(&self, head: &str, comment: &str) {
        *self.page.lock().unwrap() = format!(
            "<html><head><title>Mira Quellen</title>{head}</head><body><h1>Mira Quellen</h1><p>I draw maps in Bergen.</p>\
             <article class=\"comments\"><p>{comment}</p></article></body></html>"
        );
    }
}

/// A challenge for the page of a server, in a folder of its own.
struct Asked {
    folder: tempfile::TempDir,
    site: Site,
    token: String,
}

impl Asked {
    fn new() -> Self {
        let (folder, site) = (tempfile::tempdir().unwrap(), Site::start());
        let (file, link) = (folder.path().join("challenge.json"), format!("http://{}/me", site.address));
        let made = crosscheck(&["challenge", "new", "--case", "A-17", "--out", file.to_str().unwrap(), &link]);
        assert_eq!(made.status, 0, "{}", made.error);
        let challenge: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
        let token = challenge["profiles"][0]["token"].as_str().unwrap().to_owned();
        Self { folder, site, token }
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn verify(&self) -> Ran {
        let (file, dossier) = (self.path("challenge.json"), self.path("control.wacz"));
        let private = ["--allow-private", "127.0.0.1/32"];
        let ran =
            crosscheck(&[&["challenge", "verify", "--case", "A-17", &file, "--save", &dossier][..], &private].concat());
        assert_eq!(ran.status, 0, "{}", ran.error);
        ran
    }

    fn replay(&self) -> Value {
        crosscheck(&["check", "--replay", &self.path("control.wacz"), "--format", "json"]).json()
    }
}

#[test]
fn a_token_in_the_head_shows_control_and_its_capture_is_in_the_dossier() {
    let asked = Asked::new();
    asked.site.show(&format!("<link rel=\"me\" href=\"https://example.org/#{}\">", asked.token), "");
    let seen = asked.verify().json();
    assert_eq!(seen["profiles"][0]["state"], "shown", "{seen}");
    let digest = seen["profiles"][0]["proof"]["sha256"].as_str().unwrap();
    // The page is gone, and what was seen is still there for everybody to look at.
    asked.site.show("", "");
    let report = asked.replay();
    assert_eq!(report["control"][0]["state"], "shown", "{}", report["control"]);
    assert_eq!(report["control"][0]["sha256"], digest);
    assert_eq!(
        (&report["sources"][0]["outcome"], &report["sources"][0]["name"]),
        (&"read".into(), &"Mira Quellen".into())
    );
    assert_eq!(report["application"], "A-17");
    // A token counts once: nothing is looked at again, and what was kept then stays.
    let again = asked.verify();
    assert_eq!(again.json()["profiles"][0]["proof"]["sha256"], digest);
    assert!(again.error.contains("no dossier is written"), "{}", again.error);
    assert_eq!(asked.replay(), report);
}

#[test]
fn a_token_where_anybody_can_write_shows_nothing_and_says_nothing_against_anybody() {
    let asked = Asked::new();
    let token = &asked.token;
    for comment in [
        format!("Nice page! {token}"),
        format!("<a href=\"https://example.org/#{token}\">my page</a>"),
        format!("<a rel=\"me\" href=\"https://example.org/#{token}\">my page</a>"),
    ] {
        asked.site.show("", &comment);
        let seen = asked.verify().json();
        assert_eq!(seen["profiles"][0]["state"], "not_shown", "{comment}: {seen}");
        assert_eq!(seen["profiles"][0]["adverse"], false);
        let report = asked.replay();
        assert_eq!(report["control"][0]["state"], "not_shown", "{comment}: {}", report["control"]);
        let kinds: Vec<&Value> = report["findings"].as_array().unwrap().iter().map(|one| &one["kind"]).collect();
        assert!(!kinds.iter().any(|kind| **kind == "contradiction"), "{kinds:?}");
    }
}
