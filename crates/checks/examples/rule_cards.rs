//! Measures every check on invented applications of twelve cultures: `just rules`. Writes the cards when a file is named, and always
//! prints them, with what honest applications were contradicted by and which planted things were not found.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a program that writes a file and prints")]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::atomic::{AtomicUsize, Ordering};

use crosscheck_checks::{Configuration, Measured, interval, registry};
use crosscheck_model::{Finding, FindingKind};
use crosscheck_testkit::cases::Written;
use crosscheck_testkit::population::{Culture, Planted, cultures, honest, planted};

/// Cases are made ready as the tests of the checks make them.
#[path = "../tests/support/prepared.rs"]
#[expect(dead_code, reason = "the tests ask for more")]
mod prepared;

type Failure = Box<dyn std::error::Error>;

/// Honest applications of a culture, and applications of a culture for each thing that is planted.
const HONEST: u64 = 260;
const PLANTED_SHARE: u64 = 12;

/// Seeds of the published cards. Others may be looked at while a check is mended; these are not.
const PUBLISHED: u64 = 1_000_000;

#[derive(Default)]
struct Counts {
    flagged: BTreeMap<(&'static str, usize), u32>,
    planted: BTreeMap<(&'static str, usize), (u32, u32)>,
    contradicted: u32,
    by_kind: BTreeMap<Planted, (u32, u32)>,
}

impl Counts {
    fn add(&mut self, other: Self) {
        self.contradicted += other.contradicted;
        self.flagged.extend(other.flagged);
        self.planted.extend(other.planted);
        for (what, (planted, found)) in other.by_kind {
            let known = self.by_kind.entry(what).or_default();
            *known = (known.0 + planted, known.1 + found);
        }
    }
}

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().filter(|file| file != "-");
    let first = arguments.next().map_or(Ok(PUBLISHED), |seed| seed.parse())?;
    let many: u64 = arguments.next().map_or(Ok(HONEST), |many| many.parse())?;
    let show = first != PUBLISHED;
    let cultures = cultures()?;
    let next = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, usize::from) * 2;
    let measured: Vec<Result<(Counts, String), String>> = std::thread::scope(|scope| {
        let work = || {
            let mut done = Vec::new();
            loop {
                let culture = next.fetch_add(1, Ordering::Relaxed);
                if culture >= cultures.len() {
                    return done;
                }
                done.push(measure(&cultures, culture, first, many, show).map_err(|error| error.to_string()));
            }
        };
        let threads: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap_or_default()).collect()
    });
    let mut counts = Counts::default();
    for one in measured {
        let (one, told) = one?;
        print!("{told}");
        counts.add(one);
    }
    print(&counts, &cultures, many);
    if let Some(file) = file {
        std::fs::write(file, table(&counts, &cultures, many)?)?;
    }
    Ok(())
}

/// What the applications of one culture came to, and what is told of them.
fn measure(
    cultures: &[Culture],
    culture: usize,
    first: u64,
    many: u64,
    show: bool,
) -> Result<(Counts, String), Failure> {
    let (mut counts, mut told) = (Counts::default(), String::new());
    for seed in first..first + many {
        let found = contradictions(honest(cultures, culture, seed)?)?;
        counts.contradicted += u32::from(!found.is_empty());
        let mut checks: Vec<&'static str> = found.iter().map(|finding| id(finding)).collect();
        checks.sort_unstable();
        checks.dedup();
        for check in checks {
            *counts.flagged.entry((check, culture)).or_default() += 1;
        }
        if show {
            for finding in &found {
                writeln!(
                    told,
                    "honest {} {seed}: {} {}: {}",
                    cultures[culture].id, finding.check, finding.level.0, finding.statement
                )?;
            }
        }
    }
    for what in Planted::ALL {
        for seed in first..first + (many / PLANTED_SHARE).max(1) {
            let found = contradictions(planted(cultures, culture, seed, what)?)?;
            let hit = found.iter().any(|finding| id(finding) == what.check());
            let by_check = counts.planted.entry((what.check(), culture)).or_default();
            *by_check = (by_check.0 + 1, by_check.1 + u32::from(hit));
            let by_kind = counts.by_kind.entry(what).or_default();
            *by_kind = (by_kind.0 + 1, by_kind.1 + u32::from(hit));
            if show && !hit {
                writeln!(told, "missed {} {seed}: {what:?}", cultures[culture].id)?;
                for finding in findings(planted(cultures, culture, seed, what)?)? {
                    if id(&finding) == what.check()
                        || (what == Planted::PhotoUnderOtherName && id(&finding).contains("photo"))
                    {
                        writeln!(told, "    {} {}: {}", finding.kind.as_str(), finding.level.0, finding.statement)?;
                    }
                }
            }
        }
    }
    Ok((counts, told))
}

/// The registered id, which lives as long as the program.
fn id(finding: &Finding) -> &'static str {
    registry().iter().find(|check| check.id == finding.check.0).map_or("", |check| check.id)
}

fn contradictions(written: Written) -> Result<Vec<Finding>, Failure> {
    Ok(findings(written)?.into_iter().filter(|finding| finding.kind == FindingKind::Contradiction).collect())
}

fn findings(written: Written) -> Result<Vec<Finding>, Failure> {
    Ok(prepared::Prepared::of(written)?.findings_under(&Configuration::parse("restricted = true")?))
}

fn of(counts: &Counts, check: &'static str, culture: usize) -> (u32, u32, u32) {
    let flagged = counts.flagged.get(&(check, culture)).copied().unwrap_or_default();
    let (planted, found) = counts.planted.get(&(check, culture)).copied().unwrap_or_default();
    (flagged, planted, found)
}

fn print(counts: &Counts, cultures: &[Culture], many: u64) {
    let honest = u32::try_from(many).unwrap_or(u32::MAX) * u32::try_from(cultures.len()).unwrap_or(u32::MAX);
    println!(
        "honest applications contradicted: {} of {honest} ({})",
        counts.contradicted,
        interval(counts.contradicted, honest)
    );
    for (what, (planted, found)) in &counts.by_kind {
        println!("{what:?}: found {found} of {planted} ({})", interval(*found, *planted));
    }
    for check in registry() {
        let by_culture = (0..cultures.len()).map(|culture| of(counts, check.id, culture));
        let flagged: Vec<String> = by_culture
            .zip(cultures)
            .filter(|(one, _)| one.0 > 0)
            .map(|(one, culture)| format!("{} {}", culture.id, one.0))
            .collect();
        if !flagged.is_empty() {
            println!("{} contradicted honest applications: {}", check.id, flagged.join(", "));
        }
    }
}

/// The source file with the cards of every check that something was planted for.
fn table(counts: &Counts, cultures: &[Culture], many: u64) -> Result<String, Failure> {
    let day = jiff::Zoned::now().date();
    let mut out = "//! Written by `just rules`; not by hand.\n\n// Long because: it is one table, a card for each rule.\n\nuse super::card::{Measured, RuleCard};\n\npub(super) static CARDS: &[RuleCard] = &[\n".to_owned();
    for check in registry() {
        // Where nothing was planted that a check looks for, nothing was measured.
        if Planted::ALL.iter().all(|what| what.check() != check.id) {
            continue;
        }
        writeln!(
            out,
            "    RuleCard {{\n        check: {:?},\n        version: {},\n        measured_on: \"{day}\",",
            check.id, check.version
        )?;
        writeln!(out, "        cultures: &[")?;
        for (at, culture) in cultures.iter().enumerate() {
            let (flagged, planted, found) = of(counts, check.id, at);
            let row = Measured { culture: "", honest: u32::try_from(many)?, flagged, planted, found };
            writeln!(
                out,
                "            Measured {{ culture: {:?}, honest: {}, flagged: {}, planted: {}, found: {} }},",
                culture.id, row.honest, row.flagged, row.planted, row.found
            )?;
        }
        writeln!(out, "        ],\n    }},")?;
    }
    out.push_str("];\n");
    Ok(out)
}
