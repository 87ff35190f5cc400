//! Precision, recall, false flags and misses of the name comparison on a file of labelled pairs, next to Jaro-Winkler.
//!
//! `cargo run --release -p crosscheck-names --example accuracy_names -- --pairs FILE [--part tuning|reporting|all] [--errors N]`
//!
//! The file is a CSV with the columns group, kind, a, b, label (1 = one person). Persons are the clusters of names joined
//! by rows labelled 1; they are walked along the rows labelled 0 and dealt out in runs, so that few of those rows join
//! persons of both parts. Rows that do are left out of both parts. Every culture has at least two fifths of its pairs in the
//! tuning part. Errors are listed from the tuning part only.
//!
//! Rows labelled 1 whose source is a public list of aliases (OFAC, UN) are set aside where they differ by a whole word on both sides:
//! those are assumed names, no spellings of one. The rule looks at the letters, never at a verdict: see `is_assumed`.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::process::ExitCode;

use crosscheck_names::{Agreement, Comparison, Relation, Verdict, compare};

/// strsim's Jaro-Winkler counts as a match from here on: the usual choice.
const JARO_WINKLER: f64 = 0.85;
/// Persons in one run of the walk.
const RUN: usize = 24;
/// Percent of a culture's pairs that are at least in the tuning part.
const TUNING_SHARE: usize = 40;

struct Row {
    group: String,
    kind: String,
    a: String,
    b: String,
    same: bool,
    source: String,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Tuning,
    Reporting,
    All,
}

#[derive(Default, Clone)]
struct Counts {
    true_match: usize,
    false_match: usize,
    true_other: usize,
    false_flag: usize,
    open_same: usize,
    open_other: usize,
}

impl Counts {
    fn add(&mut self, same: bool, says: Option<bool>) {
        let slot = match (same, says) {
            (true, Some(true)) => &mut self.true_match,
            (false, Some(true)) => &mut self.false_match,
            (false, Some(false)) => &mut self.true_other,
            (true, Some(false)) => &mut self.false_flag,
            (true, None) => &mut self.open_same,
            (false, None) => &mut self.open_other,
        };
        *slot += 1;
    }

    fn same(&self) -> usize {
        self.true_match + self.false_flag + self.open_same
    }

    fn other(&self) -> usize {
        self.false_match + self.true_other + self.open_other
    }

    fn rate(part: usize, of: usize) -> f64 {
        if of == 0 { 0.0 } else { part as f64 / of as f64 }
    }

    fn precision(&self) -> f64 {
        Counts::rate(self.true_match, self.true_match + self.false_match)
    }

    fn recall(&self) -> f64 {
        Counts::rate(self.true_match, self.same())
    }

    fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) }
    }

    fn line(&self) -> String {
        let total = self.same() + self.other();
        let errors = self.false_match + self.false_flag + self.open_same + self.open_other;
        format!(
            "{:5} {:6.3} {:6.3} {:6.3} {:8.1}% {:6.1}% {:8.1}% {:8.1}%",
            total,
            self.precision(),
            self.recall(),
            self.f1(),
            100.0 * Counts::rate(self.false_flag, self.same()),
            100.0 * Counts::rate(self.false_match, self.other()),
            100.0 * Counts::rate(self.open_same + self.open_other, total),
            100.0 * Counts::rate(errors, total),
        )
    }
}

/// What the two names of false flags share, by their alignment.
#[derive(Default)]
struct Shared {
    flags: usize,
    no_part: usize,
    family_only: usize,
    given_only: usize,
    /// Pairs in which two parts or more stand against another part.
    several_differ: usize,
}

impl Shared {
    fn add(&mut self, c: &Comparison) {
        self.flags += 1;
        match c.agreement() {
            Agreement::NoPart => self.no_part += 1,
            Agreement::FamilyOnly => self.family_only += 1,
            Agreement::GivenOnly => self.given_only += 1,
            Agreement::SomePart | Agreement::AllComparedParts => {}
        }
        let differing = c.alignment.iter().filter(|row| row.relation == Relation::Contradiction).count();
        self.several_differ += usize::from(differing > 1);
    }

    fn line(&self, group: &str) -> String {
        format!(
            "{group}: {} false flags; two or more parts differ in {}; the pair shares no part in {}, nothing but the family \
             name in {}, nothing but a given name in {}",
            self.flags, self.several_differ, self.no_part, self.family_only, self.given_only
        )
    }
}

fn main() -> ExitCode {
    let mut pairs = None;
    let mut part = Part::All;
    let mut errors = 0usize;
    #[expect(clippy::disallowed_methods, reason = "a measuring command reads its arguments")]
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args.next().unwrap_or_default();
        match (arg.as_str(), value.as_str()) {
            ("--pairs", _) => pairs = Some(value),
            ("--part", "tuning") => part = Part::Tuning,
            ("--part", "reporting") => part = Part::Reporting,
            ("--part", "all") => part = Part::All,
            ("--errors", n) => errors = n.parse().unwrap_or(20),
            _ => return complain(&format!("not understood: {arg} {value}")),
        }
    }
    let Some(path) = pairs else {
        return complain("usage: accuracy_names --pairs FILE [--part tuning|reporting|all] [--errors N]");
    };
    #[expect(clippy::disallowed_methods, reason = "a measuring command reads the file it is given")]
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(e) => return complain(&format!("cannot read the pairs file {path}: {e}")),
    };
    let mut rows = match read(&text) {
        Ok(rows) if !rows.is_empty() => rows,
        Ok(_) => return complain(&format!("no pairs in {path}")),
        Err(e) => return complain(&format!("{path} is no file of pairs: {e}")),
    };
    let parts = deal(&rows);
    // Set aside behind the dealing, which stays what it was.
    let kept: Vec<bool> = rows.iter().map(|row| !is_assumed(row)).collect();
    let of_part = |p: &Option<Part>| part == Part::All || *p == Some(part);
    let aside = kept.iter().zip(&parts).filter(|(kept, p)| !**kept && of_part(p)).count();
    let parts: Vec<Option<Part>> = parts.into_iter().zip(&kept).filter(|(_, kept)| **kept).map(|(p, _)| p).collect();
    let mut keep = kept.iter();
    rows.retain(|_| keep.next() == Some(&true));
    if writeln!(std::io::stdout(), "{aside} aliases of public lists set aside as assumed names").is_err() {
        return ExitCode::from(2);
    }
    match report(&rows, &parts, part, errors) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => complain(&format!("cannot write: {e}")),
    }
}

fn complain(message: &str) -> ExitCode {
    // Nothing can be done when even the complaint cannot be written.
    let _unheard = writeln!(std::io::stderr(), "{message}");
    ExitCode::from(2)
}

fn read(text: &str) -> Result<Vec<Row>, csv::Error> {
    let mut rows = Vec::new();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let head = reader.headers()?.clone();
    let column = |name: &str| head.iter().position(|h| h == name);
    let (group, kind, a, b, label) = (column("group"), column("kind"), column("a"), column("b"), column("label"));
    let source = column("source");
    for record in reader.records() {
        let record = record?;
        let cell = |i: Option<usize>| i.and_then(|i| record.get(i)).unwrap_or_default().to_owned();
        rows.push(Row {
            group: cell(group),
            kind: cell(kind),
            a: cell(a),
            b: cell(b),
            same: cell(label) == "1",
            source: cell(source),
        });
    }
    Ok(rows)
}

/// Words that two spellings of a name may have or leave out.
const PARTICLES: [&str; 24] = [
    "a", "abu", "al", "bin", "bint", "da", "das", "de", "del", "der", "di", "do", "dos", "e", "el", "ibn", "la", "las",
    "los", "ul", "van", "vda", "von", "y",
];

/// Whether a pair of a list of aliases is of assumed names: matched greedily, a word of the shorter name has no counterpart
/// (Jaro-Winkler of .85, or an initial) while the longer name has a word left as well.
fn is_assumed(row: &Row) -> bool {
    let listed = row.source.starts_with("OFAC") || row.source.starts_with("UN ");
    if !row.same || !listed {
        return false;
    }
    let (mut short, mut long) = (folded(&row.a), folded(&row.b));
    if short.len() > long.len() {
        std::mem::swap(&mut short, &mut long);
    }
    let mut left = 0;
    for word in &short {
        let alike = |other: &String| {
            let initial = word.chars().count() == 1 || other.chars().count() == 1;
            if initial && word.chars().next() == other.chars().next() {
                return 1.0;
            }
            strsim::jaro_winkler(word, other)
        };
        let best = (0..long.len()).max_by(|i, j| alike(&long[*i]).total_cmp(&alike(&long[*j])));
        match best.filter(|at| alike(&long[*at]) >= JARO_WINKLER) {
            Some(at) => drop(long.remove(at)),
            None => left += 1,
        }
    }
    // Names in another writing share no letters, and nothing can be said of their words.
    let latin =
        |s: &str| s.chars().all(|c| !c.is_alphabetic() || c < '\u{250}' || ('\u{1E00}'..='\u{1EFF}').contains(&c));
    left > 0 && !long.is_empty() && latin(&row.a) && latin(&row.b)
}

/// Lower-case words without accents and particles.
fn folded(name: &str) -> Vec<String> {
    use unicode_normalization::UnicodeNormalization;
    let plain: String =
        name.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_lowercase).collect();
    let words = plain.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty() && !PARTICLES.contains(w));
    words.map(str::to_owned).collect()
}

fn fnv(s: &str) -> u64 {
    s.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3))
}

/// The part of each row; `None` for rows that join persons of both parts.
fn deal(rows: &[Row]) -> Vec<Option<Part>> {
    let mut parent: BTreeMap<&str, &str> = BTreeMap::new();
    fn find<'r>(parent: &mut BTreeMap<&'r str, &'r str>, x: &'r str) -> &'r str {
        let mut at = x;
        loop {
            let up = *parent.entry(at).or_insert(at);
            if up == at {
                return at;
            }
            at = up;
        }
    }
    for row in rows.iter().filter(|r| r.same) {
        let (a, b) = (find(&mut parent, &row.a), find(&mut parent, &row.b));
        let (low, high) = if a < b { (a, b) } else { (b, a) };
        parent.insert(high, low);
    }
    let ends: Vec<(&str, &str)> = rows.iter().map(|r| (find(&mut parent, &r.a), find(&mut parent, &r.b))).collect();
    let mut near: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (a, b) in &ends {
        near.entry(a).or_default().push(b);
        near.entry(b).or_default().push(a);
    }
    let mut run_of: BTreeMap<&str, usize> = BTreeMap::new();
    let mut runs: Vec<(u64, Part)> = Vec::new();
    for list in near.values_mut() {
        list.sort_unstable();
        list.dedup();
    }
    for start in near.keys() {
        let mut order: Vec<&str> = Vec::new();
        let mut seen: BTreeMap<&str, ()> = BTreeMap::new();
        let mut stack = vec![*start];
        while let Some(x) = stack.pop() {
            if run_of.contains_key(x) || seen.insert(x, ()).is_some() {
                continue;
            }
            order.push(x);
            stack.extend(near[x].iter().rev().filter(|y| !seen.contains_key(*y)));
        }
        for run in order.chunks(RUN) {
            let hash = fnv(run[0]);
            let side = if (hash >> 32) & 1 == 0 { Part::Tuning } else { Part::Reporting };
            run_of.extend(run.iter().map(|x| (*x, runs.len())));
            runs.push((hash, side));
        }
    }
    let between: Vec<(usize, usize)> = ends.iter().map(|(a, b)| (run_of[a], run_of[b])).collect();
    even_out(rows, &between, &mut runs);
    between.iter().map(|(x, y)| (runs[*x].1 == runs[*y].1).then_some(runs[*x].1)).collect()
}

/// A culture of few, long runs may fall mostly into the reporting part and leave too little to learn from: its reporting
/// runs are moved to the tuning part, in the order of their hashes, until that holds the share below. None is ever moved
/// the other way, so that nobody in the reporting part was ever in the tuning part.
fn even_out(rows: &[Row], between: &[(usize, usize)], runs: &mut [(u64, Part)]) {
    let groups: BTreeSet<&str> = rows.iter().map(|r| r.group.as_str()).collect();
    for group in groups {
        let of_group: Vec<(usize, usize)> =
            rows.iter().zip(between).filter(|(r, _)| r.group == group).map(|(_, b)| *b).collect();
        let within = |runs: &[(u64, Part)], part: Part| {
            of_group.iter().filter(|(x, y)| runs[*x].1 == part && runs[*y].1 == part).count()
        };
        let mut movable: Vec<usize> = of_group.iter().flat_map(|(x, y)| [*x, *y]).collect();
        movable.sort_unstable_by_key(|run| (runs[*run].0, *run));
        movable.dedup();
        for run in movable {
            let (tuning, reporting) = (within(runs, Part::Tuning), within(runs, Part::Reporting));
            if tuning * 100 >= (tuning + reporting) * TUNING_SHARE {
                break;
            }
            runs[run].1 = Part::Tuning;
        }
    }
}

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

fn report(rows: &[Row], parts: &[Option<Part>], part: Part, errors: usize) -> std::io::Result<()> {
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
    let mut by: BTreeMap<(u8, String), (Counts, Counts)> = BTreeMap::new();
    let mut shared: BTreeMap<&str, Shared> = BTreeMap::new();
    let mut shown = 0;
    for (row, side) in &chosen {
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
            let counts = by.entry(key).or_default();
            counts.0.add(row.same, says);
            counts.1.add(row.same, baseline);
        }
        if row.same && says == Some(false) {
            shared.entry("overall").or_default().add(&c);
            shared.entry(&row.group).or_default().add(&c);
        }
        if says != Some(row.same) && shown < errors && *side == Some(Part::Tuning) {
            shown += 1;
            let label = if row.same { "same " } else { "other" };
            let (a, b) = (&row.a, &row.b);
            writeln!(out, "{label} {:14} {:14} {a} | {b}   ({})", row.group, c.verdict.as_str(), c.sentence())?;
        }
    }
    let head = "pairs  prec.  recall    F1  false flags misses abstained  errors*";
    for (class, title) in [(0, "overall"), (1, "by culture"), (2, "by script pair"), (3, "by kind")] {
        let lines: Vec<_> = by.iter().filter(|(k, _)| k.0 == class).collect();
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
    let flags: Vec<(f64, &str)> = by
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
    for (group, of_group) in &shared {
        writeln!(out, "{}", of_group.line(group))?;
    }
    writeln!(out, "* errors count every abstention (not_comparable) as an error.")
}
