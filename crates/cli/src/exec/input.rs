use std::io::BufRead;
use std::path::Path;

use anyhow::anyhow;
use crosscheck_engine::batch::Roster;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::output::{Rows, unusable};

/// Longest row, in bytes: the pages of a profile with its pictures, in base64, are some megabytes.
const MAX_ROW: usize = 256 << 20;

/// The rows of a roster, each with its line.
pub(super) fn roster(path: &Path, output: &mut Rows) -> anyhow::Result<()> {
    let shown = path.display();
    let absolute = std::path::absolute(path)?;
    for row in Roster::open(&absolute).map_err(|error| anyhow!("{shown} {error}"))?.rows()? {
        output.row(row.map_err(|bad| bad.to_string()))?;
    }
    Ok(())
}

/// Rows of standard input one after the other, each as what a stage needs or why it cannot be used. The line of an earlier stage
/// that says what its rows are is passed over.
pub(super) fn rows<T: DeserializeOwned>() -> impl Iterator<Item = Result<T, String>> {
    let mut input = std::io::stdin().lock();
    std::iter::from_fn(move || {
        loop {
            let line = match line(&mut input) {
                Ok(Some(line)) => line,
                Ok(None) => return None,
                Err(error) => return Some(Err(error)),
            };
            if line.trim_ascii().is_empty() {
                continue;
            }
            let value: Value = match serde_json::from_slice(&line) {
                Ok(value) => value,
                Err(error) => return Some(Err(format!("the row is not JSON: {error}"))),
            };
            if value.get("exec").is_some() {
                continue;
            }
            return Some(T::deserialize(&value).map_err(|error| unusable(&value, &error)));
        }
    })
}

/// The next line; one that is too long is read to its end and not kept.
fn line(input: &mut impl BufRead) -> Result<Option<Vec<u8>>, String> {
    let mut line = Vec::new();
    let mut too_long = false;
    loop {
        let held = input.fill_buf().map_err(|error| format!("the row cannot be read: {error}"))?;
        if held.is_empty() {
            return if too_long { Err(long()) } else { Ok((!line.is_empty()).then_some(line)) };
        }
        let end = held.iter().position(|byte| *byte == b'\n');
        let part = &held[..end.unwrap_or(held.len())];
        too_long |= line.len() + part.len() > MAX_ROW;
        if too_long {
            line = Vec::new();
        } else {
            line.extend_from_slice(part);
        }
        let taken = part.len() + usize::from(end.is_some());
        input.consume(taken);
        if end.is_some() {
            return if too_long { Err(long()) } else { Ok(Some(line)) };
        }
    }
}

fn long() -> String {
    format!("the row is longer than {} MiB", MAX_ROW >> 20)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_a_break_or_with_the_input() {
        let mut input = std::io::BufReader::with_capacity(3, &b"one\n\nthree"[..]);
        let mut next = || line(&mut input).unwrap().map(|line| String::from_utf8(line).unwrap());
        assert_eq!(
            [next(), next(), next(), next()],
            [Some("one"), Some(""), Some("three"), None].map(|l| l.map(str::to_owned))
        );
    }
}
