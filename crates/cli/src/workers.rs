use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Context;
use crosscheck_engine::{Engine, Limits as EngineLimits, Readers, Recogniser, SystemClock, answer_task};
use crosscheck_sandbox::{Limits, Pool, Program, Tool, ToolLimits, installed, serve, start_tool};

use crate::opening::Opening;

/// The argument that makes this program a worker. Not for people: it reads frames, not text.
const WORKER: &str = "--read-as-confined-worker";

/// The argument that makes this program start another one closed in. Not for people either.
const TOOL: &str = "--start-confined-tool";
/// The program that reads text off pictures.
const TESSERACT: &str = "tesseract";

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

/// If this process was started to become a tool: confines itself and becomes it.
pub(crate) fn start_tool_if_asked() -> Option<ExitCode> {
    let asked = std::env::args_os().nth(1).is_some_and(|argument| argument == TOOL);
    asked.then(|| start_tool(&std::env::args_os().skip(2).collect::<Vec<_>>()))
}

/// An engine whose readers are workers of this very program.
pub(crate) fn engine() -> anyhow::Result<Engine> {
    Ok(Engine::new(readers()?, Arc::new(SystemClock), EngineLimits::default()))
}

/// The same, doing so much at a time, whose readers open what is locked and recognise what is a picture, as they are told.
pub(crate) fn engine_opening(opening: &Opening, limits: EngineLimits) -> anyhow::Result<Engine> {
    let readers = readers()?.with_passwords(opening.password.clone());
    let readers = match &opening.ocr {
        None => readers,
        Some(languages) => {
            let launcher = itself(TOOL)?;
            let tool = installed(TESSERACT).map(|path| Tool::new(path, launcher, ToolLimits::default()));
            readers.with_recogniser(Recogniser::new(tool, languages).map_err(anyhow::Error::msg)?)
        }
    };
    Ok(Engine::new(readers, Arc::new(SystemClock), limits))
}

/// This very program, started with this argument.
fn itself(argument: &str) -> anyhow::Result<Program> {
    let path =
        std::env::current_exe().context("cannot find this program's own file, which is needed to start its readers")?;
    Ok(Program { path, arguments: vec![OsString::from(argument)] })
}

fn readers() -> anyhow::Result<Readers> {
    let size = std::thread::available_parallelism().map_or(1, usize::from).min(MOST_WORKERS);
    Ok(Readers::workers(Arc::new(Pool::new(itself(WORKER)?, Limits::default(), size))))
}

/// What waits on the network and on the workers.
pub(crate) fn runtime() -> anyhow::Result<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start")
}
