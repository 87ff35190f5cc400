//! With real workers: this test program starts copies of itself. It has no harness, because a worker must be confined before any
//! thread exists.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stdout, reason = "it is its own harness")]

#[path = "support/histories.rs"]
mod histories;
mod support;

use std::sync::Arc;
use std::time::{Duration, Instant};

use crosscheck_engine::{Readers, answer_task};
use crosscheck_model::{Locator, Outcome};
use crosscheck_sandbox::{Limits, Pool, Program, serve};

use histories::with_histories;
use support::{LOGIN, application, engine, user};

const WORKER: &str = "--act-as-worker";
const STUCK: &str = "--act-as-stuck-worker";

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some(WORKER) => return serve(&Limits::default(), answer_task).unwrap(),
        Some(STUCK) => {
            return serve(&Limits::default(), |_| {
                loop {
                    std::hint::spin_loop();
                }
            })
            .unwrap();
        }
        _ => {}
    }
    let tests: [(&str, fn()); 2] = [
        ("ten_histories_of_8_mib_are_read_a_message_each", ten_histories_of_8_mib_are_read_a_message_each),
        ("a_dropped_case_kills_its_worker", a_dropped_case_kills_its_worker),
    ];
    println!("\nrunning {} tests", tests.len());
    for (name, test) in tests {
        test();
        println!("test {name} ... ok");
    }
    println!("\ntest result: ok. {} passed; 0 failed; 0 ignored; 0 measured; 0 filtered out", tests.len());
}

fn readers(argument: &str, size: usize) -> Readers {
    let program = Program { path: std::env::current_exe().unwrap(), arguments: vec![argument.into()] };
    Readers::workers(Arc::new(Pool::new(program, Limits::default(), size)))
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

fn ten_histories_of_8_mib_are_read_a_message_each() {
    let pages = with_histories(user("Lotte van Tongeren"), 10, 40, 8 << 20);
    let link = format!("https://github.com/{LOGIN}");
    let checked = block_on(engine(readers(WORKER, 2)).check(application(pages, &[&link])));
    let reading = &checked.case.sources[1];
    assert_eq!(reading.source.outcome, Outcome::Read, "{:?}", reading.problems);
    assert_eq!(reading.claims.commits.len(), 400, "{:?}", reading.problems);
    assert_eq!(reading.claims.names.len(), 1, "the small pages are read once");
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    // Every claim still points at a page of the table.
    for claim in &reading.claims.commits {
        assert!(reading.pages.iter().any(|page| page.id == claim.evidence().page));
        assert!(matches!(claim.evidence().locator, Locator::Object(_)));
    }
}

/// Processes that this one started as workers of a kind, and that are still there.
fn running(argument: &str) -> usize {
    let own = std::process::id().to_string();
    let processes = std::fs::read_dir("/proc").unwrap().flatten();
    let is_one = |folder: &std::path::Path| {
        let stat = std::fs::read_to_string(folder.join("stat")).ok()?;
        let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
        let (state, parent) = (fields.next()?, fields.next()?);
        let command = std::fs::read_to_string(folder.join("cmdline")).ok()?;
        (parent == own && state != "Z" && command.contains(argument)).then_some(())
    };
    processes.filter(|entry| is_one(&entry.path()).is_some()).count()
}

fn a_dropped_case_kills_its_worker() {
    if !cfg!(target_os = "linux") {
        return;
    }
    block_on(async {
        let engine = engine(readers(STUCK, 1));
        let case = engine.check(application(user("Lotte van Tongeren"), &[]));
        assert!(tokio::time::timeout(Duration::from_secs(2), case).await.is_err());
        let started = Instant::now();
        while running(STUCK) > 0 {
            assert!(started.elapsed() < Duration::from_secs(5), "the worker outlives its case");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    });
}
