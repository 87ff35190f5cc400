use std::path::PathBuf;
use std::time::Duration;

/// What one worker may use. The defaults and their reasons stand in the crate's README.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Address space in bytes.
    pub memory: u64,
    /// CPU time in seconds, over the worker's life.
    pub cpu_seconds: u64,
    /// Wall clock of one request.
    pub wall: Duration,
    /// Requests before a worker is replaced.
    pub requests: u32,
    /// Busy time before a worker is replaced.
    pub busy: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            memory: 768 << 20,
            cpu_seconds: 10,
            wall: Duration::from_secs(15),
            requests: 256,
            busy: Duration::from_secs(2),
        }
    }
}

/// How far a worker could be confined on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confinement {
    /// Resource limits, no files, no network, few system calls.
    Full,
    /// Resource limits, and either files or system calls are still open.
    Partial,
    /// Nothing but its parent's clock.
    TimeOnly,
}

impl Confinement {
    /// In plain words, for the report.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "workers without files or network, limited memory and time",
            Self::Partial => "workers with limited memory and time; files or network not fully closed on this system",
            Self::TimeOnly => "workers with limited time only on this system",
        }
    }

    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Full => 0,
            Self::Partial => 1,
            Self::TimeOnly => 2,
        }
    }

    pub(crate) const fn from_code(code: u8) -> Self {
        match code {
            0 => Self::Full,
            1 => Self::Partial,
            _ => Self::TimeOnly,
        }
    }
}

/// Confines the calling process for good. Call it before any other thread exists: both kernel mechanisms bind the
/// calling thread and what it starts.
pub(crate) fn apply(limits: &Limits) -> Confinement {
    // Landlock needs one descriptor for its rules, so it comes before the limit on descriptors.
    let files = only_files(&[], &[]);
    // The three standard streams are open already; nothing may be added to them.
    if !resources(limits.memory, limits.cpu_seconds, &[(Limited::Descriptors, 3)]) {
        return Confinement::TimeOnly;
    }
    if files && only_calls().is_some() { Confinement::Full } else { Confinement::Partial }
}

/// Confines the calling process for the program that takes its place: it reads these files and folders, and writes none. What cannot be closed
/// on this system stays open; limits of time hold everywhere, by its parent.
pub(crate) fn apply_to_tool(memory: u64, cpu_seconds: u64, readable: &[PathBuf]) {
    let _files_closed = only_files(readable, &["/dev/null"]);
    let _limited = resources(memory, cpu_seconds, &[(Limited::FileSize, 0), (Limited::Descriptors, 64)]);
    let _calls_closed = without_some_calls();
}

/// What is limited besides memory and time.
enum Limited {
    FileSize,
    Descriptors,
}

#[cfg(unix)]
fn resources(memory: u64, cpu_seconds: u64, more: &[(Limited, u64)]) -> bool {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let exactly = |value| Rlimit { current: Some(value), maximum: Some(value) };
    let more = more.iter().map(|(limited, value)| match limited {
        Limited::FileSize => (Resource::Fsize, *value),
        Limited::Descriptors => (Resource::Nofile, *value),
    });
    let always = [(Resource::As, memory), (Resource::Cpu, cpu_seconds), (Resource::Core, 0)];
    always.into_iter().chain(more).all(|(resource, value)| setrlimit(resource, exactly(value)).is_ok())
}

#[cfg(not(unix))]
fn resources(_: u64, _: u64, _: &[(Limited, u64)]) -> bool {
    false
}

/// Closes every file but these, and the network where the kernel can.
#[cfg(target_os = "linux")]
fn only_files(readable: &[PathBuf], writable: &[&str]) -> bool {
    if rustix::thread::set_no_new_privs(true).is_err() {
        return false;
    }
    use landlock::{
        ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetCreatedAttr, RulesetStatus, path_beneath_rules,
    };
    let read = AccessFs::from_read(ABI::V5);
    let made = Ruleset::default()
        .handle_access(AccessFs::from_all(ABI::V5))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(ABI::V5)))
        .and_then(|rules| rules.create())
        .and_then(|rules| rules.add_rules(path_beneath_rules(readable, read)))
        .and_then(|rules| rules.add_rules(path_beneath_rules(writable, read | AccessFs::WriteFile)));
    made.and_then(landlock::RulesetCreated::restrict_self)
        .is_ok_and(|status| status.ruleset != RulesetStatus::NotEnforced)
}

#[cfg(not(target_os = "linux"))]
fn only_files(_: &[PathBuf], _: &[&str]) -> bool {
    false
}

/// The system calls of a process that computes and answers on pipes it already holds. Anything else fails with EPERM.
#[cfg(target_os = "linux")]
fn only_calls() -> Option<()> {
    use seccompiler::SeccompAction::{Allow, Errno};
    filter_calls(&calls::ALLOWED, Errno(calls::EPERM), Allow)
}

/// A program of somebody else makes too many kinds of calls to name them; sockets, and what looks into other processes, are closed to it.
#[cfg(target_os = "linux")]
fn without_some_calls() -> Option<()> {
    use seccompiler::SeccompAction::{Allow, Errno};
    filter_calls(&calls::CLOSED_TO_TOOLS, Allow, Errno(calls::EPERM))
}

#[cfg(target_os = "linux")]
fn filter_calls(
    named: &[i64],
    others_do: seccompiler::SeccompAction,
    named_do: seccompiler::SeccompAction,
) -> Option<()> {
    use seccompiler::{BpfProgram, SeccompFilter, TargetArch};
    let arch = TargetArch::try_from(std::env::consts::ARCH).ok()?;
    let rules = named.iter().map(|call| (*call, Vec::new())).collect();
    let program: BpfProgram = SeccompFilter::new(rules, others_do, named_do, arch).ok()?.try_into().ok()?;
    seccompiler::apply_filter(&program).ok()
}

#[cfg(not(target_os = "linux"))]
fn only_calls() -> Option<()> {
    None
}

#[cfg(not(target_os = "linux"))]
fn without_some_calls() -> Option<()> {
    None
}

#[cfg(target_os = "linux")]
mod calls {
    pub(super) const EPERM: u32 = 1;

    /// read, write, close, fstat, lseek, poll, memory, signals of its own, locks, clocks, random numbers, exit.
    #[cfg(target_arch = "x86_64")]
    pub(super) const ALLOWED: [i64; 33] = [
        0, 1, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 19, 20, 24, 25, 28, 35, 39, 60, 98, 131, 186, 202, 204, 218, 228,
        230, 231, 234, 271, 318,
    ];

    #[cfg(target_arch = "aarch64")]
    pub(super) const ALLOWED: [i64; 33] = [
        57, 62, 63, 64, 65, 66, 73, 80, 93, 94, 96, 98, 99, 101, 113, 115, 123, 124, 131, 132, 134, 135, 139, 165, 172,
        178, 214, 215, 216, 222, 226, 233, 278,
    ];

    /// socket, connect, bind, listen, ptrace, process_vm_readv and _writev, io_uring_setup.
    #[cfg(target_arch = "x86_64")]
    pub(super) const CLOSED_TO_TOOLS: [i64; 8] = [41, 42, 49, 50, 101, 310, 311, 425];

    #[cfg(target_arch = "aarch64")]
    pub(super) const CLOSED_TO_TOOLS: [i64; 8] = [198, 203, 200, 201, 117, 270, 271, 425];

    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    pub(super) const ALLOWED: [i64; 0] = [];

    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    pub(super) const CLOSED_TO_TOOLS: [i64; 0] = [];
}
