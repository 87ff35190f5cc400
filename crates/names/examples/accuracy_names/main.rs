//! Precision, recall, false flags and misses of the name comparison on a file of labelled pairs, next to Jaro-Winkler.
//!
//! `cargo run --release -p crosscheck-names --example accuracy_names -- --pairs FILE [--part tuning|reporting|all] [--errors N]`
//!
//! The file is a CSV with the columns group, kind, a, b, label (1 = one person). Persons are the clusters of names joined
//! by rows labelled 1; they are walked along the rows labelled 0 and dealt out in runs, so that few of those rows join
//! persons of both parts. Rows that do are left out of both parts. Every culture has at least two fifths of its pairs in the
//! tuning part. Errors are listed from the tuning part only.
//!
//! Rows labelled 1 whose source is a public list of aliases (OFAC, UN) are set aside where they differ by a whole word on both sides:
//! those are assumed names, no spellings of one. The rule looks at the letters, never at a verdict: see `is_assumed`.

mod counts;
mod dealing;
mod pairs;
mod report;

use std::io::Write;
use std::process::ExitCode;

use dealing::{Part, deal};
use pairs::{is_assumed, read};
use report::report;

fn main() -> ExitCode {
    let mut pairs = None;
    let mut part = Part::All;
    let mut errors = 0usize;
    #[expect(clippy::disallowed_methods, reason = "a measuring command reads its arguments")]
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args.next().unwrap_or_default();
        match (arg.as_str(), value.as_str()) {
            ("--pairs", _) => pairs = Some(value),
            ("--part", "tuning") => part = Part::Tuning,
            ("--part", "reporting") => part = Part::Reporting,
            ("--part", "all") => part = Part::All,
            ("--errors", n) => errors = n.parse().unwrap_or(20),
            _ => return complain(&format!("not understood: {arg} {value}")),
        }
    }
    let Some(path) = pairs else {
        return complain("usage: accuracy_names --pairs FILE [--part tuning|reporting|all] [--errors N]");
    };
    #[expect(clippy::disallowed_methods, reason = "a measuring command reads the file it is given")]
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) => return complain(&format!("cannot read the pairs file {path}: {e}")),
    };
    let mut rows = match read(&text) {
        Ok(rows) if !rows.is_empty() => rows,
        Ok(_) => return complain(&format!("no pairs in {path}")),
        Err(e) => return complain(&format!("{path} is no file of pairs: {e}")),
    };
    let parts = deal(&rows);
    // Set aside behind the dealing, which stays what it was.
    let kept: Vec<bool> = rows.iter().map(|row| !is_assumed(row)).collect();
    let of_part = |p: &Option<Part>| part == Part::All || *p == Some(part);
    let aside = kept.iter().zip(&parts).filter(|(kept, p)| !**kept && of_part(p)).count();
    let parts: Vec<Option<Part>> = parts.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(p, _)| p).collect();
    let mut keep = kept.iter();
    rows.retain(|_| keep.next() == Some(&true));
    if writeln!(std::io::stdout(), "{aside} aliases of public lists set aside as assumed names").is_err() {
        return ExitCode::from(2);
    }
    match report(&rows, &parts, part, errors) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => complain(&format!("cannot write: {e}")),
    }
}

fn complain(message: &str) -> ExitCode {
    // Nothing can be done when even the complaint cannot be written.
    let _unheard = writeln!(std::io::stderr(), "{message}");
    ExitCode::from(2)
}
