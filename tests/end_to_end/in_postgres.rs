//! A store in PostgreSQL through the command line: a batch, killed and with its server restarted, and links.

use std::process::{Command, Stdio};
use std::time::Duration;

use crosscheck_store::Location;
use crosscheck_testkit::rosters::{Shares, write};

use crate::{crosscheck, postgres};

const ROWS: usize = 24;

#[test]
fn a_batch_and_its_links_come_to_the_same_in_postgresql() {
    let Some(server) = postgres::server() else { return };
    let Location::Postgres { url, key } = server.database("through_the_binary") else { return };
    let key = key.unwrap().to_string_lossy().into_owned();
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), 3, ROWS, Shares { bad_rows: 0, ..Shares::default() }).unwrap();
    let text = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (roster, warc, local) = (text("roster.csv"), text("pages.warc"), text("store"));
    let here = ["--store", local.as_str()];
    let there = ["--store", url.as_str(), "--store-key", key.as_str()];
    let batch = ["batch", roster.as_str(), "--replay", warc.as_str(), "--jobs", "4"];
    assert_eq!(crosscheck(&[batch.as_slice(), &here].concat()).status, 0);
    for kill_after in [400, 900] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        command.args([batch.as_slice(), &there].concat());
        let mut running = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(kill_after));
        drop(running.kill());
        running.wait().unwrap();
    }
    let ran = crosscheck(&[batch.as_slice(), &there].concat());
    assert_eq!(ran.status, 0, "{}", ran.error);
    for command in [["cases", "--format", "jsonl"], ["link", "--format", "jsonl"], ["link", "--format", "graphml"]] {
        let [one, other] = [here.as_slice(), &there].map(|store| crosscheck(&[command.as_slice(), store].concat()));
        assert_eq!((other.status, &other.out), (0, &one.out), "{command:?}: {}", other.error);
    }
    assert_eq!(crosscheck(&[["store", "check"].as_slice(), &there].concat()).status, 0);
    assert_eq!(crosscheck(&[["audit", "verify"].as_slice(), &there].concat()).status, 0);
    let erased = crosscheck(&[["store", "erase", "C-000001"].as_slice(), &there].concat());
    assert_eq!(erased.status, 0, "{}", erased.error);
    assert!(!crosscheck(&[["cases"].as_slice(), &there].concat()).out.contains("C-000001"));
}
