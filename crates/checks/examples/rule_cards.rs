//! Measures every check on invented applications of twelve cultures: `just rules`. Writes the cards when a file is named, and always
//! prints them, with what honest applications were contradicted by and which planted things were not found.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a program that writes a file and prints")]

use std::collections::BTreeMap;
use std::fmt::Write;

use crosscheck_checks::{CheckContext, Configuration, Measured, interval, registry, run_all};
use crosscheck_model::{Digest, Finding, FindingKind};
use crosscheck_photos::Fingerprint;
use crosscheck_testkit::cases::Written;
use crosscheck_testkit::population::{Culture, Planted, cultures, honest, planted};

type Failure = Box<dyn std::error::Error>;

/// Honest applications of a culture, and applications of a culture for each thing that is planted.
const HONEST: u64 = 260;
const PLANTED_SHARE: u64 = 6;

/// Seeds of the published cards. Others may be looked at while a check is mended; these are not.
const PUBLISHED: u64 = 1_000_000;

#[derive(Default)]
struct Counts {
    flagged: BTreeMap<(&'static str, usize), u32>,
    planted: BTreeMap<(&'static str, usize), (u32, u32)>,
    contradicted: u32,
    by_kind: BTreeMap<Planted, (u32, u32)>,
}

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args().skip(1);
    let file = arguments.next().filter(|file| file != "-");
    let first = arguments.next().map_or(Ok(PUBLISHED), |seed| seed.parse())?;
    let many: u64 = arguments.next().map_or(Ok(HONEST), |many| many.parse())?;
    let show = first != PUBLISHED;
    let cultures = cultures()?;
    let mut counts = Counts::default();
    for culture in 0..cultures.len() {
        for seed in first..first + many {
            let found = contradictions(&honest(&cultures, culture, seed)?)?;
            counts.contradicted += u32::from(!found.is_empty());
            let mut checks: Vec<&'static str> = found.iter().map(|finding| id(finding)).collect();
            checks.sort_unstable();
            checks.dedup();
            for check in checks {
                *counts.flagged.entry((check, culture)).or_default() += 1;
            }
            if show {
                for finding in &found {
                    println!(
                        "honest {} {seed}: {} {}: {}",
                        cultures[culture].id, finding.check, finding.level.0, finding.statement
                    );
                }
            }
        }
        for what in Planted::ALL {
            for seed in first..first + (many / PLANTED_SHARE).max(1) {
                let found = contradictions(&planted(&cultures, culture, seed, what)?)?;
                let hit = found.iter().any(|finding| id(finding) == what.check());
                let by_check = counts.planted.entry((what.check(), culture)).or_default();
                *by_check = (by_check.0 + 1, by_check.1 + u32::from(hit));
                let by_kind = counts.by_kind.entry(what).or_default();
                *by_kind = (by_kind.0 + 1, by_kind.1 + u32::from(hit));
                if show && !hit {
                    println!("missed {} {seed}: {what:?}", cultures[culture].id);
                    for finding in findings(&planted(&cultures, culture, seed, what)?)? {
                        if id(&finding) == what.check()
                            || (what == Planted::PhotoUnderOtherName && id(&finding).contains("photo"))
                        {
                            println!("    {} {}: {}", finding.kind.as_str(), finding.level.0, finding.statement);
                        }
                    }
                }
            }
        }
    }
    print(&counts, &cultures, many);
    if let Some(file) = file {
        std::fs::write(file, table(&counts, &cultures, many)?)?;
    }
    Ok(())
}

/// The registered id, which lives as long as the program.
fn id(finding: &Finding) -> &'static str {
    registry().iter().find(|check| check.id == finding.check.0).map_or("", |check| check.id)
}

fn contradictions(written: &Written) -> Result<Vec<Finding>, Failure> {
    Ok(findings(written)?.into_iter().filter(|finding| finding.kind == FindingKind::Contradiction).collect())
}

fn findings(written: &Written) -> Result<Vec<Finding>, Failure> {
    let built = written.build()?;
    let mut pictures: BTreeMap<Digest, Fingerprint> = BTreeMap::new();
    for (digest, bytes) in &built.pictures {
        pictures.insert(*digest, crosscheck_photos::read(bytes)?);
    }
    let context = CheckContext { case: &built.case, pictures: &pictures, sites: crosscheck_sites::directory() };
    Ok(run_all(&context, &Configuration::default()).findings)
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
    let mut out = "//! Written by `just rules`; not by hand.\n\nuse super::card::{Measured, RuleCard};\n\npub(super) static CARDS: &[RuleCard] = &[\n".to_owned();
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
