//! Lays the tables of `data/` out as Rust constants, so that nothing is parsed when the program starts.

#![expect(clippy::print_stdout, reason = "a build script talks to cargo on its standard output")]

#[path = "../src/text/plain.rs"]
mod plain;

mod not_names;
mod rules;

use std::path::Path;

fn main() {
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/text/plain.rs");
    let out = std::env::var_os("OUT_DIR").expect("cargo names the folder for generated files");
    let write = |name: &str, text: String| {
        std::fs::write(Path::new(&out).join(name), text).expect("the folder for generated files takes a file");
    };
    write("not_names.rs", not_names::generate());
    write("rules.rs", rules::generate());
}

/// A data file, with a message that says which one is missing.
fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}
