//! Lays the tables out, so that the program reads them where they lie and builds none at start: hash tables in bytes for the
//! languages, sorted slices for the words of CVs. The tables of places, organisations, titles and degrees are sorted text and
//! are bisected as they are.
#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a build script: it reads and writes files and speaks to cargo"
)]

mod languages;
mod lay_out;
#[expect(unreachable_pub, reason = "the program gives it to its readers")]
#[path = "../src/plain.rs"]
mod plain;
#[expect(dead_code, reason = "the program reads the tables; the script only fills them")]
#[path = "../src/slots.rs"]
mod slots;
mod technologies;
mod vocabulary;

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    for watched in [
        "build",
        "src/slots.rs",
        "src/plain.rs",
        "../names/src/text/plain.rs",
        "src/languages/data",
        "data/vocabulary",
        "data/organisations/source",
        "data/technologies",
    ] {
        println!("cargo::rerun-if-changed={watched}");
    }
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    languages::write(Path::new("src/languages/data"), out)?;
    fs::write(out.join("languages.rs"), languages::names(Path::new("src/languages/data"))?)?;
    fs::write(out.join("technologies.rs"), technologies::tables(Path::new("data/technologies"))?)?;
    fs::write(out.join("vocabulary.rs"), vocabulary::tables(Path::new("data/vocabulary"))?)?;
    Ok(())
}

/// Lines of a hand-written table that are no notes.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.starts_with('#'))
}
