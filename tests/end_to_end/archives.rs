//! Archives of other tools: what Wget saved, and plain WARC 1.1 files written here.

use std::fmt::Write as _;
use std::path::Path;

use crate::{at_root, checks_of, crosscheck};

/// A WARC 1.1 file of answers: address, media type, body.
fn warc(pages: &[(&str, u16, &str, &str)]) -> Vec<u8> {
    let mut file = record("warcinfo", None, "application/warc-fields", b"software: a test\r\n");
    for (address, status, media, body) in pages {
        let http =
            format!("HTTP/1.1 {status} X\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        file.extend(record("response", Some(address), "application/http; msgtype=response", http.as_bytes()));
    }
    file
}

fn record(kind: &str, address: Option<&str>, media: &str, body: &[u8]) -> Vec<u8> {
    let mut head = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{:012}>\r\n",
        body.len()
    );
    if let Some(address) = address {
        write!(head, "WARC-Target-URI: {address}\r\n").unwrap();
    }
    write!(head, "WARC-Date: 2026-11-02T08:00:00Z\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n", body.len())
        .unwrap();
    [head.as_bytes(), body, b"\r\n\r\n"].concat()
}

const USER: &str = r#"{"login":"lvantongeren-example","id":99008001,"type":"User","name":"Lotte van Tongeren","location":"Utrecht, The Netherlands","company":"Grachtwerk","blog":"https://lotte.example/","created_at":"2016-01-05T10:00:00Z","updated_at":"2026-10-20T10:00:00Z"}"#;
const CV: &str = "Lotte van Tongeren\nlotte@lotte.example\n+1 202 555 0133\nUtrecht, The Netherlands\n\nExperience\n\nSoftware Engineer, Grachtwerk BV\nMarch 2019 - Present\n\nLanguages\n\nDutch (native), English (fluent)\n";

fn run(folder: &Path, name: &str, archive: &[u8], cv: &str, links: &[&str]) -> crate::Ran {
    let (archive_path, cv_path) = (folder.join(name), folder.join("cv.txt"));
    std::fs::write(&archive_path, archive).unwrap();
    std::fs::write(&cv_path, cv).unwrap();
    let mut arguments = vec![
        "check",
        "--format",
        "json",
        "--replay",
        archive_path.to_str().unwrap(),
        "--cv",
        cv_path.to_str().unwrap(),
    ];
    arguments.extend(links);
    crosscheck(&arguments)
}

#[test]
fn a_plain_warc_is_read_and_what_it_lacks_is_not_captured() {
    let folder = tempfile::tempdir().unwrap();
    let archive = warc(&[("https://api.github.com/users/lvantongeren-example", 200, "application/json", USER)]);
    let links = ["https://github.com/lvantongeren-example", "https://gitlab.com/lvantongeren-example"];
    let ran = run(folder.path(), "plain.warc", &archive, CV, &links);
    assert_eq!(ran.status, 0, "{}", ran.error);
    let report = ran.json();
    assert!(checks_of(&report, "confirmed").contains(&"name_differs_across_sources".to_owned()));
    assert!(checks_of(&report, "contradiction").is_empty(), "{:?}", checks_of(&report, "contradiction"));
    let sources = report["sources"].as_array().unwrap();
    assert_eq!(sources[1]["outcome"], "read");
    assert_eq!(sources[2]["outcome"], "not_captured", "{}", sources[2]);
    // Judged when it was captured, not today: the same archive gives the same report tomorrow.
    assert!(report["at"].as_str().unwrap().starts_with("2026-11-02T08:00:00"), "{}", report["at"]);
}

#[test]
fn a_planted_contradiction_in_a_plain_warc_is_found_and_its_honest_twin_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let links = ["https://github.com/lvantongeren-example"];
    for (name, expected) in [
        ("Lotte van Tongeren", false),
        ("L. van Tongeren", false),
        ("Lotte", false),
        ("VAN TONGEREN Lotte", false),
        ("Wouter Beekhuis", true),
    ] {
        let user = USER.replace("Lotte van Tongeren", name);
        let archive = warc(&[("https://api.github.com/users/lvantongeren-example", 200, "application/json", &user)]);
        let report = run(folder.path(), "twin.warc", &archive, CV, &links).json();
        let found = checks_of(&report, "contradiction");
        assert_eq!(found.contains(&"name_differs_across_sources".to_owned()), expected, "{name}: {found:?}");
    }
}

#[test]
fn what_wget_saved_is_read() {
    let archive = at_root("fixtures/contradictory.warc.gz");
    let cv = at_root("fixtures/source/contradictory/cv.pdf");
    let ran = crosscheck(&[
        "check",
        "--format",
        "json",
        "--replay",
        &archive,
        "--cv",
        &cv,
        "https://github.com/dharwood-example",
        "https://gitlab.com/daniel.harwood-example",
        "https://daniel-harwood.example/",
    ]);
    assert_eq!(ran.status, 0, "{}", ran.error);
    let found = checks_of(&ran.json(), "contradiction");
    for check in ["name_differs_across_sources", "location_differs", "employment_differs", "education_differs"] {
        assert!(found.contains(&check.to_owned()), "{check}: {found:?}");
    }
}

#[test]
fn a_broken_archive_gives_what_can_be_read_of_it_or_a_plain_error() {
    let folder = tempfile::tempdir().unwrap();
    let whole = warc(&[
        ("https://api.github.com/users/lvantongeren-example", 200, "application/json", USER),
        ("https://lotte.example/", 200, "text/html", "<h1>Lotte van Tongeren</h1>"),
    ]);
    for cut in [0, 1, 40, 200, whole.len() / 2, whole.len() - 3] {
        let ran = run(folder.path(), "cut.warc", &whole[..cut], CV, &["https://github.com/lvantongeren-example"]);
        assert!([0, 2, 4].contains(&ran.status), "cut at {cut}: {} {}", ran.status, ran.error);
        assert!(!ran.error.contains("panicked"), "{}", ran.error);
        assert_eq!(ran.status == 2, ran.out.is_empty(), "cut at {cut}: {} {}", ran.status, ran.error);
    }
}

#[test]
fn words_with_dots_in_a_file_that_is_no_cv_are_not_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let archive = warc(&[("https://a.example/", 200, "text/html", "<h1>A</h1>")]);
    let settings = "[workspace.package]\nname = workspace.package\nprofile.dev\nmain.py socket.io node.js\nserde.workspace\nhttps://a.example/\n";
    let report = run(folder.path(), "notes.warc", &archive, settings, &[]).json();
    let sources: Vec<&str> = report["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|source| source["file"].as_str().unwrap_or("a link"))
        .collect();
    assert_eq!(sources, ["cv.txt"]);
    // The same address under a CV's sections is the candidate's.
    let cv = format!("Lotte van Tongeren\nlotte.example\n{}", &CV[CV.find("\nExperience").unwrap()..]);
    let report = run(folder.path(), "notes.warc", &archive, &cv, &[]).json();
    assert_eq!(report["sources"].as_array().unwrap().len(), 2, "{}", report["sources"]);
}

#[test]
fn walls_and_absence_in_an_archive_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let sign_in = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>You need to sign in or sign up before continuing.<input type=\"password\"></body></html>";
    let archive = warc(&[
        ("https://api.github.com/users/lvantongeren-example", 404, "application/json", "{\"message\":\"Not Found\"}"),
        ("https://gitlab.com/api/v4/users?username=lvantongeren-example", 200, "text/html", sign_in),
    ]);
    let links = ["https://github.com/lvantongeren-example", "https://gitlab.com/lvantongeren-example"];
    let ran = run(folder.path(), "walls.warc", &archive, CV, &links);
    assert_eq!(ran.status, 4);
    let report = ran.json();
    let outcomes: Vec<&str> =
        report["sources"].as_array().unwrap().iter().map(|source| source["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes[1], "no_such_profile");
    assert_ne!(outcomes[2], "no_such_profile");
    assert!(checks_of(&report, "contradiction").is_empty());
}
