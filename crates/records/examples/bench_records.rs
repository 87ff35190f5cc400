//! How fast sign-ins are read, and in how much memory: `just bench records [--rows N]`.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a measurement reads a clock and a file, and prints"
)]

use std::fs::File as OnDisk;
use std::io::{BufWriter, Write};
use std::time::Instant;

use crosscheck_model::{Address, Digest, Origin, PartialDate, SourceId};
use crosscheck_records::{File, Known, read};
use crosscheck_testkit::records::{ACCOUNT, Pattern, write_logins};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut rows = 10_000_000;
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rows" => rows = arguments.next().ok_or("--rows takes a number")?.parse()?,
            other => return Err(format!("{other} is not known: --rows N").into()),
        }
    }
    let path = std::env::temp_dir().join(format!("crosscheck-bench-records-{}.csv", std::process::id()));
    let mut out = BufWriter::new(OnDisk::create(&path)?);
    write_logins(&mut out, Pattern::TooFarApart, rows)?;
    out.flush()?;
    drop(out);
    let bytes = std::fs::metadata(&path)?.len();
    let before = peak();
    let start = Instant::now();
    let origin =
        Origin::new(SourceId(0), Address::File("logins.csv".into()), "2026-11-30T00:00:00Z".parse()?, Digest::of(b""));
    let file = File { name: "logins.csv".to_owned(), origin, input: Box::new(OnDisk::open(&path)?) };
    let known = Known { accounts: vec![ACCOUNT.to_owned()], ..Known::default() };
    let read = read(vec![file], &known, PartialDate::year(2026));
    let took = start.elapsed().as_secs_f64();
    std::fs::remove_file(&path)?;
    println!(
        "{rows} rows ({} MB) in {took:.2} s, {:.2} million rows/s; {} rows kept, {} problems; memory at most {} kB, {} kB of it before",
        bytes / 1_000_000,
        rows as f64 / took / 1e6,
        read[0].claims.records.len(),
        read[0].problems.len(),
        peak(),
        before,
    );
    Ok(())
}

/// Most memory that the process has held, in kB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|rest| rest.trim().split(' ').next()?.parse().ok()).unwrap_or_default()
}
