//! Archives: what one run wrote replays to the same answers, and archives made by other tools are read.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crosscheck_fetch::archive::{Archive, CaseSheet, Dossier, HandedIn, OpenError};
use crosscheck_model::{Digest, Freshness, Gap, LawfulBasis, Page, Refusal, Reply, Request, Want};
use jiff::Timestamp;

fn at() -> Timestamp {
    "2026-03-01T10:00:00Z".parse().unwrap()
}

fn page(url: &str, final_url: &str, media: &str, body: &str) -> Page {
    Page {
        url: url.parse().unwrap(),
        final_url: final_url.parse().unwrap(),
        status: 200,
        headers: vec![("content-type".into(), media.into()), ("content-encoding".into(), "br".into())],
        body: body.as_bytes().into(),
        captured_at: at(),
        sha256: Digest::of(body.as_bytes()),
        freshness: Freshness::Fetched,
    }
}

fn dossier() -> Dossier {
    let mut dossier = Dossier::new(CaseSheet {
        version: 1,
        application: None,
        cvs: vec!["Lebenslauf – Mina.txt".into()],
        profiles: Vec::new(),
        links: vec!["https://example.org/mina".parse().unwrap()],
        follow_cv_links: true,
        follow_own_links: false,
        challenge: None,
        as_of: at(),
        basis: LawfulBasis::default(),
        overrides: Vec::new(),
    });
    dossier.add_file(HandedIn {
        name: "Lebenslauf – Mina.txt".into(),
        bytes: b"Mina Example".as_slice().into(),
        captured_at: at(),
    });
    let answer = page("https://example.org/mina", "https://www.example.org/en/mina", "text/html", "<h1>Mina</h1>");
    dossier.add_reply(&request("https://example.org/mina", Want::Html), &Reply::Page(answer));
    let refused = Reply::Gap(Gap::Refused(Refusal::Robots));
    dossier.add_reply(&request("https://example.org/secret", Want::Html), &refused);
    let pack =
        page("https://example.org/m/r", "https://example.org/m/r", "application/x-git-upload-pack-result", "PACK");
    dossier.add_reply(&request("https://example.org/m/r", Want::GitHistory), &Reply::Page(pack));
    dossier
}

fn request(url: &str, want: Want) -> Request {
    Request::new(url.parse().unwrap(), want)
}

fn body(reply: Reply) -> String {
    match reply {
        Reply::Page(page) => String::from_utf8(page.body.to_vec()).unwrap(),
        Reply::Gap(gap) => format!("gap: {}", gap.as_str()),
    }
}

#[test]
fn a_dossier_replays_files_pages_redirects_histories_and_gaps() {
    let bytes = dossier().write().unwrap();
    assert_eq!(bytes, dossier().write().unwrap(), "the same content gives the same bytes");
    let archive = Archive::open(&bytes).unwrap();
    assert!(archive.problems().is_empty());
    assert_eq!(archive.sheet().unwrap().cvs, ["Lebenslauf – Mina.txt"]);
    assert_eq!(archive.files()[0].name, "Lebenslauf – Mina.txt");
    let Reply::Page(page) = archive.get(&request("https://example.org/mina", Want::Html)) else { panic!() };
    assert_eq!(page.final_url.as_str(), "https://www.example.org/en/mina");
    assert_eq!(page.captured_at, at());
    assert_eq!(page.sha256, Digest::of(b"<h1>Mina</h1>"));
    assert_eq!(body(archive.get(&request("https://example.org/m/r", Want::GitHistory))), "PACK");
    assert_eq!(body(archive.get(&request("https://example.org/secret", Want::Html))), "gap: refused_by_robots");
    assert_eq!(body(archive.get(&request("https://example.org/other", Want::Html))), "gap: not_captured");
}

#[test]
fn a_dossier_changed_after_it_was_made_is_refused() {
    let mut bytes = dossier().write().unwrap();
    let place = bytes.windows(4).position(|window| window == [0x1f, 0x8b, 8, 0]).unwrap();
    bytes[place + 40] ^= 1;
    // Either the ZIP's own checksum or the stated SHA-256 notices.
    assert!(matches!(Archive::open(&bytes), Err(OpenError::Changed(_) | OpenError::BadWacz(_))));
}

#[test]
fn what_is_no_archive_says_so() {
    assert!(matches!(Archive::open(b"%PDF-1.7"), Err(OpenError::NotAnArchive)));
    assert!(matches!(Archive::open(b""), Err(OpenError::NotAnArchive)));
    assert!(matches!(Archive::open(b"WARC/1.0\r\nnonsense"), Err(OpenError::NoRecords(_))));
    assert!(matches!(Archive::open(b"PK\x03\x04broken"), Err(OpenError::BadWacz(_))));
}

#[test]
fn a_plain_warc_with_wget_style_records_is_read_up_to_where_it_breaks() {
    let http = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"login\":\"mina\"}";
    let html = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>";
    let record = |target: &str, http: &str| {
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {target}\r\nWARC-Date: 2026-02-01T00:00:00Z\r\n\
             Content-Type: application/http;msgtype=response\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
            http.len()
        )
    };
    let json_at = "<https://api.example.org/users/mina?per_page=30>";
    let text = record(json_at, http) + &record("https://example.org/@mina", html) + "WARC/1.0\r\nbroken";
    let archive = Archive::open(text.as_bytes()).unwrap();
    assert_eq!(archive.problems().len(), 1);
    let reply = archive.get(&request("https://api.example.org/users/mina", Want::Json));
    assert_eq!(body(reply), "{\"login\":\"mina\"}");
    // A page under the same address is no answer to a request for JSON.
    assert_eq!(body(archive.get(&request("https://example.org/@mina", Want::ActivityJson))), "gap: not_captured");
}

/// What was captured and cannot be read is told as that, not as a gap of the capture.
#[test]
fn a_capture_that_cannot_be_read_is_no_missing_capture() {
    let record = |target: &str, headers: &str, http: &str| {
        format!(
            "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {target}\r\nWARC-Date: 2026-03-01T10:00:00Z\r\n{headers}\
             Content-Type: application/http\r\nContent-Length: {}\r\n\r\n{http}\r\n\r\n",
            http.len()
        )
    };
    let packed = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: compress\r\n\r\n<p>";
    let plain = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>";
    let digest = "WARC-Block-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n";
    let warc = record("https://example.org/packed", "", packed) + &record("https://example.org/changed", digest, plain);
    let archive = Archive::open(warc.as_bytes()).unwrap();
    assert_eq!(archive.problems().len(), 2, "{:?}", archive.problems());
    for address in ["https://example.org/packed", "https://example.org/changed"] {
        assert_eq!(archive.get(&request(address, Want::Html)), Reply::Gap(Gap::Malformed), "{address}");
    }
    assert_eq!(archive.get(&request("https://example.org/other", Want::Html)), Reply::Gap(Gap::NotCaptured));
}
