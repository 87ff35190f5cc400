//! What no other tool looks at: the length of files, names of drawers, words that belong nowhere.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

/// A longer source file is telling us that it holds two things.
const MAX_LINES: usize = 800;
/// Names that say nothing of what is inside.
const DRAWERS: [&str; 4] = ["util.rs", "utils.rs", "helpers.rs", "common.rs"];
/// Crates that compare: there, a missing number must not become a distance.
const COMPARING: [&str; 4] = ["names", "photos", "compare", "checks"];

pub(crate) fn run() -> anyhow::Result<()> {
    let mut complaints = Vec::new();
    for path in tracked()? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if DRAWERS.contains(&name.as_str()) {
            complaints.push(format!("{}: a drawer for everything; name what it holds", path.display()));
        }
        // Binary files are none of its business.
        let Ok(text) = std::fs::read_to_string(&path) else { continue };
        complaints.extend(complaints_about(&path, &text));
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

fn tracked() -> anyhow::Result<Vec<PathBuf>> {
    let output = Command::new("git").args(["ls-files", "-z"]).output().context("cannot run git")?;
    let list = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(list.split('\0').filter(|path| !path.is_empty()).map(PathBuf::from).filter(|path| path.is_file()).collect())
}
