//! Reports on cases made here: none and many findings, long names, every direction and width of script, hostile quotes.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod cases;

use cases::{Claimed, case, contradiction, report, words};
use crosscheck_report::{CellState, Detail, Paint, Report};
use unicode_width::UnicodeWidthStr;

fn text(report: &Report) -> String {
    report.to_text(Paint::Plain, Detail::Brief)
}

#[test]
fn a_case_without_findings_fits_on_a_screen_and_verifies_nobody() {
    let case = case(&[Claimed::name("Ada Example"), Claimed::name("Ada Example")]);
    let report = report(&case, &[]);
    let text = text(&report);
    assert!(text.lines().count() <= 40, "{text}");
    assert!(text.contains("Nothing could be compared") && text.contains("verifies nobody"), "{text}");
    assert!(!text.contains("WHAT DISAGREES") && !text.contains("WHAT TO ASK"), "{text}");
    let html = report.to_html();
    assert!(html.contains("Nothing could be compared") && !html.contains("id=\"differs\""));
}

#[test]
fn thirty_contradictions_are_all_told_and_none_twice() {
    let case = case(&[Claimed::work("Orchard Tools"), Claimed::work("Harbour Maps")]);
    let findings: Vec<_> =
        (0..30).map(|n| contradiction(&case, "work", &format!("Statement number {n}."), n)).collect();
    let report = report(&case, &findings);
    assert_eq!((report.summary.disagreements, report.disagreements.len(), report.questions.len()), (30, 30, 30));
    for shown in [text(&report), report.to_html()] {
        for n in 0..30 {
            assert!(shown.contains(&format!("Statement number {n}.")), "{n}");
        }
    }
    assert_eq!(text(&report).matches("Statement number 7.").count(), 1);
}

#[test]
fn what_stands_under_both_names_follows_from_the_names() {
    let case = case(&[Claimed::name("Ada Example"), Claimed::name("Ada Example"), Claimed::name("Bo Sample")]);
    let name = contradiction(&case, "name", "Two names.", 0);
    let mut photo = contradiction(&case, "name", "One picture under both names.", 1);
    photo.topic = crosscheck_model::Topic::Photo;
    photo.check = crosscheck_model::CheckId::new("same_photo_under_other_name");
    let report = report(&case, &[name, photo]);
    assert_eq!((report.summary.contradictions, report.summary.disagreements), (2, 1));
    assert_eq!(report.disagreements[0].follow, [2]);
    assert_eq!(report.findings[1].follows_from, Some(1));
    assert_eq!(report.questions.len(), 1, "one root, one question");
    let states: Vec<CellState> = report.matrix.rows.iter().map(|row| row.cells[0].state).collect();
    assert_eq!(states, [CellState::Agree, CellState::Agree, CellState::Differ], "the odd one out alone differs");
    assert_eq!(report.disagreements[0].positions[0].sources, [1, 2], "the larger side first");
}

#[test]
fn one_against_one_differs_on_both_sides() {
    let case = case(&[Claimed::name("Ada Example"), Claimed::name("Bo Sample")]);
    let report = report(&case, &[contradiction(&case, "name", "Two names.", 0)]);
    assert!(report.matrix.rows.iter().all(|row| row.cells[0].state == CellState::Differ));
}

#[test]
fn names_of_every_length_width_and_direction_keep_the_layout() {
    let long = "Maximiliana ".repeat(60);
    for name in [
        long.as_str(),
        "محمد بن عبد الله المثال",
        "北村晴香例",
        "สมชาย ตัวอย่าง",
        "Nguyễn Thị Mẫu",
        "O\u{301}scar Ejemplo",
    ] {
        let case = case(&[Claimed::name(name), Claimed::name("Ada Example")]);
        let report = report(&case, &[contradiction(&case, "name", &format!("The CV gives “{name}”."), 0)]);
        for detail in [Detail::Brief, Detail::Full] {
            let text = report.to_text(Paint::Plain, detail);
            let wide: Vec<&str> = text.lines().filter(|line| line.width() > 100).collect();
            assert!(wide.is_empty(), "{wide:?}");
            assert!(words(&text).contains(&words(name)), "{text}");
        }
        assert!(report.to_html().contains("<bdi>"), "each direction keeps to itself");
    }
}

#[test]
fn a_hostile_quote_is_shown_and_does_nothing() {
    let hostile = "</td><script>alert(1)</script><img src=x onerror=alert(1)>\u{1b}]0;owned\u{7}\u{202e}txt.exe\u{0}";
    let case = case(&[Claimed::name(hostile), Claimed::name("Ada Example")]);
    let report = report(&case, &[contradiction(&case, "name", &format!("It gives “{hostile}”."), 0)]);
    let html = report.to_html();
    assert!(!html.contains("<script") && !html.contains("<img src=x") && !html.contains("</td><script"), "{html}");
    assert!(html.contains("&#60;script&#62;"), "it is shown as it stands");
    for shown in [html, report.to_text(Paint::Plain, Detail::Full)] {
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{0}']), "{shown:?}");
    }
}

#[test]
fn machine_text_is_put_into_words_with_the_letters_beside_it() {
    let raw = "author Ada Example <ada@example.org> 1744013940 +0300";
    let case = case(&[Claimed::name("Bo Sample"), Claimed::commit(raw)]);
    let report = report(&case, &[contradiction(&case, "name", "Two names.", 0)]);
    let claim = report.findings[0].claims.iter().find(|claim| claim.raw.is_some()).unwrap();
    assert_eq!(claim.raw.as_deref(), Some(raw));
    assert!(claim.quote.contains("7 April 2025") && !claim.quote.contains("1744013940"), "{}", claim.quote);
    let html = report.to_html();
    let folded = html.split_once("id=\"evidence\"").unwrap();
    assert!(
        !folded.0.contains("1744013940") && folded.1.contains("1744013940"),
        "raw text stands in the evidence only"
    );
}

#[test]
fn digests_versions_and_row_ids_stay_out_of_what_is_read_first() {
    let case = case(&[Claimed::name("Ada Example"), Claimed::name("Bo Sample")]);
    let report = report(&case, &[contradiction(&case, "name", "Two names.", 0)]);
    let sha256 = &report.findings[0].claims[0].sha256;
    let html = report.to_html();
    let before = html.split_once("id=\"evidence\"").unwrap().0;
    for hidden in [sha256.as_str(), report.configuration.checks_sha256.as_str(), "S1-07"] {
        assert!(!before.contains(hidden) && !text(&report).contains(hidden), "{hidden}");
    }
    assert!(!html.contains("S1-07"), "rows of the catalogue are for `explain` and JSON");
    assert!(report.to_json().contains("S1-07"));
}

#[test]
fn the_page_has_its_landmarks_and_one_heading_of_the_first_order() {
    let case = case(&[Claimed::name("Ada Example"), Claimed::name("Bo Sample")]);
    let html = report(&case, &[contradiction(&case, "name", "Two names.", 0)]).to_html();
    for part in [
        "<header",
        "<nav class=\"contents\" aria-label=",
        "<main id=\"main\"",
        "<footer",
        "lang=\"en\"",
        "class=\"skip\"",
    ] {
        assert_eq!(html.matches(part).count(), 1, "{part}");
    }
    assert_eq!(html.matches("<h1").count(), 1);
    assert!(!html.contains(" style=") && !html.contains(" onclick="), "the policy allows neither");
    let ids: Vec<&str> = html.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let links: Vec<&str> = html.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    for link in links {
        assert_eq!(ids.iter().filter(|id| **id == link).count(), 1, "#{link}");
    }
}
