//! Prints how long each check takes on a case file: `cargo run --release --example measure -- crates/checks/cases/x.toml`.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a program that reads a file and prints")]

use std::collections::BTreeMap;
use std::time::Instant;

use crosscheck_checks::{CheckContext, Configuration, registry, run_all};
use crosscheck_testkit::cases::Written;

const ROUNDS: u32 = 5;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for path in std::env::args().skip(1) {
        let built = Written::parse(&std::fs::read_to_string(&path)?)?.build()?;
        let mut pictures = BTreeMap::new();
        for (digest, bytes) in &built.pictures {
            pictures.insert(*digest, crosscheck_photos::read(bytes)?);
        }
        let evidence = CheckContext { case: &built.case, pictures: &pictures, sites: crosscheck_sites::directory() };
        let first = Instant::now();
        let findings = run_all(&evidence, &Configuration::default()).findings;
        println!("{path}: {} sources, first run {:.2?}", built.case.sources.len(), first.elapsed());
        for finding in &findings {
            println!("  {} {} {}: {}", finding.kind.as_str(), finding.check, finding.level.0, finding.statement);
            for reason in &finding.reasons {
                println!("      {}", reason.sentence);
            }
        }
        for check in registry() {
            let start = Instant::now();
            for _ in 0..ROUNDS {
                check.run(&evidence);
            }
            println!("  {:44} {:.2?}", check.id, start.elapsed() / ROUNDS);
        }
    }
    Ok(())
}
