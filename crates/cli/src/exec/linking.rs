//! The stages of linking, each the very step that `link` takes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::Path;

use anyhow::Context;
use crosscheck_linkage::{Edge, Gathering, Keys, LeftOut, Linking, Links, edge};
use crosscheck_model::Digest;
use serde::{Deserialize, Serialize};

use super::checking::linking_row;
use super::input;
use super::output::Rows;
use crate::link::jsonl;

/// What `check` gives, as far as linking needs it.
#[derive(Deserialize)]
struct CheckedRow {
    number: u32,
    linking: String,
}

/// The numbers of one application.
#[derive(Serialize, Deserialize)]
struct KeysRow {
    number: u32,
    keys: Keys,
}

/// Two applications, and the pictures of theirs that are to be compared.
#[derive(Serialize)]
struct Pair {
    a: u32,
    b: u32,
    pictures: Vec<(Digest, Digest)>,
}

/// The same with what linking looks at of both.
#[derive(Deserialize)]
struct PairToVerify {
    a: CheckedRow,
    b: CheckedRow,
    #[serde(default)]
    pictures: Vec<(Digest, Digest)>,
}

/// What a pair shares; `edge` is null where it is nothing.
#[derive(Serialize, Deserialize)]
struct Verified {
    edge: Option<Edge>,
    /// The customer's references.
    references: [String; 2],
}

pub(super) fn keys(output: &mut Rows) -> anyhow::Result<()> {
    for row in input::rows::<CheckedRow>() {
        let keys = |row: CheckedRow| {
            let held = linking_row(&row.linking)?;
            Ok(KeysRow { number: row.number, keys: Keys::of(&held) })
        };
        output.row(row.and_then(keys))?;
    }
    Ok(())
}

/// All rows first, in order of their numbers; of each only the numbers stay in memory.
pub(super) fn propose(expected: usize, left_out: &Path, output: &mut Rows) -> anyhow::Result<()> {
    let mut gathering = Gathering::new(expected);
    for row in input::rows::<KeysRow>() {
        match row {
            Ok(row) => gathering.add_keys(row.number, row.keys),
            Err(error) => output.error(error)?,
        }
    }
    let proposals = gathering.finish();
    let mut file =
        BufWriter::new(File::create(left_out).with_context(|| format!("cannot write {}", left_out.display()))?);
    ciborium::into_writer(&proposals.left_out, &mut file)?;
    file.flush()?;
    for (a, b, pictures) in Linking::new(proposals, BTreeMap::new()).pairs() {
        output.row(Ok(Pair { a, b, pictures }))?;
    }
    Ok(())
}

pub(super) fn verify(left_out: &Path, output: &mut Rows) -> anyhow::Result<()> {
    let file = File::open(left_out).with_context(|| format!("cannot read {}", left_out.display()))?;
    let left_out: LeftOut = ciborium::from_reader(BufReader::new(file))?;
    for row in input::rows::<PairToVerify>() {
        output.row(row.and_then(|row| verified(&row, &left_out)))?;
    }
    Ok(())
}

fn verified(row: &PairToVerify, left_out: &LeftOut) -> Result<Verified, String> {
    let (a, b) = (linking_row(&row.a.linking)?, linking_row(&row.b.linking)?);
    let found = edge((row.a.number, &a), (row.b.number, &b), &row.pictures, left_out, None);
    Ok(Verified { edge: found, references: [a.application.reference, b.application.reference] })
}

/// The lines of `link`, in the order of the numbers.
pub(super) fn group(output: &mut Rows) -> anyhow::Result<()> {
    let mut references: BTreeMap<u32, String> = BTreeMap::new();
    let mut edges: Vec<Edge> = Vec::new();
    let mut seen = BTreeSet::new();
    for row in input::rows::<Verified>() {
        match row {
            Ok(Verified { edge: Some(edge), references: [a, b] }) => {
                references.insert(edge.a, a);
                references.insert(edge.b, b);
                // A task that ran twice hands a pair in twice.
                if seen.insert((edge.a, edge.b)) {
                    edges.push(edge);
                }
            }
            Ok(Verified { edge: None, .. }) => {}
            Err(error) => output.error(error)?,
        }
    }
    let links = Links::of(edges, &[]);
    let reference = |number: u32| references.get(&number).map_or("", String::as_str);
    output.lines(&jsonl(&links, &reference)?)
}
