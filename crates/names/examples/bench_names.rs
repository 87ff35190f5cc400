//! Pairs per second on one core, start-up cost and resident memory of the name comparison on a file of pairs.
//!
//! `cargo run --release -p crosscheck-names --example bench_names -- --pairs FILE`

use std::io::Write;
use std::process::ExitCode;

use crosscheck_names::{Verdict, compare};

/// Rounds over the file; the fastest one counts, as the machine may be busy.
const ROUNDS: usize = 7;
/// Times the file is read in one round: the processor's clock moves in steps of milliseconds on some systems.
const TIMES: usize = 10;

fn main() -> ExitCode {
    #[expect(clippy::disallowed_methods, reason = "a measuring command reads its arguments")]
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [flag, path] = args.as_slice() else { return complain("usage: bench_names --pairs FILE") };
    if flag != "--pairs" {
        return complain("usage: bench_names --pairs FILE");
    }
    #[expect(clippy::disallowed_methods, reason = "a measuring command reads the file it is given")]
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(e) => return complain(&format!("cannot read the pairs file {path}: {e}")),
    };
    let mut pairs: Vec<(String, String, String)> = Vec::new();
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let Ok(head) = reader.headers().cloned() else { return complain("no header") };
    let column = |name: &str| head.iter().position(|h| h == name).unwrap_or(usize::MAX);
    let (a, b, group) = (column("a"), column("b"), column("group"));
    for record in reader.records().flatten() {
        let cell = |i: usize| record.get(i).unwrap_or_default().to_owned();
        pairs.push((cell(a), cell(b), cell(group)));
    }
    match measure(&pairs) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => complain(&format!("cannot write: {e}")),
    }
}

fn complain(message: &str) -> ExitCode {
    // Nothing can be done when even the complaint cannot be written.
    let _unheard = writeln!(std::io::stderr(), "{message}");
    ExitCode::from(2)
}

/// Seconds this process has spent on a processor: a busy machine must not spoil the figure. Wall time where the system
/// does not tell.
#[expect(clippy::disallowed_methods, reason = "a measuring command measures time")]
fn now() -> f64 {
    static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
    let start = START.get_or_init(std::time::Instant::now);
    let spent = std::fs::read_to_string("/proc/self/schedstat").ok();
    let nanos = spent.as_deref().and_then(|s| s.split(' ').next()?.parse::<f64>().ok());
    nanos.map_or_else(|| start.elapsed().as_secs_f64(), |n| n / 1e9)
}

#[expect(clippy::disallowed_methods, reason = "a measuring command reads its own memory figures")]
fn resident_kib() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().split(' ').next().and_then(|n| n.parse().ok()).unwrap_or(0)
}

/// The answer and the milliseconds it took by the wall clock: the processor's clock is too coarse for one comparison.
#[expect(clippy::disallowed_methods, reason = "a measuring command measures time")]
fn timed<T>(answer: impl FnOnce() -> T) -> (T, f64) {
    let start = std::time::Instant::now();
    let value = answer();
    (value, start.elapsed().as_secs_f64() * 1e3)
}

fn measure(pairs: &[(String, String, String)]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let before = resident_kib();
    for (writing, a, b) in [("Latin", "Anna Example", "Anne Exemple"), ("Japanese", "山田太郎", "Taro Yamada")] {
        let (first, spent) = timed(|| compare(a, b));
        writeln!(out, "first {writing} pair, tables included: {spent:.3} ms ({})", first.verdict.as_str())?;
    }
    let mut fastest = f64::MAX;
    let mut matches = 0usize;
    for _ in 0..ROUNDS {
        let start = now();
        for _ in 0..TIMES {
            matches = pairs
                .iter()
                .filter(|(a, b, _)| matches!(compare(a, b).verdict, Verdict::Same | Verdict::Compatible))
                .count();
        }
        fastest = fastest.min((now() - start) / TIMES as f64);
    }
    writeln!(
        out,
        "{} pairs, {matches} matches, {:.0} pairs/s on one core (processor time)",
        pairs.len(),
        pairs.len() as f64 / fastest
    )?;
    writeln!(
        out,
        "resident memory: {:.1} MiB, of which tables and code {:.1} MiB",
        resident_kib() as f64 / 1024.0,
        (resident_kib() - before) as f64 / 1024.0
    )?;
    let mut groups: Vec<&str> = pairs.iter().map(|p| p.2.as_str()).collect();
    groups.sort_unstable();
    groups.dedup();
    for group in groups {
        let start = now();
        let mut n = 0usize;
        for _ in 0..ROUNDS * 4 {
            for (a, b, _) in pairs.iter().filter(|p| p.2 == group) {
                std::hint::black_box(compare(a, b));
                n += 1;
            }
        }
        writeln!(out, "{group:16} {:9.0} pairs/s", n as f64 / (now() - start))?;
    }
    Ok(())
}
