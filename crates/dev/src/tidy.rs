//! What no other tool looks at: lengths of files and functions, circles between files, names of drawers.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

use crate::{imports, lengths};

/// A longer source file is telling us that it holds two things.
const MAX_LINES: usize = 800;
/// A longer one says why in a comment line that begins so.
const LONG_LINES: usize = 400;
const LONG_BECAUSE: &str = "// Long because: ";
/// Shorter reasons give none.
const REASON_CHARS: usize = 20;
/// How many functions may be longer than a screen. Lower it when one is cut; it is never raised.
const LONG_FUNCTIONS: usize = 13;
/// Names that say nothing of what is inside.
const DRAWERS: [&str; 4] = ["util.rs", "utils.rs", "helpers.rs", "common.rs"];
/// Crates that compare: there, a missing number must not become a distance.
const COMPARING: [&str; 4] = ["names", "photos", "compare", "checks"];

pub(crate) fn run() -> anyhow::Result<()> {
    let mut complaints = Vec::new();
    let files = tracked()?;
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if DRAWERS.contains(&name.as_str()) {
            complaints.push(format!("{}: a drawer for everything; name what it holds", path.display()));
        }
        // Binary files are none of its business.
        let Ok(text) = std::fs::read_to_string(path) else { continue };
        complaints.extend(complaints_about(path, &text));
    }
    let long = lengths::all(&files)?.len();
    if long > LONG_FUNCTIONS {
        complaints.push(format!(
            "{long} functions of more than {} lines, {LONG_FUNCTIONS} allowed; `just long` lists them",
            lengths::FUNCTION
        ));
    }
    for graph in imports::graphs(Path::new("."))? {
        complaints.extend(complaints_about_circles(&graph.name, &graph.circles()));
    }
    for complaint in &complaints {
        println!("tidy: {complaint}");
    }
    if complaints.is_empty() { Ok(()) } else { bail!("{} complaints", complaints.len()) }
}

fn complaints_about(path: &Path, text: &str) -> Vec<String> {
    let mut complaints = Vec::new();
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    if ending == "rs" {
        let lines = text.lines().count();
        if lines > MAX_LINES {
            complaints.push(format!("{}: {lines} lines, more than {MAX_LINES}", path.display()));
        }
        if lines > LONG_LINES && !gives_reason(text) {
            let at = path.display();
            complaints.push(format!("{at}: {lines} lines, more than {LONG_LINES} without a line `{LONG_BECAUSE}...`"));
        }
        let judges = COMPARING.iter().any(|name| path.starts_with(Path::new("crates").join(name)));
        if judges && text.contains("unwrap_or(0.0)") {
            complaints.push(format!("{}: unwrap_or(0.0) scores missing data as a mismatch", path.display()));
        }
        if text.lines().any(|line| line.trim_start().starts_with("#[ignore")) {
            complaints.push(format!("{}: an ignored test checks nothing", path.display()));
        }
    }
    let prose = matches!(ending, "rs" | "md" | "toml" | "css") || path.ends_with("justfile");
    if prose && !text.ends_with('\n') && !text.is_empty() {
        complaints.push(format!("{}: no newline at the end", path.display()));
    }
    for (number, line) in text.lines().enumerate().filter(|_| prose) {
        if line.ends_with([' ', '\t']) {
            complaints.push(format!("{}:{}: white space at the end", path.display(), number + 1));
        }
    }
    complaints
}

fn gives_reason(text: &str) -> bool {
    let reasons = text.lines().filter_map(|line| line.trim_start().strip_prefix(LONG_BECAUSE));
    reasons.map(|reason| reason.trim().chars().count()).any(|length| length >= REASON_CHARS)
}

fn complaints_about_circles(name: &str, circles: &[Vec<&str>]) -> Vec<String> {
    let complaint = |circle: &Vec<&str>| {
        format!("crates/{name}: a circle of {} files: {}; `just imports {name}`", circle.len(), circle.join(" "))
    };
    circles.iter().map(complaint).collect()
}

pub(crate) fn tracked() -> anyhow::Result<Vec<PathBuf>> {
    let output = Command::new("git").args(["ls-files", "-z"]).output().context("cannot run git")?;
    let list = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(list.split('\0').filter(|path| !path.is_empty()).map(PathBuf::from).filter(|path| path.is_file()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_needs_a_reason_and_no_file_may_be_endless() {
        let about = |text: &str| complaints_about(Path::new("crates/x/src/a.rs"), text);
        let lines = |count: usize| "// line\n".repeat(count);
        assert!(about(&lines(LONG_LINES)).is_empty());
        assert_eq!(about(&lines(LONG_LINES + 1)).len(), 1);
        assert_eq!(about(&(lines(LONG_LINES) + "// Long because: so.\n")).len(), 1);
        assert!(about(&(lines(LONG_LINES) + "// Long because: it is one table of three hundred rows.\n")).is_empty());
        assert_eq!(about(&(lines(MAX_LINES) + "// Long because: it is one table of many rows.\n")).len(), 1);
    }

    #[test]
    fn every_circle_is_named() {
        assert!(complaints_about_circles("x", &[]).is_empty());
        let complaints = complaints_about_circles("x", &[vec!["a.rs", "b.rs"]]);
        assert_eq!(complaints, ["crates/x: a circle of 2 files: a.rs b.rs; `just imports x`"]);
    }
}
