//! The reports on the dossiers as people read them, held against what they were. `just snapshots` writes them anew: read the
//! difference before it is committed.

use std::path::PathBuf;

use crate::{crosscheck, dossier, replayed, root};

const TEXTS: [&str; 6] =
    ["consistent", "consistent_hard", "contradictory", "half_unreachable", "nothing_reachable", "cv_alone"];
const PAGES: [&str; 2] = ["contradictory", "half_unreachable"];

/// Set by `just snapshots`.
const WRITE: &str = "CROSSCHECK_WRITE_SNAPSHOTS";

fn hold(name: &str, shown: &str) {
    let path: PathBuf = root().join("tests/end_to_end/snapshots").join(name);
    if std::env::var_os(WRITE).is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, shown).unwrap();
        return;
    }
    let held = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = held.lines().zip(shown.lines()).position(|(a, b)| a != b);
    let line = differs.unwrap_or_else(|| held.lines().count().min(shown.lines().count()));
    assert!(
        held == shown,
        "{name} differs from line {}:\n- {}\n+ {}\nIf that is meant, run `just snapshots`.",
        line + 1,
        held.lines().nth(line).unwrap_or_default(),
        shown.lines().nth(line).unwrap_or_default(),
    );
}

/// A page without its style, its pictures and what changes with every check: the evidence has tests of its own.
fn outline(html: &str) -> String {
    let body = html.split_once("<body>").unwrap().1.split_once("<section aria-labelledby=\"evidence\">").unwrap().0;
    let mut parts = body.split("data:image/png;base64,");
    let mut page = parts.next().unwrap().to_owned();
    for part in parts {
        page.push_str("data:");
        page.push_str(part.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || "+/=".contains(c)));
    }
    let lines = page.lines().map(str::trim_end).filter(|line| !line.is_empty());
    lines.map(|line| format!("{line}\n")).collect()
}

#[test]
fn the_texts_are_as_they_were() {
    for case in TEXTS {
        hold(&format!("{case}.txt"), &crosscheck(&["check", "--replay", &dossier(case)]).out);
    }
}

#[test]
fn the_pages_are_as_they_were() {
    for case in PAGES {
        let html = crosscheck(&["check", "--replay", &dossier(case), "--format", "html"]).out;
        hold(&format!("{case}.html"), &outline(&html));
    }
}

#[test]
fn a_clean_case_fits_on_one_screen_and_details_are_on_demand() {
    let brief = crosscheck(&["check", "--replay", &dossier("consistent")]).out;
    assert!(brief.lines().count() <= 40, "{} lines", brief.lines().count());
    assert!(!brief.contains("SHA-256") && !brief.contains("test option"), "{brief}");
    let full = crosscheck(&["check", "--replay", &dossier("consistent"), "--verbose"]).out;
    assert!(full.contains("SHA-256") && full.contains("test option in force"), "{full}");
    assert!(full.lines().count() > 100);
}

#[test]
fn no_cell_of_the_matrix_shows_what_only_a_machine_reads() {
    for case in TEXTS {
        for row in replayed(case)["matrix"]["rows"].as_array().unwrap() {
            for cell in row["cells"].as_array().unwrap() {
                let quote = cell["quote"].as_str().unwrap_or_default();
                let number = quote.len() > 8 && quote.chars().all(|c| c.is_ascii_digit());
                assert!(!number && !quote.ends_with(".000Z") && !quote.starts_with("mailto:"), "{case}: {quote}");
            }
        }
    }
}

#[test]
fn every_quote_of_the_dossiers_is_readable() {
    for case in TEXTS {
        for finding in replayed(case)["findings"].as_array().unwrap() {
            for claim in finding["claims"].as_array().unwrap() {
                let quote = claim["quote"].as_str().unwrap();
                let number = quote.len() > 8 && quote.chars().all(|c| c.is_ascii_digit());
                let picture = claim["picture"].is_string() && quote.contains("://");
                let header = quote.starts_with("author ") || quote.starts_with("committer ");
                assert!(!number && !picture && !header, "{case}: {quote}");
                assert_ne!(claim["read_by"], "other", "{case}: a way of reading that the schema does not name");
            }
        }
    }
}
