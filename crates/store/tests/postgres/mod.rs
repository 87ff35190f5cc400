//! A PostgreSQL server of the test's own, from the system's package, in a temporary folder.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use crosscheck_store::Location;

/// A server that goes away with the tests.
pub(super) struct Server {
    folder: tempfile::TempDir,
}

static SERVER: OnceLock<Option<Server>> = OnceLock::new();

/// The server; nothing, and a line that says so, where PostgreSQL is not installed.
pub(super) fn server() -> Option<&'static Server> {
    SERVER.get_or_init(Server::start).as_ref()
}

fn programs() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .collect();
    versions.sort();
    versions.pop().filter(|folder| folder.join("initdb").exists())
}

/// The server refuses to run as root: then everything is done as the user `postgres` that the package made.
fn command(program: &Path) -> Command {
    let is_root = std::fs::metadata("/proc/self").is_ok_and(|file| std::os::unix::fs::MetadataExt::uid(&file) == 0);
    if !is_root {
        return Command::new(program);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
    command
}

fn run(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).stdin(Stdio::null()).status().is_ok_and(|done| done.success())
}

impl Server {
    #[expect(
        clippy::print_stderr,
        clippy::zombie_processes,
        reason = "a test that does not run says so; what stops the server outlives the tests on purpose"
    )]
    fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            eprintln!("PostgreSQL is not installed: its tests did not run (Debian: apt-get install postgresql)");
            assert!(std::env::var_os("CI").is_none(), "CI runs the tests on PostgreSQL");
            return None;
        };
        let folder = tempfile::tempdir().unwrap();
        let open = std::os::unix::fs::PermissionsExt::from_mode(0o777);
        std::fs::set_permissions(folder.path(), open).unwrap();
        let data = folder.path().join("data");
        let made =
            run(command(&programs.join("initdb")).arg("-D").arg(&data).args(["-U", "tester", "-A", "trust", "-N"]));
        assert!(made, "initdb failed");
        let options =
            format!("-k {} -c listen_addresses='' -c fsync=off -c max_connections=100", folder.path().display());
        let started = run(command(&programs.join("pg_ctl")).arg("-D").arg(&data).args(["-w", "-o", &options, "start"]));
        assert!(started, "the server did not start");
        // The server would outlive the tests: a shell waits for this process to end.
        let script =
            "folder=$1; while kill -0 \"$2\" 2>/dev/null; do sleep 0.2; done; shift 2; \"$@\"; rm -rf \"$folder\"";
        let mut stop = command(&programs.join("pg_ctl"));
        stop.arg("-D").arg(&data).args(["-m", "immediate", "stop"]);
        Command::new("sh")
            .args(["-c", script, "sh"])
            .arg(folder.path())
            .arg(std::process::id().to_string())
            .arg(stop.get_program())
            .args(stop.get_args())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Some(Self { folder })
    }

    /// An empty database of this name, with a key file of its own.
    pub(super) fn database(&self, name: &str) -> Location {
        let programs = programs().unwrap();
        // Names of databases are cut at 63 characters.
        let short: String = name.chars().take(60).collect();
        assert!(run(command(&programs.join("createdb"))
            .arg("-h")
            .arg(self.folder.path())
            .args(["-U", "tester", &short])));
        let host = self.folder.path().to_string_lossy().replace('/', "%2F");
        let url = format!("postgres://tester@{host}/{short}");
        Location::Postgres { url, key: Some(self.folder.path().join(format!("{short}.key"))) }
    }
}
