//! Test keys and the links that stand for outcomes.

use crosscheck_client::{CaseState, NewCase};
use serde_json::Value;

use super::{EVERYTHING, Server, key, new_case, run};

#[test]
fn four_links_stand_for_outcomes_and_nothing_is_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let (test, live) =
        (key(folder.path(), "acme", EVERYTHING, &["--test"]), key(folder.path(), "acme", EVERYTHING, &[]));
    let server = Server::start(folder.path(), &[]);
    let client = server.client(&test);
    run(async {
        let outcome = async |path: &str| {
            let links = vec![format!("https://test.crosscheck.example/{path}")];
            let case = client.submit(&NewCase { links, ..new_case("A-1") }, None).await.unwrap();
            assert_eq!(client.wait(&case.id).await.unwrap().state, CaseState::Done);
            let report: Value = serde_json::from_slice(&client.report(&case.id, "*/*").await.unwrap()).unwrap();
            (case.id, report)
        };
        let contradictions = |report: &Value| report["disagreements"].as_array().unwrap().len();
        let read = |report: &Value| {
            let sources = report["sources"].as_array().unwrap();
            sources.iter().filter(|source| source["outcome"] == "read").count()
        };
        let _twice = outcome("contradiction").await;
        let (id, report) = outcome("contradiction").await;
        assert!(contradictions(&report) > 0);
        assert_eq!(report["basis"]["consent_ref"], "C-1");
        assert_eq!(contradictions(&outcome("consistent").await.1), 0);
        let (_, report) = outcome("unreachable").await;
        assert_eq!((contradictions(&report), read(&report)), (0, 1), "the CV alone is read");
        let (_, report) = outcome("anything-else").await;
        assert_eq!(read(&report), 0);
        let store = folder.path().to_str().unwrap();
        let linked = crate::crosscheck(&["link", "--store", store]);
        assert!(
            linked.status == 0 && linked.out.is_empty(),
            "what is tried out twice is nobody's second application: {}",
            linked.out
        );
        let other = server.client(&live).case(&id).await;
        assert!(other.is_err(), "a live key sees no test case of its own tenant");
    });
}
