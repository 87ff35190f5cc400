//! Prints one case of the population: `cargo run -p crosscheck-testkit --features population --example show_case -- CULTURE SEED [PLANTED]`.
#![expect(clippy::print_stdout, reason = "a program that prints")]

use crosscheck_testkit::population::{Planted, case_file, cultures};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [culture, seed, rest @ ..] = arguments.as_slice() else { return Err("CULTURE SEED [PLANTED]".into()) };
    let cultures = cultures()?;
    let at = cultures.iter().position(|one| one.id == *culture).ok_or("no such culture")?;
    let what = rest.first().map(|name| {
        Planted::ALL.into_iter().find(|what| format!("{what:?}") == *name).ok_or("nothing of that name is planted")
    });
    println!("{}", case_file(&cultures, at, seed.parse()?, what.transpose()?));
    Ok(())
}
