//! A server that means harm: every case ends soon, with a typed outcome, and little is read.

#![expect(clippy::unwrap_used, reason = "test code, but not inside a #[test]")]

mod support;

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use crosscheck_fetch::{Limits, Settings};
use crosscheck_model::Gap;
use crosscheck_testkit::servers::{Authority, Server, hostile};
use support::*;

/// The usual limits with shorter times, so that the test takes seconds; sizes are as shipped.
fn settings() -> Settings {
    let limits = Limits {
        headers: Duration::from_secs(2),
        grace: Duration::from_secs(2),
        total: Duration::from_secs(6),
        ..Limits::default()
    };
    Settings {
        limits,
        hurry_private: true,
        allow_private: vec!["93.184.215.0/24".parse().unwrap()],
        ..Settings::default()
    }
}

fn expected(path: &str) -> &'static [Gap] {
    match path {
        "/ten-gigabytes-announced" | "/ten-gigabytes-unannounced" | "/ten-gigabytes-in-chunks" => &[Gap::TooLarge],
        "/gzip-bomb" | "/gzip-twice-bomb" | "/br-bomb" | "/zstd-bomb" | "/zstd-window" => &[Gap::TooLarge],
        "/megabyte-header" | "/megabyte-of-headers" | "/endless-headers" | "/endless-informational" => &[Gap::TooLarge],
        "/one-byte-a-second" | "/silent-body" | "/silent" => &[Gap::TimedOut],
        "/endless-redirect/0" | "/looping-redirect" => &[Gap::Malformed],
        "/reset-in-body" | "/short-body" => &[Gap::ConnectionFailed],
        "/lying-gzip" | "/unknown-coding" | "/not-http" | "/two-lengths" => &[Gap::Malformed],
        "/bad-chunk" => &[Gap::Malformed, Gap::ConnectionFailed],
        other => panic!("no expectation for {other}"),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_case_ends_soon_with_its_own_gap_and_little_read() {
    hostile::prepare();
    let authority = Authority::new().unwrap();
    let server = Server::start(&authority, Arc::new(hostile::answer)).await.unwrap();
    for path in hostile::CASES {
        let network = Arc::new(TestNetwork::new(Dial::Loopback { http: server.http, https: server.https }));
        let fetcher = fetcher(settings(), &network);
        let started = Instant::now();
        let reply = fetcher.get(&json(&format!("http://hostile.example{path}"))).await;
        let took = started.elapsed();
        let read = network.bytes_read.load(Ordering::Relaxed);
        let gap = gap(reply);
        assert!(expected(path).contains(&gap), "{path}: {gap:?}");
        assert!(took < Duration::from_secs(10), "{path}: {took:?}");
        assert!(read <= 16 << 20, "{path}: {read} bytes read");
    }
}

#[tokio::test]
async fn answers_that_only_look_odd_arrive_unchanged() {
    let (fetcher, _, _) = in_memory(Settings::default(), hostile::answer);
    for path in hostile::ODD {
        let found = page(fetcher.get(&html(&format!("http://{}.example{path}", &path[1..]))).await);
        assert_eq!(found.status, 200, "{path}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_shipped_times_end_every_silence_within_half_a_minute() {
    for path in ["/silent", "/silent-body", "/one-byte-a-second"] {
        let (fetcher, _, _) = in_memory(Settings::default(), hostile::answer);
        let started = tokio::time::Instant::now();
        assert_eq!(gap(fetcher.get(&json(&format!("http://hostile.example{path}"))).await), Gap::TimedOut, "{path}");
        assert!(started.elapsed() <= Duration::from_secs(30), "{path}: {:?}", started.elapsed());
    }
}

#[tokio::test(start_paused = true)]
async fn a_host_that_accepts_no_connection_times_out() {
    let network = Arc::new(TestNetwork::new(Dial::Nowhere));
    let started = tokio::time::Instant::now();
    assert_eq!(gap(fetcher(Settings::default(), &network).get(&json("http://a.example/")).await), Gap::TimedOut);
    assert_eq!(started.elapsed(), Duration::from_secs(5));
}
