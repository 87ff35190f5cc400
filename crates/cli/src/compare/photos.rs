use std::collections::{HashMap, VecDeque};
use std::path::Path;

use anyhow::bail;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_engine::Engine as CheckEngine;
use crosscheck_photos::Fingerprint;
use serde::Deserialize;
use serde_json::{Value, json};

use super::verdicts::{VERDICT_VERSION, print_one, stream};
use crate::args::Photos;
use crate::output::Status;
use crate::{input, workers};

/// Fingerprints kept, so that a file that occurs in many pairs is decoded once. Each takes some 10 KB.
const MOST_KEPT: usize = 20_000;

#[derive(Deserialize)]
struct Pair {
    a: String,
    b: String,
}

pub(super) fn run(photos: &Photos) -> anyhow::Result<Status> {
    let mut album = Album::open()?;
    if let Some(path) = &photos.stream.jsonl {
        return stream(path, |pair: Pair| album.verdict(&pair.a, &pair.b));
    }
    let [a, b] = photos.pair.as_slice() else { bail!("give two pictures") };
    match album.verdict(a, b) {
        Ok(verdict) => print_one(&verdict)?,
        Err(error) => bail!("{error}"),
    }
    Ok(Status::Done)
}

/// Pictures read so far.
struct Album {
    engine: CheckEngine,
    runtime: tokio::runtime::Runtime,
    kept: HashMap<String, Result<Fingerprint, String>>,
    order: VecDeque<String>,
}

impl Album {
    fn open() -> anyhow::Result<Self> {
        let (engine, runtime) = (workers::engine()?, workers::runtime()?);
        Ok(Self { engine, runtime, kept: HashMap::new(), order: VecDeque::new() })
    }

    /// An unreadable picture is not comparable and says why; a file that is not there is an error.
    fn verdict(&mut self, a: &str, b: &str) -> Result<Value, String> {
        let (a, b) = (self.fingerprint(a)?, self.fingerprint(b)?);
        let unreadable = |why: &str| {
            json!({
                "version": VERDICT_VERSION, "verdict": "not_comparable",
                "sentence": format!("A picture cannot be read: {why}."), "changes": [],
            })
        };
        match (&a, &b) {
            (Ok(a), Ok(b)) => {
                let comparison = crosscheck_photos::compare(a, b);
                Ok(json!({
                    "version": VERDICT_VERSION,
                    "verdict": comparison.verdict.as_str(),
                    "sentence": comparison.sentence(),
                    "changes": comparison.what_was_done,
                }))
            }
            (Err(why), _) | (_, Err(why)) => Ok(unreadable(why)),
        }
    }

    /// Files are kept, to be decoded once; a picture that is itself the line is not: its text would fill the memory.
    fn fingerprint(&mut self, picture: &str) -> Result<Result<Fingerprint, String>, String> {
        if let Some(kept) = self.kept.get(picture) {
            return Ok(kept.clone());
        }
        let bytes = bytes_of(picture)?;
        let fingerprint = self.runtime.block_on(self.engine.read_picture(bytes.into()));
        if !picture.starts_with(DATA) {
            if self.order.len() >= MOST_KEPT
                && let Some(oldest) = self.order.pop_front()
            {
                self.kept.remove(&oldest);
            }
            self.kept.insert(picture.to_owned(), fingerprint.clone());
            self.order.push_back(picture.to_owned());
        }
        Ok(fingerprint)
    }
}

/// How an address begins that holds the picture itself.
const DATA: &str = "data:";

fn bytes_of(picture: &str) -> Result<Vec<u8>, String> {
    let Some(data) = picture.strip_prefix(DATA) else {
        return input::file(Path::new(picture)).map(|(_, bytes)| bytes).map_err(|error| format!("{error:#}"));
    };
    let (head, body) = data.split_once(',').ok_or("a data: address holds no comma")?;
    if !head.ends_with(";base64") {
        return Err("a data: address must be in base64".to_owned());
    }
    STANDARD.decode(body.trim()).map_err(|error| format!("a data: address is not valid base64: {error}"))
}
