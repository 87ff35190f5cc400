//! A server or a worker that is killed loses nothing and doubles nothing; one that is stopped gives back what it holds.

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crosscheck_client::{CaseState, NewCase};
use serde_json::Value;

use super::{EVERYTHING, Server, key, new_case, of_dossier, run};

const CASES: usize = 12;

fn worker(store: &std::path::Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.arg("worker").arg("--store").arg(store).env("XDG_CONFIG_HOME", "/nonexistent");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

#[test]
fn killed_servers_and_workers_lose_nothing_and_double_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &["--jobs", "3"]);
    let mut ids = Vec::new();
    run(async {
        for number in 0..CASES {
            let new = of_dossier(&format!("A-{number}"), "half_unreachable.wacz");
            ids.push(server.client(&key).submit(&new, Some(&number.to_string())).await.unwrap().id);
        }
    });
    server.kill();
    for milliseconds in [150, 700] {
        let mut running = worker(folder.path());
        std::thread::sleep(Duration::from_millis(milliseconds));
        running.kill().unwrap();
        running.wait().unwrap();
    }
    let beside = worker(folder.path());
    let server = Server::start(folder.path(), &["--jobs", "3"]);
    let client = server.client(&key);
    run(async {
        for (number, id) in ids.iter().enumerate() {
            let new = of_dossier(&format!("A-{number}"), "half_unreachable.wacz");
            assert_eq!(client.submit(&new, Some(&number.to_string())).await.unwrap().id, *id, "not made twice");
            assert_eq!(client.wait(id).await.unwrap().state, CaseState::Done);
            let path = format!("/v1/cases/{id}/timeline?limit=100");
            let timeline: Value = client.get(&path, "*/*").await.unwrap().json().unwrap();
            let of = |kind: &str| timeline["data"].as_array().unwrap().iter().filter(|one| one["type"] == kind).count();
            assert_eq!((of("case.created"), of("case.finished")), (1, 1), "{timeline}");
        }
        let all: Value = client.get("/v1/cases?limit=100", "*/*").await.unwrap().json().unwrap();
        assert_eq!(all["data"].as_array().unwrap().len(), CASES);
    });
    let mut beside = beside;
    beside.kill().unwrap();
    beside.wait().unwrap();
}

#[test]
fn a_server_that_is_stopped_ends_in_good_order() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &[]);
    let server = Server::start(folder.path(), &[]);
    let client = server.client(&key);
    let id = run(async {
        let ready = client.get("/ready", "*/*").await.unwrap();
        assert_eq!(ready.status, 200);
        client.submit(&of_dossier("A-1", "half_unreachable.wacz"), None).await.unwrap().id
    });
    assert_eq!(server.stop(), 0);
    let server = Server::start(folder.path(), &[]);
    run(async {
        let client = server.client(&key);
        assert_eq!(client.wait(&id).await.unwrap().state, CaseState::Done);
        // Nothing to read from, and no network here: a case without anything is refused, not kept.
        let empty = client.submit(&NewCase { links: Vec::new(), ..new_case("A-2") }, None).await;
        assert!(empty.is_err());
    });
}
