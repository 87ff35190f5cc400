//! Whatever people have, in any order: each file is told by its content, and nothing that was handed in is fetched.

use std::path::Path;

use serde_json::Value;

use crate::{Ran, checks_of, crosscheck};

const CV: &str = "Lotte van Tongeren\nlotte@lotte.example\nhttps://www.linkedin.com/in/lvantongeren-example\nUtrecht, The Netherlands\n\nExperience\n\nSoftware Engineer, Grachtwerk BV\nMarch 2019 - Present\n\nLanguages\n\nDutch (native), English (fluent)\n";

fn page(name: &str, head: &str) -> String {
    format!(
        "<!DOCTYPE html><html><head><title>{name}</title>{head}</head><body><div class=\"h-card\"><h1 class=\"p-name\">{name}</h1><span class=\"p-locality\">Utrecht</span></div></body></html>"
    )
}

const CANONICAL: &str = "<link rel=\"canonical\" href=\"https://lotte.example/me\">";

fn write(folder: &Path, name: &str, content: &str) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

fn check(arguments: &[&str]) -> Ran {
    crosscheck(
        &[&["check", "--format", "json", "--no-cv-links", "--as-of", "2026-11-02T08:00:00Z"], arguments].concat(),
    )
}

/// Addresses of the sources, and what came of each.
fn sources(report: &Value) -> Vec<(String, String)> {
    let sources = report["sources"].as_array().unwrap().iter();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    sources
        .map(|source| {
            let address = if source["url"].is_string() { &source["url"] } else { &source["file"] };
            (text(address), text(&source["outcome"]))
        })
        .collect()
}

fn read(address: &str) -> (String, String) {
    (address.to_owned(), "read".to_owned())
}

#[test]
fn a_cv_and_a_saved_page_are_told_apart_in_any_order() {
    let folder = tempfile::tempdir().unwrap();
    let cv = write(folder.path(), "one", CV);
    for (name, differs) in [("Lotte van Tongeren", false), ("Wouter Beekhuis", true)] {
        let saved = write(folder.path(), "two", &page(name, CANONICAL));
        for files in [[&cv, &saved], [&saved, &cv]] {
            let ran = check(&files.map(String::as_str));
            assert_eq!(ran.status, 0, "{}", ran.error);
            let report = ran.json();
            let mut found = sources(&report);
            found.sort();
            assert_eq!(found, [read("https://lotte.example/me"), read("one")]);
            let contradictions = checks_of(&report, "contradiction");
            assert_eq!(
                contradictions.contains(&"name_differs_across_sources".to_owned()),
                differs,
                "{contradictions:?}"
            );
        }
    }
}

#[test]
fn the_address_of_a_profile_can_be_told_and_one_that_is_not_told_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let saved = write(folder.path(), "page.html", &page("Lotte van Tongeren", ""));
    let told = check(&["--profile", &format!("{saved}=https://lotte.example/about")]);
    assert_eq!(sources(&told.json()), [read("https://lotte.example/about")], "{}", told.error);
    let untold = check(&["--profile", &saved]).json();
    assert_eq!(untold["sources"][0]["outcome"], "unreadable", "{}", untold["sources"]);
    assert!(untold["sources"][0].to_string().contains("FILE=URL"), "{}", untold["sources"]);
}

#[test]
fn a_page_saved_as_mhtml_is_read_under_the_address_it_states() {
    let folder = tempfile::tempdir().unwrap();
    let html = page("Lotte van Tongeren", "");
    let mhtml = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://lotte.example/\r\nSubject: Lotte\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Location: https://lotte.example/\r\n\r\n{html}\r\n--b--\r\n"
    );
    let saved = write(folder.path(), "saved", &mhtml);
    assert_eq!(sources(&check(&[&saved]).json()), [read("https://lotte.example/")]);
    let one = crosscheck(&["read", &saved]);
    assert!(one.out.contains("Lotte van Tongeren") && one.out.contains("https://lotte.example/"), "{}", one.out);
}

#[test]
fn an_export_stands_for_the_link_that_a_cv_names() {
    let folder = tempfile::tempdir().unwrap();
    let cv = write(folder.path(), "cv.txt", CV);
    let table = "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nLotte,van Tongeren,,,,Software Engineer,,,,\"Utrecht, Netherlands\",,,\n";
    let export = write(folder.path(), "Profile.csv", table);
    let ran = crosscheck(&["check", "--format", "json", &export, &cv]);
    let report = ran.json();
    assert_eq!(sources(&report), [read("Profile.csv"), read("cv.txt")], "{}", report["sources"]);
    assert!(report.to_string().contains("stands for it"), "the link that was not asked for is told");
}

#[test]
fn what_was_handed_in_is_kept_and_replays_to_the_same_sources_and_findings() {
    let folder = tempfile::tempdir().unwrap();
    let cv = write(folder.path(), "cv.txt", CV);
    let by_content = write(folder.path(), "saved.html", &page("Wouter Beekhuis", CANONICAL));
    let told = write(folder.path(), "other.html", &page("Lotte van Tongeren", ""));
    let dossier = folder.path().join("case.wacz");
    let dossier = dossier.to_str().unwrap();
    let told = format!("{told}=https://elsewhere.example/");
    let first = check(&[&by_content, &cv, "--profile", &told, "--save", dossier]).json();
    let again = check(&["--replay", dossier]).json();
    assert_eq!(sources(&first).len(), 3);
    for part in ["sources", "findings", "matrix"] {
        assert_eq!(first[part], again[part], "{part}");
    }
}

#[test]
fn a_file_that_is_not_there_is_told_and_never_looked_up() {
    for missing in ["nope.pdf", "Profile.docx", "saved.mhtml", "folder/cv"] {
        let ran = crosscheck(&["check", missing]);
        assert_eq!(ran.status, 2, "{}", ran.out);
        assert!(ran.error.contains("there is no file") && ran.error.contains(missing), "{}", ran.error);
        let ran = crosscheck(&["read", missing]);
        assert_eq!(ran.status, 2);
        assert!(ran.error.contains("there is no file"), "{}", ran.error);
    }
}

#[test]
fn the_status_of_a_saved_answer_can_be_told() {
    let folder = tempfile::tempdir().unwrap();
    let answer = write(folder.path(), "answer.json", "{}");
    let url = "https://api.github.com/users/lvantongeren-example";
    let absent = crosscheck(&["read", &answer, "--url", url, "--status", "404"]).json();
    assert!(absent.to_string().contains("no_such_profile"), "{absent}");
    let found = crosscheck(&["read", &answer, "--url", url]).json();
    assert!(!found.to_string().contains("no_such_profile"), "{found}");
}
