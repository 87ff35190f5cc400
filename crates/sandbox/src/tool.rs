use std::ffi::OsString;
use std::fmt;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use crate::confine;
use crate::{Interrupt, Program};

/// Bytes of standard output that are taken; more, and the tool is killed.
const MAX_OUTPUT: u64 = 8 << 20;
/// Bytes of what a tool says of its failure.
const MAX_COMPLAINT: u64 = 4 << 10;
/// How soon an interrupt is noticed.
const TICK: Duration = Duration::from_millis(20);

/// What one run of a tool may use. The defaults and their reasons stand in the crate's README.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToolLimits {
    /// Address space in bytes.
    pub memory: u64,
    /// CPU time in seconds.
    pub cpu_seconds: u64,
    /// Wall clock.
    pub wall: Duration,
}

impl Default for ToolLimits {
    fn default() -> Self {
        Self { memory: 2 << 30, cpu_seconds: 60, wall: Duration::from_secs(90) }
    }
}

/// A program that somebody else wrote and that is installed on this machine. It reads hostile bytes on its standard input, without a shell, and
/// its standard output is taken. It can read its own files and the system's, write none, and reach no network, as far as the machine allows.
#[derive(Debug, Clone)]
pub struct Tool {
    path: PathBuf,
    launcher: Program,
    limits: ToolLimits,
}

/// Why a tool gave no answer.
#[derive(Debug)]
#[non_exhaustive]
pub enum ToolFailure {
    /// It could not be started.
    NotStarted(io::Error),
    /// It took too long and was killed.
    TimedOut,
    /// It wrote more than is taken.
    TooLong,
    /// It was ended from outside.
    Interrupted,
    /// It ended with an error, and said this about it.
    Failed(String),
}

impl fmt::Display for ToolFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotStarted(_) => "it could not be started",
            Self::TimedOut => "it took too long",
            Self::TooLong => "it gave more than can be read",
            Self::Interrupted => "it was stopped",
            Self::Failed(_) => "it ended with an error",
        })
    }
}

impl std::error::Error for ToolFailure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotStarted(cause) => Some(cause),
            _ => None,
        }
    }
}

impl Tool {
    /// A tool at this path, started by `launcher`: a program that hands its further arguments to [`start_tool`].
    pub fn new(path: PathBuf, launcher: Program, limits: ToolLimits) -> Self {
        Self { path, launcher, limits }
    }

    /// Has the tool read these bytes.
    pub fn run(&self, arguments: &[&str], input: &[u8], interrupt: &Interrupt) -> Result<Vec<u8>, ToolFailure> {
        let mut child = self.command(arguments).spawn().map_err(ToolFailure::NotStarted)?;
        let (Some(mut stdin), Some(stdout), Some(stderr)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(ToolFailure::NotStarted(io::ErrorKind::BrokenPipe.into()));
        };
        let mut running = Running(child);
        std::thread::scope(|scope| {
            // A tool that does not read to the end of its input has all that it wants.
            scope.spawn(move || drop(stdin.write_all(input)));
            let complaint = scope.spawn(move || taken(stderr, MAX_COMPLAINT));
            let (sender, output) = channel();
            scope.spawn(move || sender.send(taken(stdout, MAX_OUTPUT + 1)));
            let started = Instant::now();
            let output = loop {
                let left = self.limits.wall.saturating_sub(started.elapsed());
                if interrupt.is_set() {
                    return running.kill(ToolFailure::Interrupted);
                }
                match output.recv_timeout(left.min(TICK)) {
                    Ok(output) => break output,
                    Err(RecvTimeoutError::Timeout) if left.is_zero() => return running.kill(ToolFailure::TimedOut),
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break Vec::new(),
                }
            };
            if output.len() as u64 > MAX_OUTPUT {
                return running.kill(ToolFailure::TooLong);
            }
            // Its output has ended; what else it does counts for nothing.
            let ended = running.ended(started + self.limits.wall);
            let complaint = complaint.join().unwrap_or_default();
            if ended { Ok(output) } else { Err(ToolFailure::Failed(String::from_utf8_lossy(&complaint).into_owned())) }
        })
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.launcher.path);
        command.args(&self.launcher.arguments);
        command.args([self.limits.memory.to_string(), self.limits.cpu_seconds.to_string()]);
        command.arg(&self.path).args(arguments);
        command.env_clear().env("LC_ALL", "C.UTF-8").env("OMP_THREAD_LIMIT", "1");
        for kept in KEPT {
            if let Some(value) = std::env::var_os(kept) {
                command.env(kept, value);
            }
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }
}

/// What of the environment a tool needs to find its own parts.
const KEPT: [&str; 3] = ["PATH", "LD_LIBRARY_PATH", DATA];
/// Where Tesseract looks for its languages, if not where it was installed.
const DATA: &str = "TESSDATA_PREFIX";

fn taken(mut from: impl Read, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    // What was read before an error is what there is.
    drop(from.by_ref().take(most).read_to_end(&mut bytes));
    bytes
}

/// A tool at work, which does not outlive the wait for it.
struct Running(Child);

impl Running {
    fn kill<T>(&mut self, why: ToolFailure) -> Result<T, ToolFailure> {
        drop(self.0.kill());
        Err(why)
    }

    /// Whether it ended well by this time.
    fn ended(&mut self, latest: Instant) -> bool {
        while Instant::now() < latest {
            match self.0.try_wait() {
                Ok(Some(status)) => return status.success(),
                Ok(None) => std::thread::sleep(Duration::from_millis(2)),
                Err(_) => return false,
            }
        }
        false
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// Finds a program by its name in the folders of `PATH`.
pub fn installed(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders)
        .filter(|folder| folder.is_absolute())
        .flat_map(|folder| [folder.join(name), folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))])
        .find(|path| path.is_file())
}

/// Makes the calling process the tool: confines it, then runs the program in its place. The arguments are what [`Tool`] gave its launcher.
/// Call it first in `main`. It comes back only if the program cannot be run.
pub fn start_tool(arguments: &[OsString]) -> ExitCode {
    let [memory, cpu_seconds, path, rest @ ..] = arguments else { return ExitCode::FAILURE };
    let number = |text: &OsString| text.to_str().and_then(|text| text.parse().ok());
    let (Some(memory), Some(cpu_seconds)) = (number(memory), number(cpu_seconds)) else { return ExitCode::FAILURE };
    let path = Path::new(path);
    let mut readable: Vec<PathBuf> = SYSTEM.iter().map(PathBuf::from).collect();
    // A link leads to where the program and what belongs to it really are.
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    readable.extend([path, &real].into_iter().filter_map(Path::parent).map(Path::to_owned));
    readable.extend(std::env::var_os(DATA).map(PathBuf::from));
    readable.extend(std::env::var_os("LD_LIBRARY_PATH").iter().flat_map(std::env::split_paths));
    confine::apply_to_tool(memory, cpu_seconds, &readable);
    run_in_place(Command::new(path).args(rest))
}

/// Programs, their libraries and data, and what the start of any program reads.
const SYSTEM: [&str; 13] = [
    "/usr",
    "/bin",
    "/lib",
    "/lib32",
    "/lib64",
    "/opt",
    "/nix/store",
    "/etc/ld.so.cache",
    "/etc/ld.so.preload",
    "/dev/urandom",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/sys/devices/system/cpu",
];

#[cfg(unix)]
fn run_in_place(command: &mut Command) -> ExitCode {
    use std::os::unix::process::CommandExt;
    let _not_run = command.exec();
    ExitCode::FAILURE
}

#[cfg(not(unix))]
fn run_in_place(command: &mut Command) -> ExitCode {
    let ended = command.status().is_ok_and(|status| status.success());
    if ended { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
