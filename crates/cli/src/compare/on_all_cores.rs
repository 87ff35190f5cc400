//! One line in, one line out, in order, on all cores: lines are read in batches, answered by workers and written in the order in
//! which they came. All queues are bounded, so that a slow reader of the output slows the input down.

use std::io::{self, BufRead, Read, Write};
use std::path::Path;
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, SyncSender, TryRecvError, sync_channel};

use anyhow::{Context, anyhow};
use serde_json::json;

use super::verdicts::{MAX_LINE, skip_rest};
use crate::input;
use crate::output::Status;

/// Lines of a batch at most: enough that handing it over costs nothing beside answering it.
const LINES: usize = 256;
/// Bytes of a batch from which on it is handed over.
const BYTES: usize = 1 << 18;
/// Batches that may wait for each worker.
const WAITING: usize = 4;

/// Consecutive lines of the input.
#[derive(Default)]
struct Batch {
    /// The number of the first line.
    first: u64,
    text: Vec<u8>,
    /// Where each line stands in `text`; none for one that is too long.
    lines: Vec<Option<(usize, usize)>>,
}

/// A batch, and where its answer goes.
type Job = (Batch, SyncSender<Vec<u8>>);

/// Answers each line of a file. `answer` writes a verdict on one line, or says why the line cannot be used.
pub(super) fn stream(
    path: &Path,
    answer: impl Fn(&[u8], &mut Vec<u8>) -> Result<(), String> + Sync,
) -> anyhow::Result<Status> {
    let mut input = input::lines(path)?;
    let workers = std::thread::available_parallelism().map_or(1, |n| n.get());
    let (jobs, taken) = sync_channel::<Job>(workers * WAITING);
    let (promises, awaited) = sync_channel::<Receiver<Vec<u8>>>(workers * WAITING);
    let taken = Mutex::new(taken);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| work(&taken, &answer));
        }
        let writer = scope.spawn(move || write(&awaited));
        let read = hand_out(&mut input, &jobs, &promises);
        drop((jobs, promises));
        let written = writer.join().map_err(|_| anyhow!("the writer of the verdicts has stopped"))?;
        written.and(read)
    })?;
    Ok(Status::Done)
}

/// Reads batches and hands them out, until the input ends or the output is closed.
fn hand_out(
    input: &mut io::BufReader<Box<dyn Read>>,
    jobs: &SyncSender<Job>,
    promises: &SyncSender<Receiver<Vec<u8>>>,
) -> anyhow::Result<()> {
    let mut number = 1;
    loop {
        let batch = batch(input, number)?;
        if batch.lines.is_empty() {
            return Ok(());
        }
        number += batch.lines.len() as u64;
        let (answered, promise) = sync_channel(1);
        // The writer is gone when the output was closed; it says so itself.
        if promises.send(promise).is_err() || jobs.send((batch, answered)).is_err() {
            return Ok(());
        }
    }
}

fn batch(input: &mut io::BufReader<Box<dyn Read>>, first: u64) -> anyhow::Result<Batch> {
    let mut batch = Batch { first, ..Batch::default() };
    while batch.lines.len() < LINES && batch.text.len() < BYTES {
        let from = batch.text.len();
        let read =
            Read::take(&mut *input, MAX_LINE).read_until(b'\n', &mut batch.text).context("cannot read the pairs")?;
        if read == 0 {
            break;
        }
        if read as u64 >= MAX_LINE {
            skip_rest(input)?;
            batch.text.truncate(from);
            batch.lines.push(None);
        } else {
            batch.lines.push(Some((from, batch.text.len())));
        }
        // The next line may have to be waited for, by someone who waits for this verdict.
        if input.buffer().is_empty() {
            break;
        }
    }
    Ok(batch)
}

fn work(jobs: &Mutex<Receiver<Job>>, answer: &(impl Fn(&[u8], &mut Vec<u8>) -> Result<(), String> + Sync)) {
    loop {
        let Ok(Ok((batch, answered))) = jobs.lock().map(|jobs| jobs.recv()) else { return };
        let mut out = Vec::with_capacity(batch.text.len() * 8);
        for (number, line) in (batch.first..).zip(&batch.lines) {
            let from = out.len();
            let result = match line.map(|(from, to)| batch.text[from..to].trim_ascii()) {
                None => Err(format!("the line is longer than {} MiB", MAX_LINE >> 20)),
                Some([]) => Err("the line is empty".to_owned()),
                Some(line) => answer(line, &mut out),
            };
            if let Err(error) = result {
                out.truncate(from);
                out.extend_from_slice(json!({ "line": number, "error": error }).to_string().as_bytes());
            }
            out.push(b'\n');
        }
        // Nobody waits for it any more when the output was closed.
        if answered.send(out).is_err() {
            return;
        }
    }
}

/// Writes the answers in the order in which their batches were read.
fn write(promises: &Receiver<Receiver<Vec<u8>>>) -> anyhow::Result<()> {
    let mut output = io::stdout().lock();
    loop {
        let promise = match promises.try_recv() {
            Ok(promise) => promise,
            Err(TryRecvError::Empty) => {
                output.flush()?;
                match promises.recv() {
                    Ok(promise) => promise,
                    Err(_) => return Ok(()),
                }
            }
            Err(TryRecvError::Disconnected) => return Ok(output.flush()?),
        };
        let answers = promise.recv().context("a worker has stopped before its answer")?;
        output.write_all(&answers)?;
    }
}
