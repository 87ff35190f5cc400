//! The Python client, against a server. Where there is no Python, nothing is tested.

use std::path::Path;
use std::process::Command;

use super::{EVERYTHING, Server, key};

#[test]
fn the_python_client_does_what_the_service_describes() {
    let folder = tempfile::tempdir().unwrap();
    let key = key(folder.path(), "acme", EVERYTHING, &["--test"]);
    let server = Server::start(folder.path(), &[]);
    let script = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/python_client.py"));
    let Ok(ran) = Command::new("python3").arg("-B").arg(script).args([&server.url, &key]).output() else { return };
    assert!(ran.status.success(), "{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
}
