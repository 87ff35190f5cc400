use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use anyhow::Context;
use crosscheck_report::Paint;

/// How the command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    /// It ran.
    Done,
    /// The command or a file is wrong.
    Usage,
    /// A contradiction was found, and the caller wants to know.
    Contradiction,
    /// Links were given and none could be read.
    NothingReached,
    /// Rows of a roster have no result, or what was verified does not hold.
    SomeFailed,
    /// A batch ended before its last row because it was told to.
    StoppedEarly,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Done => 0,
            Status::Usage => 2,
            Status::Contradiction => 3,
            Status::NothingReached => 4,
            Status::SomeFailed => 5,
            Status::StoppedEarly => 6,
        })
    }
}

/// What went wrong, and why, on standard error.
pub(crate) fn complain(error: &anyhow::Error) {
    // A pipe whose reader has gone (`| head`) is no error to speak of.
    let gone = error.downcast_ref::<io::Error>().is_some_and(|cause| cause.kind() == io::ErrorKind::BrokenPipe);
    if !gone {
        say(&format!("crosscheck: {error:#}"));
    }
}

/// One line on standard error.
pub(crate) fn say(line: &str) {
    let line = crosscheck_report::escape_terminal(line);
    // Nothing is left to tell if standard error is closed.
    drop(writeln!(anstream::stderr(), "{line}"));
}

/// Whether standard output takes colours: a terminal, unless `NO_COLOR` or the like says otherwise.
pub(crate) fn paint() -> Paint {
    let choice = anstream::AutoStream::choice(&io::stdout());
    if io::stdout().is_terminal() && choice != anstream::ColorChoice::Never { Paint::Colour } else { Paint::Plain }
}

/// Prints to standard output.
pub(crate) fn print(text: &str) -> anyhow::Result<()> {
    let mut output = io::stdout().lock();
    output.write_all(text.as_bytes())?;
    output.flush()?;
    Ok(())
}

/// Writes a file whole or not at all: beside it first, then under its name. What is there already and is no plain file (a
/// device, a pipe, a link) is written into, never replaced.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let replaceable = std::fs::symlink_metadata(path).map_or(true, |metadata| metadata.is_file());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let write = || -> io::Result<()> {
        if !replaceable {
            return std::fs::OpenOptions::new().write(true).truncate(true).open(path)?.write_all(bytes);
        }
        let mut file = tempfile::NamedTempFile::new_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    };
    write().with_context(|| format!("cannot write {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::write_file;

    #[cfg(unix)]
    #[test]
    fn a_link_or_a_device_is_written_into_and_a_file_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("target"), folder.path().join("link"));
        std::fs::write(&target, "old and longer").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        write_file(&link, b"new").unwrap();
        assert!(link.is_symlink());
        assert_eq!(std::fs::read(&target).unwrap(), b"new");
        write_file(&target, b"newer").unwrap();
        assert_eq!(std::fs::read(&link).unwrap(), b"newer");
        assert!(write_file(&folder.path().join("no folder/file"), b"x").is_err());
    }
}
