//! Verdicts on their way out: one for a person, or a stream of them.

use std::io::{self, BufRead, BufWriter, Write};
use std::path::Path;

use anyhow::Context;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::input;
use crate::output::{self, Status};

/// Version of the shape of a verdict line.
pub(super) const VERDICT_VERSION: &str = "1.0";

/// Longest line that is read, in bytes: two data: addresses of pictures fit.
pub(super) const MAX_LINE: u64 = 48 << 20;

/// One verdict for a person or a program to read.
pub(super) fn print_one(verdict: &Value) -> anyhow::Result<()> {
    output::print(&format!("{}\n", serde_json::to_string_pretty(verdict)?))
}

/// One line in, one line out, in order. A line that cannot be used gets a line with `error` in its place.
pub(super) fn stream<T: DeserializeOwned>(
    path: &Path,
    mut evaluate: impl FnMut(T) -> Result<Value, String>,
) -> anyhow::Result<Status> {
    let mut input = input::lines(path)?;
    let mut output = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut line = Vec::new();
    for number in 1_u64.. {
        line.clear();
        if io::Read::take(&mut input, MAX_LINE).read_until(b'\n', &mut line).context("cannot read the pairs")? == 0 {
            break;
        }
        let evaluated = if line.len() as u64 >= MAX_LINE {
            skip_rest(&mut input)?;
            Err(format!("the line is longer than {} MiB", MAX_LINE >> 20))
        } else if line.trim_ascii().is_empty() {
            Err("the line is empty".to_owned())
        } else {
            serde_json::from_slice(&line).map_err(|error| error.to_string()).and_then(&mut evaluate)
        };
        write_line(&mut output, number, evaluated)?;
        // The next line may have to be waited for, by someone who waits for this verdict.
        if input.buffer().is_empty() {
            output.flush()?;
        }
    }
    output.flush()?;
    Ok(Status::Done)
}

pub(super) fn write_line(output: &mut impl Write, number: u64, evaluated: Result<Value, String>) -> anyhow::Result<()> {
    let verdict = evaluated.unwrap_or_else(|error| json!({ "line": number, "error": error }));
    serde_json::to_writer(&mut *output, &verdict)?;
    output.write_all(b"\n")?;
    Ok(())
}

pub(super) fn skip_rest(input: &mut dyn BufRead) -> anyhow::Result<()> {
    loop {
        let held = input.fill_buf()?;
        if held.is_empty() {
            return Ok(());
        }
        let end = held.iter().position(|byte| *byte == b'\n');
        let count = end.map_or(held.len(), |end| end + 1);
        input.consume(count);
        if end.is_some() {
            return Ok(());
        }
    }
}
