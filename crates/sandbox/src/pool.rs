use std::ffi::OsString;
use std::fmt;
use std::io;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use crate::Interrupt;
use crate::confine::{Confinement, Limits};
use crate::{frame, worker};

/// How to start a worker: usually this very program with one argument.
#[derive(Debug, Clone)]
pub struct Program {
    /// The executable.
    pub path: PathBuf,
    /// Its arguments.
    pub arguments: Vec<OsString>,
}

/// Why there is no answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum WorkerFailure {
    /// The worker died: out of memory or CPU time, or a crash in a reader.
    Died,
    /// The reader panicked; the worker goes on.
    Panicked,
    /// It did not answer in time and was killed.
    TimedOut,
    /// The request is longer than a frame may be.
    TooLong,
    /// The request was ended from outside, and its worker killed.
    Interrupted,
    /// No worker could be started.
    NotStarted(io::Error),
}

impl fmt::Display for WorkerFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Died => "reading it used too much memory or time, or crashed the reader",
            Self::Panicked => "it is malformed in a way the reader cannot handle",
            Self::TimedOut => "reading it took too long",
            Self::Interrupted => "reading it was stopped",
            Self::TooLong => "it is too large to read",
            Self::NotStarted(_) => "the process that reads documents could not be started",
        })
    }
}

impl std::error::Error for WorkerFailure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotStarted(cause) => Some(cause),
            _ => None,
        }
    }
}

/// How soon an interrupt is noticed.
const TICK: Duration = Duration::from_millis(20);

/// Warm workers. Shared by reference; `run` blocks until a worker is free.
#[derive(Debug)]
pub struct Pool {
    program: Program,
    limits: Limits,
    size: usize,
    state: Mutex<State>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    idle: Vec<Worker>,
    busy: usize,
    confinement: Option<Confinement>,
}

impl Pool {
    /// A pool of at most `size` workers; none is started yet.
    pub fn new(program: Program, limits: Limits, size: usize) -> Self {
        Self { program, limits, size: size.max(1), state: Mutex::default(), freed: Condvar::new() }
    }

    /// How many workers there are at most.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Has a worker answer one request.
    pub fn run(&self, request: &[u8]) -> Result<Vec<u8>, WorkerFailure> {
        self.run_unless(request, &Interrupt::default())
    }

    /// The same, unless it is interrupted first: then the worker is killed, since nobody can say what it is doing.
    pub fn run_unless(&self, request: &[u8], interrupt: &Interrupt) -> Result<Vec<u8>, WorkerFailure> {
        if request.len() > frame::MAX_FRAME {
            return Err(WorkerFailure::TooLong);
        }
        let idle = self.claim_place(interrupt)?;
        match idle.map_or_else(|| Worker::start(&self.program, &self.limits), Ok) {
            Ok(mut worker) => {
                let confinement = worker.confinement;
                let answer = worker.ask(request, self.limits.wall, interrupt);
                let fit = matches!(answer, Ok(_) | Err(WorkerFailure::Panicked));
                self.release(Some(worker).filter(|worker| fit && !worker.is_spent(&self.limits)), Some(confinement));
                answer
            }
            Err(failure) => {
                self.release(None, None);
                Err(failure)
            }
        }
    }

    /// How far workers are confined; nothing before the first has run.
    pub fn confinement(&self) -> Option<Confinement> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner).confinement
    }

    fn claim_place(&self, interrupt: &Interrupt) -> Result<Option<Worker>, WorkerFailure> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if interrupt.is_set() {
                return Err(WorkerFailure::Interrupted);
            }
            if state.busy < self.size {
                state.busy += 1;
                return Ok(state.idle.pop());
            }
            state = self.freed.wait_timeout(state, TICK).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn release(&self, worker: Option<Worker>, confinement: Option<Confinement>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.busy -= 1;
        state.idle.extend(worker);
        // The weakest counts: the report must not promise more than every document got.
        state.confinement = state.confinement.max(confinement);
        drop(state);
        self.freed.notify_one();
    }
}

#[derive(Debug)]
struct Worker {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Vec<u8>>,
    confinement: Confinement,
    requests: u32,
    busy: Duration,
}

impl Worker {
    fn start(program: &Program, limits: &Limits) -> Result<Self, WorkerFailure> {
        let mut child = Command::new(&program.path)
            .args(&program.arguments)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(WorkerFailure::NotStarted)?;
        let (Some(input), Some(mut output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(WorkerFailure::NotStarted(io::ErrorKind::BrokenPipe.into()));
        };
        let (sender, answers) = channel();
        // Ends with the worker: its end closes the pipe.
        std::thread::spawn(move || {
            while let Ok(Some(answer)) = frame::read(&mut output) {
                if sender.send(answer).is_err() {
                    break;
                }
            }
        });
        let mut worker =
            Self { child, input, answers, confinement: Confinement::TimeOnly, requests: 0, busy: Duration::ZERO };
        let greeting = worker.receive(limits.wall, &Interrupt::default())?;
        worker.confinement = Confinement::from_code(greeting.first().copied().unwrap_or(u8::MAX));
        Ok(worker)
    }

    fn ask(&mut self, request: &[u8], wall: Duration, interrupt: &Interrupt) -> Result<Vec<u8>, WorkerFailure> {
        let started = Instant::now();
        self.requests += 1;
        // A worker reads a whole frame before it works, so writing cannot block on its answer.
        frame::write(&mut self.input, request).map_err(|_| WorkerFailure::Died)?;
        let mut answer = self.receive(wall, interrupt)?;
        self.busy += started.elapsed();
        if answer.first() != Some(&worker::ANSWERED) {
            return Err(WorkerFailure::Panicked);
        }
        answer.remove(0);
        Ok(answer)
    }

    fn receive(&mut self, wall: Duration, interrupt: &Interrupt) -> Result<Vec<u8>, WorkerFailure> {
        let started = Instant::now();
        loop {
            if interrupt.is_set() {
                return Err(WorkerFailure::Interrupted);
            }
            let left = wall.saturating_sub(started.elapsed());
            match self.answers.recv_timeout(left.min(TICK)) {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Disconnected) => return Err(WorkerFailure::Died),
                Err(RecvTimeoutError::Timeout) if left <= TICK => return Err(WorkerFailure::TimedOut),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    fn is_spent(&self, limits: &Limits) -> bool {
        self.requests >= limits.requests || self.busy >= limits.busy
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        // It may be dead already; either way it must not stay behind as a zombie.
        if self.child.kill().is_ok() {
            drop(self.child.wait());
        }
    }
}
