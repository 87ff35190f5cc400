//! How fast PDFs are read: `cargo run --release -p crosscheck-documents --example bench_cvs -- --cv DIR`.
//!
//! Every PDF below `DIR` is read on one core until two seconds have gone by; what is printed is pages a second. The worker that reads
//! adds the sending of the bytes, which `just bench replay` measures.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints a figure")]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, Instant};

use crosscheck_documents::read;
use crosscheck_model::{Address, Digest, Origin, SourceId};

/// How long it is measured.
const LONG_ENOUGH: Duration = Duration::from_secs(2);
/// Larger files are no CVs.
const MAX_BYTES: usize = 4 << 20;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(root) = arguments.iter().position(|a| a == "--cv").and_then(|at| arguments.get(at + 1)) else {
        eprintln!("usage: bench_cvs --cv DIR");
        return ExitCode::from(2);
    };
    let files: Vec<(String, Vec<u8>, usize)> = pdfs(Path::new(root)).iter().filter_map(|path| file(path)).collect();
    let pages: usize = files.iter().map(|(_, _, pages)| pages).sum();
    if pages == 0 {
        eprintln!("there is no PDF in {root}");
        return ExitCode::FAILURE;
    }
    let start = Instant::now();
    let mut rounds = 0;
    while start.elapsed() < LONG_ENOUGH || rounds < 2 {
        for (name, bytes, _) in &files {
            let origin =
                Origin::new(SourceId(0), Address::File(name.clone()), jiff::Timestamp::UNIX_EPOCH, Digest::of(&[]));
            std::hint::black_box(read(bytes, name, &origin, None));
        }
        rounds += 1;
    }
    let seconds = start.elapsed().as_secs_f64();
    let each = pages as f64 * f64::from(rounds) / seconds;
    println!("{} PDFs, {pages} pages, {rounds} rounds in {seconds:.2} s: {each:.0} pages/s on one core", files.len());
    ExitCode::SUCCESS
}

/// A file with how many pages it has, if it can be opened.
fn file(path: &Path) -> Option<(String, Vec<u8>, usize)> {
    let bytes = std::fs::read(path).ok().filter(|bytes| bytes.len() <= MAX_BYTES)?;
    let pages = lopdf::Document::load_mem(&bytes).ok()?.page_iter().count();
    Some((path.file_name()?.to_string_lossy().into_owned(), bytes, pages))
}

fn pdfs(root: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root.to_owned()];
    while let Some(folder) = open.pop() {
        for path in std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "pdf") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
