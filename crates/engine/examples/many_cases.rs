//! A batch: replays dossiers over and over, many at a time, and prints cases a second and the memory in use as it goes on.
//!
//!     cargo run --release -p crosscheck-engine --example many_cases -- 1000 fixtures/*.wacz

#![expect(clippy::print_stdout, reason = "it is a command for a terminal")]

use std::sync::Arc;
use std::time::Instant;

use crosscheck_engine::{Application, Engine, Limits, Readers, SystemClock, answer_task};
use crosscheck_fetch::archive::Archive;
use crosscheck_sandbox::{Limits as WorkerLimits, Pool, Program, serve};
use futures_util::{StreamExt, stream};

const WORKER: &str = "--read-as-confined-worker";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let first = arguments.next().ok_or("usage: many_cases COUNT DOSSIER...")?;
    if first == WORKER {
        return Ok(serve(&WorkerLimits::default(), answer_task)?);
    }
    let count: usize = first.parse()?;
    let mut archives = Vec::new();
    for path in arguments {
        archives.push(Arc::new(Archive::open(&std::fs::read(path)?)?));
    }
    let cores = std::thread::available_parallelism()?.get();
    let program = Program { path: std::env::current_exe()?, arguments: vec![WORKER.into()] };
    let readers = Readers::workers(Arc::new(Pool::new(program, WorkerLimits::default(), cores)));
    let engine = Engine::new(readers, Arc::new(SystemClock), Limits { cases: 4 * cores, ..Limits::default() });
    let cases = stream::iter(archives.iter().cycle().take(count)).map(Application::of_archive);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let (started, mut done, mut findings) = (Instant::now(), 0_usize, 0);
    runtime.block_on(async {
        let mut results = std::pin::pin!(engine.check_all(cases));
        while let Some(checked) = results.next().await {
            done += 1;
            findings += checked.result.findings.len();
            if done.is_multiple_of((count / 10).max(1)) {
                let rate = done as f64 / started.elapsed().as_secs_f64();
                println!("{done} cases, {rate:.1} a second, {findings} findings, {} MiB resident", resident() >> 20);
            }
        }
    });
    Ok(())
}

/// Bytes of this process in memory, its workers not counted; nothing where the system does not tell.
fn resident() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    let pages: usize = text.split(' ').nth(1).and_then(|pages| pages.parse().ok()).unwrap_or_default();
    pages * 4096
}
