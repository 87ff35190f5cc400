//! Pages that are empty without JavaScript, from a server of the test's own: a stated gap, or what Chromium shows.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener};

use serde_json::Value;

use crate::{Ran, crosscheck};

const SHELL: &str = "<!doctype html><html><head><title>x</title></head><body><div id=\"root\"></div><script src=\"/app.js\"></script></body></html>";
const SCRIPT: &str = r#"document.getElementById("root").innerHTML = '<div class="h-card"><h1 class="p-name">Nadia Berg</h1><span class="p-locality">Oslo</span></div>';"#;

/// Serves until the test process ends.
fn serve() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            let first = lines.next().and_then(Result::ok).unwrap_or_default();
            while lines.next().and_then(Result::ok).is_some_and(|line| !line.is_empty()) {}
            let (status, media, body) = match first.split(' ').nth(1) {
                Some("/me") => (200, "text/html", SHELL),
                Some("/app.js") => (200, "text/javascript", SCRIPT),
                _ => (404, "text/plain", "nothing"),
            };
            let head = format!("HTTP/1.1 {status} X\r\ncontent-type: {media}\r\ncontent-length: {}\r\n", body.len());
            // Whoever hangs up in the middle is no concern of this server.
            drop(stream.write_all(format!("{head}connection: close\r\n\r\n{body}").as_bytes()));
        }
    });
    address
}

fn check(address: SocketAddr, more: &[&str]) -> Ran {
    let link = format!("http://{address}/me");
    let mut arguments = vec!["check", "--allow-private", "127.0.0.1/32", "--format", "json", link.as_str()];
    arguments.extend(more);
    crosscheck(&arguments)
}

fn only_source(report: &Value) -> &Value {
    assert_eq!(report["sources"].as_array().map(Vec::len), Some(1), "{}", report["sources"]);
    &report["sources"][0]
}

#[test]
fn a_page_that_is_empty_without_javascript_is_a_gap_that_names_the_option() {
    let ran = check(serve(), &[]);
    assert_eq!(ran.status, 4, "{}", ran.error);
    let report = ran.json();
    assert_eq!(only_source(&report)["outcome"], "needs_browser");
    assert!(only_source(&report)["what_to_do"].as_str().unwrap().contains("--browser"));
}

#[cfg(feature = "browser")]
#[test]
fn with_the_browser_it_is_read_and_replays_to_the_same_report() {
    let folder = tempfile::tempdir().unwrap();
    let dossier = folder.path().join("case.wacz");
    let dossier = dossier.to_str().unwrap();
    let ran = check(serve(), &["--browser", "--save", dossier]);
    if ran.error.contains("no Chromium is installed") {
        return;
    }
    let (live, again) = (ran.json(), crosscheck(&["check", "--replay", dossier, "--format", "json"]).json());
    assert_eq!((ran.status, &only_source(&live)["outcome"]), (0, &Value::from("read")), "{} {}", ran.out, ran.error);
    assert!(ran.out.contains("Nadia Berg") && live.to_string().contains("--browser: pages"), "{}", ran.out);
    for part in ["sources", "matrix", "findings", "coverage"] {
        assert_eq!(live[part], again[part], "{part}");
    }
    assert!(again.to_string().contains("--browser: pages"), "the replay says how it was fetched");
}
