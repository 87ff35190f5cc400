//! Everything that readings and findings hold can be written and read back: a store needs it, and workers do it all the time.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fmt::Debug;
use std::path::Path;
use std::sync::Arc;

use crosscheck_engine::{Application, Engine, FixedClock, Limits, Readers};
use crosscheck_fetch::archive::Archive;
use crosscheck_model::Extraction;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn survives<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T, what: &str) {
    let json = serde_json::to_string(value).unwrap();
    assert!(serde_json::from_str::<T>(&json).unwrap() == *value, "{what}: JSON");
    let mut binary = Vec::new();
    ciborium::into_writer(value, &mut binary).unwrap();
    assert!(ciborium::from_reader::<T, _>(binary.as_slice()).unwrap() == *value, "{what}: CBOR");
}

#[tokio::test]
async fn cases_findings_and_readings_of_every_fixture_survive() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures");
    let clock = Arc::new(FixedClock("2026-11-02T08:00:00Z".parse().unwrap()));
    let engine = Engine::new(Readers::in_process(2), clock, Limits::default());
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "wacz") {
            continue;
        }
        let name = path.display().to_string();
        let archive = Archive::open(&std::fs::read(&path).unwrap()).unwrap();
        let checked = engine.check(Application::of_archive(&Arc::new(archive))).await;
        assert!(!checked.case.sources.is_empty(), "{name}");
        survives(&checked.case, &name);
        for finding in &checked.result.findings {
            survives(finding, &name);
        }
        for reading in checked.case.sources {
            let outcome = reading.source.outcome;
            let extraction = Extraction {
                outcome,
                pages: reading.pages,
                claims: reading.claims,
                problems: reading.problems,
                words: reading.words,
            };
            survives(&extraction, &name);
        }
        read += 1;
    }
    assert_eq!(read, 6);
}
