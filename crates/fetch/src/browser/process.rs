use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use tempfile::TempDir;
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use super::arguments;

/// Names that distributions give it, and where macOS keeps it.
const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const MAC: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
/// The browser reads commands from descriptor 3 and writes to 4: the shell puts ours there. No port is opened, so that
/// nobody else on this machine can drive it.
const LAUNCH: &str = "exec \"$0\" \"$@\" 3<&0 4>&1 </dev/null >/dev/null 2>&1";
const SHELL: &str = "/bin/sh";

/// The program of this name, or the one that is installed if the name is empty.
pub(super) fn find(named: &Path) -> Option<PathBuf> {
    if !Path::new(SHELL).exists() {
        return None;
    }
    if named.components().count() > 1 {
        return named.is_file().then(|| named.to_owned());
    }
    let folders: Vec<PathBuf> =
        std::env::var_os("PATH").map(|path| std::env::split_paths(&path).collect()).unwrap_or_default();
    let installed = |name: &Path| folders.iter().map(|folder| folder.join(name)).find(|file| file.is_file());
    if !named.as_os_str().is_empty() {
        return installed(named);
    }
    let usual = NAMES.iter().find_map(|name| installed(Path::new(name)));
    usual.or_else(|| MAC.iter().map(PathBuf::from).find(|file| file.is_file()))
}

/// Chromium refuses to build its own sandbox for root.
pub(crate) fn is_root() -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        std::fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
    }
    #[cfg(not(unix))]
    false
}

/// A running browser with a profile of its own, which goes with it.
pub(super) struct Running {
    child: Child,
    profile: TempDir,
    /// Holds the port that the browser takes for its proxy; nobody answers there.
    _wall: TcpListener,
}

impl Running {
    pub(super) fn start(program: &Path, user_agent: &str) -> io::Result<(Self, ChildStdin, ChildStdout)> {
        let profile = tempfile::Builder::new().prefix("crosscheck-browser-").tempdir()?;
        let wall = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let arguments = arguments::of(profile.path(), wall.local_addr()?.port(), user_agent, !is_root());
        let mut command = Command::new(SHELL);
        command.arg("-c").arg(LAUNCH).arg(program).args(arguments);
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for name in ["HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"] {
            command.env(name, profile.path());
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
        let mut child = command.spawn()?;
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        Ok((Self { child, profile, _wall: wall }, to, from))
    }

    /// Ends it and removes its profile. Its helpers write on for a moment after it is gone.
    pub(super) async fn end(mut self) {
        self.child.kill().await.unwrap_or_default();
        for _ in 0..20 {
            if std::fs::remove_dir_all(self.profile.path()).is_ok() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
