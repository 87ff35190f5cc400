//! Signed evidence: made again on another machine, and found changed by one bit.

use super::{EVERYTHING, Server, key, of_dossier, run};
use crate::crosscheck;

#[test]
fn evidence_is_made_again_byte_for_byte_and_one_changed_bit_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let (store, file) = (folder.path().join("store"), folder.path().join("case.evidence.json"));
    let key = key(&store, "acme", EVERYTHING, &[]);
    let server = Server::start(&store, &[]);
    let client = server.client(&key);
    let evidence = run(async {
        let case = client.submit(&of_dossier("A-1", "half_unreachable.wacz"), None).await.unwrap();
        client.wait(&case.id).await.unwrap();
        client.evidence(&case.id).await.unwrap()
    });
    let verify = |bytes: &[u8], more: &[&str]| {
        std::fs::write(&file, bytes).unwrap();
        crosscheck(&[&["verify", file.to_str().unwrap()], more].concat())
    };
    let verified = verify(&evidence, &[]);
    assert_eq!(verified.status, 0, "{}", verified.error);
    let public_key = verified.json()["manifest"]["public_key"].as_str().unwrap().to_owned();
    assert_eq!(verify(&evidence, &["--public-key", &public_key]).status, 0);
    assert_eq!(verify(&evidence, &["--public-key", &"0".repeat(64)]).status, 5);
    for at in [1, 40, evidence.len() / 4, evidence.len() / 2, evidence.len() - 40, evidence.len() - 1] {
        for bit in [0, 5] {
            let mut changed = evidence.clone();
            changed[at] ^= 1 << bit;
            assert_eq!(verify(&changed, &[]).status, 5, "byte {at}, bit {bit}");
        }
    }
}
