use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use crosscheck_engine::{Engine, Limits as EngineLimits, Readers, SystemClock, answer_task};
use crosscheck_sandbox::{Limits, Pool, Program, serve};

/// The argument that makes this program a worker. Not for people: it reads frames, not text.
const WORKER: &str = "--read-as-confined-worker";

/// Most workers: reading is short, and each holds some memory.
const MOST_WORKERS: usize = 4;

/// If this process was started as a worker: works until its input ends.
pub(crate) fn serve_if_asked() -> Option<ExitCode> {
    let asked = std::env::args_os().nth(1).is_some_and(|argument| argument == WORKER);
    asked.then(|| match serve(&Limits::default(), answer_task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    })
}

/// An engine whose readers are workers of this very program.
pub(crate) fn engine() -> anyhow::Result<Engine> {
    engine_of(EngineLimits::default(), Vec::new())
}

/// The same, doing so much at a time.
pub(crate) fn engine_with(limits: EngineLimits) -> anyhow::Result<Engine> {
    engine_of(limits, Vec::new())
}

/// The same, whose readers try these passwords on files that are locked.
pub(crate) fn engine_opening(passwords: Vec<String>) -> anyhow::Result<Engine> {
    engine_of(EngineLimits::default(), passwords)
}

fn engine_of(limits: EngineLimits, passwords: Vec<String>) -> anyhow::Result<Engine> {
    let path =
        std::env::current_exe().context("cannot find this program's own file, which is needed to start its readers")?;
    let program = Program { path, arguments: vec![OsString::from(WORKER)] };
    let size = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_WORKERS);
    let readers = Readers::workers(Arc::new(Pool::new(program, Limits::default(), size))).with_passwords(passwords);
    Ok(Engine::new(readers, Arc::new(SystemClock), limits))
}

/// What waits on the network and on the workers.
pub(crate) fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start")
}
