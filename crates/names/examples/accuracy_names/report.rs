//! The tables that are printed.

use std::collections::BTreeMap;
use std::io::Write;

use crosscheck_names::{Verdict, compare};

use crate::counts::{Counts, Shared};
use crate::dealing::Part;
use crate::pairs::{JARO_WINKLER, Row};

fn script(name: &str) -> &'static str {
    for c in name.chars() {
        let found = match u32::from(c) {
            0x370..=0x3FF => "Greek",
            0x400..=0x52F => "Cyrillic",
            0x530..=0x58F => "Armenian",
            0x590..=0x5FF => "Hebrew",
            0x600..=0x77F => "Arabic",
            0x900..=0x97F => "Devanagari",
            0x980..=0x9FF => "Bengali",
            0xA00..=0xD7F => "Indic",
            0xE00..=0xE7F => "Thai",
            0x10A0..=0x10FF => "Georgian",
            0x3041..=0x30FF => "Kana",
            0x3400..=0x9FFF => "Han",
            0xAC00..=0xD7A3 => "Hangul",
            _ => continue,
        };
        return found;
    }
    "Latin"
}

/// What is counted: the program and the baseline, by class and key of a table, and what false flags share.
#[derive(Default)]
struct Tables<'r> {
    by: BTreeMap<(u8, String), (Counts, Counts)>,
    shared: BTreeMap<&'r str, Shared>,
}

pub(crate) fn report(rows: &[Row], parts: &[Option<Part>], part: Part, errors: usize) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let chosen: Vec<(&Row, Option<Part>)> =
        rows.iter().zip(parts).map(|(r, p)| (r, *p)).filter(|(_, p)| part == Part::All || *p == Some(part)).collect();
    let left_out = parts.iter().filter(|p| p.is_none()).count();
    let name = match part {
        Part::Tuning => "tuning part",
        Part::Reporting => "reporting part",
        Part::All => "all pairs",
    };
    writeln!(
        out,
        "{name}: {} pairs of {} ({left_out} join both parts and belong to neither)",
        chosen.len(),
        rows.len()
    )?;
    let tables = ask(&mut out, &chosen, errors)?;
    print(&mut out, &tables)
}

/// Compares every pair, and lists errors of the tuning part.
fn ask<'r>(out: &mut impl Write, chosen: &[(&'r Row, Option<Part>)], errors: usize) -> std::io::Result<Tables<'r>> {
    let mut tables = Tables::default();
    let mut shown = 0;
    for (row, side) in chosen {
        let c = compare(&row.a, &row.b);
        let says = match c.verdict {
            Verdict::Same | Verdict::Compatible => Some(true),
            Verdict::Contradictory => Some(false),
            Verdict::NotComparable(_) => None,
        };
        let baseline = Some(strsim::jaro_winkler(&row.a.to_lowercase(), &row.b.to_lowercase()) >= JARO_WINKLER);
        let mut scripts = [script(&row.a), script(&row.b)];
        scripts.sort_unstable();
        let keys = [(0, "overall".to_owned()), (1, row.group.clone()), (2, scripts.join("-")), (3, row.kind.clone())];
        for key in keys.into_iter().take(if errors > 0 { 4 } else { 3 }) {
            let counts = tables.by.entry(key).or_default();
            counts.0.add(row.same, says);
            counts.1.add(row.same, baseline);
        }
        if row.same && says == Some(false) {
            tables.shared.entry("overall").or_default().add(&c);
            tables.shared.entry(&row.group).or_default().add(&c);
        }
        if says != Some(row.same) && shown < errors && *side == Some(Part::Tuning) {
            shown += 1;
            let label = if row.same { "same " } else { "other" };
            let (a, b) = (&row.a, &row.b);
            writeln!(out, "{label} {:14} {:14} {a} | {b}   ({})", row.group, c.verdict.as_str(), c.sentence())?;
        }
    }
    Ok(tables)
}

fn print(out: &mut impl Write, tables: &Tables<'_>) -> std::io::Result<()> {
    let head = "pairs  prec.  recall    F1  false flags misses abstained  errors*";
    for (class, title) in [(0, "overall"), (1, "by culture"), (2, "by script pair"), (3, "by kind")] {
        let lines: Vec<_> = tables.by.iter().filter(|(k, _)| k.0 == class).collect();
        if lines.is_empty() {
            continue;
        }
        writeln!(out, "\n{title:42} {head}")?;
        for ((_, key), (ours, baseline)) in lines {
            writeln!(out, "{key:30} crosscheck {}", ours.line())?;
            if class < 2 {
                writeln!(out, "{:30} strsim JW  {}", "", baseline.line())?;
            }
        }
    }
    let flags: Vec<(f64, &str)> = tables
        .by
        .iter()
        .filter(|(k, _)| k.0 == 1 && k.1 != "nk_bench")
        .map(|(k, c)| (Counts::rate(c.0.false_flag, c.0.same()), k.1.as_str()))
        .collect();
    let worst = flags.iter().max_by(|x, y| x.0.total_cmp(&y.0));
    let best = flags.iter().min_by(|x, y| x.0.total_cmp(&y.0));
    if let (Some(worst), Some(best)) = (worst, best) {
        writeln!(
            out,
            "\nfalse flags: worst culture {} {:.1}%, best {} {:.1}%, gap {:.1} points",
            worst.1,
            100.0 * worst.0,
            best.1,
            100.0 * best.0,
            100.0 * (worst.0 - best.0)
        )?;
    }
    writeln!(out, "\nwhat the names of false flags share:")?;
    for (group, of_group) in &tables.shared {
        writeln!(out, "{}", of_group.line(group))?;
    }
    writeln!(out, "* errors count every abstention (not_comparable) as an error.")
}
