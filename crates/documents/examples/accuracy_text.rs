//! How much of the text of documents is read: `cargo run -p crosscheck-documents --example accuracy_text -- --dir DIR`.
//!
//! Words of every PDF in `DIR` (its folders too) against those of other engines in the same run: `pdftotext`, and pypdf or
//! whatever `--engine 'COMMAND {}'` names. What at least two of them find, and what the first finds where it is alone, is the text.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints a table")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

const PYPDF: &str = "import sys, pypdf\nfor page in pypdf.PdfReader(sys.argv[1]).pages: print(page.extract_text())";

type Words = BTreeMap<String, usize>;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| arguments.iter().position(|a| a == name).and_then(|at| arguments.get(at + 1));
    let Some(root) = value("--dir") else {
        eprintln!("usage: accuracy_text --dir DIR [--engine 'COMMAND {{}}']");
        return ExitCode::from(2);
    };
    let mut paths = Vec::new();
    collect(Path::new(root), &mut paths);
    paths.sort();
    println!("{:<48} {:>6} {:>7} {:>9}", "file", "words", "recall", "precision");
    let mut scores: Vec<(f64, f64)> = Vec::new();
    for path in &paths {
        let bytes = std::fs::read(path).unwrap_or_default();
        let Ok(text) = crosscheck_documents::text(&bytes, "x.pdf", None) else {
            println!("{:<48} not read", name(path));
            continue;
        };
        let others: Vec<Words> = [run("pdftotext", &[&path.to_string_lossy(), "-"]), second(path, value("--engine"))]
            .into_iter()
            .flatten()
            .map(|text| words(&text))
            .filter(|words| !words.is_empty())
            .collect();
        let Some(wanted) = agreed(&others) else { continue };
        let ours = words(&text);
        let all: usize = wanted.values().sum();
        let found = common(&wanted, &ours);
        let any = others.iter().map(|other| common(&ours, other)).max().unwrap_or(0);
        let (recall, precision) = (share(found, all), share(any, ours.values().sum()));
        println!("{:<48} {all:>6} {recall:>7.4} {precision:>9.4}", name(path));
        scores.push((recall, precision));
    }
    if scores.is_empty() {
        eprintln!("no PDF was read by this program and another: is pdftotext installed?");
        return ExitCode::FAILURE;
    }
    let mean = |pick: fn(&(f64, f64)) -> f64| scores.iter().map(pick).sum::<f64>() / scores.len() as f64;
    let worst = |pick: fn(&(f64, f64)) -> f64| scores.iter().map(pick).fold(1.0, f64::min);
    println!(
        "\n{} files: recall {:.4} (worst {:.4}), precision {:.4} (worst {:.4})",
        scores.len(),
        mean(|s| s.0),
        worst(|s| s.0),
        mean(|s| s.1),
        worst(|s| s.1)
    );
    ExitCode::SUCCESS
}

fn name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())) {
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "pdf") {
            paths.push(path);
        }
    }
}

fn run(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn second(path: &Path, engine: Option<&String>) -> Option<String> {
    let path = path.to_string_lossy();
    match engine {
        Some(engine) => {
            let words: Vec<String> = engine.split(' ').map(|word| word.replace("{}", &path)).collect();
            let (program, rest) = words.split_first()?;
            run(program, &rest.iter().map(String::as_str).collect::<Vec<_>>())
        }
        None => run("python3", &["-c", PYPDF, &path]),
    }
}

/// In normal form, without marks between them; a word broken at a line's end stays two.
fn words(text: &str) -> Words {
    use unicode_normalization::UnicodeNormalization;
    let mut words = Words::new();
    let text: String = text.nfkc().filter(|c| *c != '\u{ad}').collect();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        *words.entry(word.to_lowercase()).or_default() += 1;
    }
    words
}

fn agreed(others: &[Words]) -> Option<Words> {
    let first = others.first()?;
    let Some(second) = others.get(1) else { return Some(first.clone()) };
    let both = first.iter().filter_map(|(word, count)| Some((word.clone(), *count.min(second.get(word)?))));
    Some(both.collect())
}

fn common(a: &Words, b: &Words) -> usize {
    a.iter().map(|(word, count)| count.min(b.get(word).unwrap_or(&0))).sum()
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}
