use std::borrow::Cow;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, bail};
use crosscheck_names::{Aligned, Comparison, Oddity, ReadingUsed, Reason, RuleId, compare};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::on_all_cores;
use super::verdicts::{VERDICT_VERSION, print_one, write_line};
use crate::args::Names;
use crate::input;
use crate::output::Status;

#[derive(Deserialize)]
struct Pair<'l> {
    #[serde(borrow)]
    a: Cow<'l, str>,
    #[serde(borrow)]
    b: Cow<'l, str>,
}

/// A verdict as it is printed.
#[derive(Serialize)]
struct Verdict<'c> {
    version: &'static str,
    verdict: &'static str,
    sentence: String,
    alignment: &'c [Aligned],
    readings: &'c [ReadingUsed],
    reasons: &'c [Reason],
    oddities: &'c [Oddity],
    rules: &'c [RuleId],
}

impl<'c> Verdict<'c> {
    fn of(comparison: &'c Comparison) -> Verdict<'c> {
        Verdict {
            version: VERDICT_VERSION,
            verdict: comparison.verdict.as_str(),
            sentence: comparison.sentence(),
            alignment: &comparison.alignment,
            readings: &comparison.readings,
            reasons: &comparison.reasons,
            oddities: &comparison.oddities,
            rules: &comparison.rules,
        }
    }
}

pub(super) fn run(names: &Names) -> anyhow::Result<Status> {
    if let Some(path) = &names.stream.jsonl {
        return on_all_cores::stream(path, |line, out| {
            let pair: Pair<'_> = serde_json::from_slice(line).map_err(|error| error.to_string())?;
            serde_json::to_writer(out, &Verdict::of(&compare(&pair.a, &pair.b))).map_err(|error| error.to_string())
        });
    }
    if let Some(path) = &names.csv {
        return table(path);
    }
    let [a, b] = names.pair.as_slice() else { bail!("give two names") };
    print_one(&verdict(a, b).map_err(anyhow::Error::msg)?)?;
    Ok(Status::Done)
}

fn table(path: &Path) -> anyhow::Result<Status> {
    let mut rows = csv::ReaderBuilder::new().flexible(true).from_reader(input::lines(path)?);
    let headers = rows.headers().context("cannot read the CSV file")?;
    let column = |name: &str| headers.iter().position(|header| header.trim() == name);
    let (Some(a), Some(b)) = (column("a"), column("b")) else {
        bail!("the CSV file has no columns named a and b in its first line");
    };
    let mut output = BufWriter::new(io::stdout().lock());
    for (number, row) in (2_u64..).zip(rows.records()) {
        let evaluated = row.map_err(|error| error.to_string()).and_then(|row| match (row.get(a), row.get(b)) {
            (Some(a), Some(b)) => verdict(a, b),
            _ => Err("the row is too short".to_owned()),
        });
        write_line(&mut output, number, evaluated)?;
    }
    output.flush()?;
    Ok(Status::Done)
}

fn verdict(a: &str, b: &str) -> Result<Value, String> {
    serde_json::to_value(Verdict::of(&compare(a, b))).map_err(|error| error.to_string())
}
