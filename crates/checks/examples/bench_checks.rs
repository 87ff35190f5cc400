//! What the checks cost, in a warm process: `just bench checks`. Invented applications of five profiles and of records, twelve cultures.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a program that measures and prints")]

use std::time::{Duration, Instant};

use crosscheck_checks::{Configuration, registry, run_all};
use crosscheck_testkit::population::{cultures, honest};

/// Cases are made ready as the tests of the checks make them.
#[path = "../tests/support/prepared.rs"]
#[expect(dead_code, reason = "the tests ask for more")]
mod prepared;

use prepared::Prepared;

type Failure = Box<dyn std::error::Error>;

/// Cases of each culture, and how often each is run.
const CASES: u64 = 2;
const ROUNDS: u32 = 10;

fn main() -> Result<(), Failure> {
    let cultures = cultures()?;
    let mut cases = Vec::new();
    for culture in 0..cultures.len() {
        for seed in 0..CASES {
            cases.push(Prepared::of(honest(&cultures, culture, seed)?)?);
        }
    }
    let all = Configuration::parse("restricted = true")?;
    let whole = median(&cases, |case| drop(run_all(&case.evidence(), &all)));
    println!("{:>9.3} ms  all checks, a case", milliseconds(whole));
    let nothing = Configuration::parse("enabled = []")?;
    let bare = median(&cases, |case| drop(run_all(&case.evidence(), &nothing)));
    println!("{:>9.3} ms  none of them: coverage and ownership", milliseconds(bare));
    let mut each: Vec<(Duration, &str)> =
        registry().iter().map(|check| (median(&cases, |case| drop(check.run(&case.evidence()))), check.id)).collect();
    each.sort();
    println!("each alone, with what it has to work out itself:");
    for (time, id) in each.iter().rev() {
        println!("{:>9.3} ms  {id}", milliseconds(*time));
    }
    Ok(())
}

/// The median of the rounds, over all cases.
fn median(cases: &[Prepared], run: impl Fn(&Prepared)) -> Duration {
    cases.iter().for_each(&run);
    let mut rounds: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            cases.iter().for_each(&run);
            start.elapsed()
        })
        .collect();
    rounds.sort();
    rounds[rounds.len() / 2] / u32::try_from(cases.len()).unwrap_or(1)
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
