//! Lays the tables of `data/` out as Rust constants, so that nothing is parsed when the program starts.

#![expect(clippy::print_stdout, reason = "a build script talks to cargo on its standard output")]

#[path = "../src/text/fold.rs"]
#[expect(dead_code, reason = "the program asks more of this file than the tables need")]
mod fold;
#[path = "../src/text/hash.rs"]
mod hash;
#[path = "../src/text/packing.rs"]
#[expect(dead_code, reason = "the program asks more of this file than the tables need")]
mod packing;
#[path = "../src/text/plain.rs"]
mod plain;
#[path = "../src/text/sound.rs"]
#[expect(dead_code, reason = "the program asks more of this file than the tables need")]
mod sound;

mod lexicon;
mod lists;
mod not_names;
mod rules;
mod spellings;

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed={}", not_names::LEGAL_FORMS);
    for shared in ["knowledge/flag", "text/fold", "text/hash", "text/packing", "text/plain", "text/sound"] {
        println!("cargo::rerun-if-changed=src/{shared}.rs");
    }
    let out = std::env::var_os("OUT_DIR").expect("cargo names the folder for generated files");
    let write = |name: &str, text: String| {
        std::fs::write(Path::new(&out).join(name), text).expect("the folder for generated files takes a file");
    };
    write("not_names.rs", not_names::generate());
    write("lexicon.rs", lexicon::generate());
    write("lists.rs", lists::generate());
    for (name, bytes) in lists::places() {
        std::fs::write(Path::new(&out).join(name), bytes).expect("the folder for generated files takes a file");
    }
    write("spellings.rs", spellings::generate());
    write("rules.rs", rules::generate());
}

/// A data file, with a message that says which one is missing.
fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
