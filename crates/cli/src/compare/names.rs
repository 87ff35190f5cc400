use std::io::{self, BufWriter, Write};
use std::path::Path;

use anyhow::{Context, bail};
use serde::Deserialize;
use serde_json::{Value, json};

use super::{VERDICT_VERSION, print_one, stream, write_line};
use crate::args::Names;
use crate::input;
use crate::output::Status;

#[derive(Deserialize)]
struct Pair {
    a: String,
    b: String,
}

pub(super) fn run(names: &Names) -> anyhow::Result<Status> {
    if let Some(path) = &names.stream.jsonl {
        return stream(path, |pair: Pair| Ok(verdict(&pair.a, &pair.b)));
    }
    if let Some(path) = &names.csv {
        return table(path);
    }
    let [a, b] = names.pair.as_slice() else { bail!("give two names") };
    print_one(&verdict(a, b))?;
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
            (Some(a), Some(b)) => Ok(verdict(a, b)),
            _ => Err("the row is too short".to_owned()),
        });
        write_line(&mut output, number, evaluated)?;
    }
    output.flush()?;
    Ok(Status::Done)
}

fn verdict(a: &str, b: &str) -> Value {
    let comparison = crosscheck_names::compare(a, b);
    json!({
        "version": VERDICT_VERSION,
        "verdict": comparison.verdict.as_str(),
        "sentence": comparison.sentence(),
        "alignment": comparison.alignment,
        "readings": comparison.readings,
        "reasons": comparison.reasons,
        "oddities": comparison.oddities,
        "rules": comparison.rules,
    })
}
