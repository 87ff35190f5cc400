//! The service as its callers see it: over HTTP, through the client, started as the operator starts it.

mod ats;
mod cases;
mod documentation;
mod endpoints;
mod evidence;
mod interface;
mod notices;
mod outputs;
mod page;
mod people;
mod python;
mod rosters_over_http;
mod tenants;
mod trying_out;
mod unbroken;
mod visitor;

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};

use crosscheck_client::{Client, NewCase};

use crate::crosscheck;

/// A server in a process of its own, on a port that the system chose.
pub(crate) struct Server {
    child: Child,
    pub(crate) url: String,
    said: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// On this store. It reads nothing of the network but what `arguments` allow.
    pub(crate) fn start(store: &Path, arguments: &[&str]) -> Self {
        Self::run(&[&["--store", store.to_str().unwrap()], arguments].concat())
    }

    /// On a store of its own with invented cases.
    pub(crate) fn demo() -> Self {
        Self::run(&["--demo"])
    }

    fn run(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        command.args(["serve", "--listen", "127.0.0.1:0"]).args(arguments);
        command.env("XDG_CONFIG_HOME", "/nonexistent").stdin(Stdio::null()).stdout(Stdio::null());
        let mut child = command.stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let url = loop {
            let line = lines.next().expect("the server ended before it answered").unwrap();
            if let Some((_, address)) = line.split_once("answering at ") {
                break address.to_owned();
            }
        };
        let said: Arc<Mutex<Vec<String>>> = Arc::default();
        let heard = Arc::clone(&said);
        // A pipe that nobody reads would stop the server once it is full.
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(|line| heard.lock().unwrap().push(line)));
        Self { child, url, said }
    }

    pub(crate) fn client(&self, key: &str) -> Client {
        Client::new(self.url.parse().unwrap(), key).unwrap()
    }

    /// What it has said on standard error since it answers.
    pub(crate) fn said(&self) -> Vec<String> {
        self.said.lock().unwrap().clone()
    }

    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// As the operator stops it; its status.
    pub(crate) fn stop(mut self) -> i32 {
        let asked = Command::new("sh").args(["-c", &format!("kill -TERM {}", self.child.id())]).status().unwrap();
        assert!(asked.success());
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended already cannot be killed.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

pub(crate) const EVERYTHING: &str = "cases:write,cases:read,cases:decide,cases:erase,webhooks";

/// A new key of this tenant.
pub(crate) fn key(store: &Path, tenant: &str, scopes: &str, more: &[&str]) -> String {
    let store = store.to_str().unwrap();
    let arguments = ["key", "create", "--store", store, "--tenant", tenant, "--scope", scopes];
    let made = crosscheck(&[&arguments, more].concat());
    assert_eq!(made.status, 0, "{}", made.error);
    made.out.trim().to_owned()
}

pub(crate) fn fixture(name: &str) -> std::path::PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../fixtures")).join(name)
}

/// A case without links and files, which are added to it.
pub(crate) fn new_case(reference: &str) -> NewCase {
    NewCase {
        external_ref: reference.to_owned(),
        consent_ref: "C-1".to_owned(),
        permissible_purpose: "hiring".to_owned(),
        jurisdiction: "NL".to_owned(),
        ..NewCase::default()
    }
}

/// A case that is made of a dossier.
pub(crate) fn of_dossier(reference: &str, name: &str) -> NewCase {
    let bytes = std::fs::read(fixture(name)).unwrap();
    NewCase { dossier: Some(crosscheck_client::File::new(name, &bytes)), ..new_case(reference) }
}

pub(crate) fn run<T>(test: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(test)
}
