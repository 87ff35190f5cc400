//! Real workers: this test program starts copies of itself. It has no harness, because a worker must be confined before
//! any thread exists.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stdout, reason = "it is its own harness")]

use std::time::{Duration, Instant};

use crosscheck_sandbox::{Confinement, Interrupt, Limits, Pool, Program, WorkerFailure, serve};

fn main() {
    if std::env::args().nth(1).as_deref() == Some("--act-as-worker") {
        serve(&limits(), act).unwrap();
        return;
    }
    let tests: [(&str, fn()); 7] = [
        ("answers_come_back_and_the_worker_stays_warm", answers_come_back_and_the_worker_stays_warm),
        ("a_worker_opens_no_file_and_no_socket", a_worker_opens_no_file_and_no_socket),
        ("a_panic_is_told_and_the_pool_goes_on", a_panic_is_told_and_the_pool_goes_on),
        ("a_worker_that_eats_memory_dies_alone", a_worker_that_eats_memory_dies_alone),
        ("a_worker_that_never_answers_is_killed", a_worker_that_never_answers_is_killed),
        ("an_interrupt_kills_the_worker_and_frees_its_place", an_interrupt_kills_the_worker_and_frees_its_place),
        ("a_program_that_is_not_there_is_a_typed_failure", a_program_that_is_not_there_is_a_typed_failure),
    ];
    println!("\nrunning {} tests", tests.len());
    for (name, test) in tests {
        test();
        println!("test {name} ... ok");
    }
    println!("\ntest result: ok. {} passed; 0 failed; 0 ignored; 0 measured; 0 filtered out", tests.len());
}

fn limits() -> Limits {
    Limits { memory: 256 << 20, wall: Duration::from_millis(1_500), ..Limits::default() }
}

fn act(request: &[u8]) -> Vec<u8> {
    match request {
        b"open" => format!(
            "{:?} {:?} {:?} {:?}",
            std::fs::read("/etc/passwd").map(drop).map_err(|error| error.kind()),
            std::net::TcpStream::connect("127.0.0.1:9").map(drop).map_err(|error| error.kind()),
            std::net::UdpSocket::bind("127.0.0.1:0").map(drop).map_err(|error| error.kind()),
            std::process::Command::new("/bin/true").spawn().map(drop).map_err(|error| error.kind()),
        )
        .into_bytes(),
        b"panic" => panic!("as asked"),
        b"memory" => {
            let mut hoard = Vec::new();
            loop {
                hoard.push(vec![1_u8; 8 << 20]);
            }
        }
        b"forever" => loop {
            std::hint::spin_loop();
        },
        _ => request.iter().rev().copied().collect(),
    }
}

fn pool() -> Pool {
    let path = std::env::current_exe().unwrap();
    Pool::new(Program { path, arguments: vec!["--act-as-worker".into()] }, limits(), 2)
}

fn answers_come_back_and_the_worker_stays_warm() {
    let pool = pool();
    assert_eq!(pool.run(b"abc").unwrap(), b"cba");
    let started = Instant::now();
    for _ in 0..100 {
        assert_eq!(pool.run(&vec![7; 10_000]).unwrap(), vec![7; 10_000]);
    }
    let each = started.elapsed() / 100;
    assert!(each < Duration::from_millis(5), "a warm worker costs {each:?} a document");
}

fn a_worker_opens_no_file_and_no_socket() {
    let pool = pool();
    let answer = String::from_utf8(pool.run(b"open").unwrap()).unwrap();
    if cfg!(target_os = "linux") {
        assert!(!answer.contains("Ok"), "{answer}");
        assert_eq!(pool.confinement(), Some(Confinement::Full));
    }
}

fn a_panic_is_told_and_the_pool_goes_on() {
    let pool = pool();
    assert!(matches!(pool.run(b"panic"), Err(WorkerFailure::Panicked)));
    assert_eq!(pool.run(b"ab").unwrap(), b"ba");
}

fn a_worker_that_eats_memory_dies_alone() {
    let pool = pool();
    assert!(matches!(pool.run(b"memory"), Err(WorkerFailure::Died | WorkerFailure::Panicked)));
    assert_eq!(pool.run(b"ab").unwrap(), b"ba");
}

fn a_worker_that_never_answers_is_killed() {
    let pool = pool();
    assert!(matches!(pool.run(b"forever"), Err(WorkerFailure::TimedOut)));
    assert_eq!(pool.run(b"ab").unwrap(), b"ba");
}

fn a_program_that_is_not_there_is_a_typed_failure() {
    let program = Program { path: "no-such-program".into(), arguments: Vec::new() };
    assert!(matches!(Pool::new(program, limits(), 1).run(b"x"), Err(WorkerFailure::NotStarted(_))));
}

fn an_interrupt_kills_the_worker_and_frees_its_place() {
    let path = std::env::current_exe().unwrap();
    let patient = Limits { wall: Duration::from_secs(60), ..limits() };
    let pool = Pool::new(Program { path, arguments: vec!["--act-as-worker".into()] }, patient, 1);
    let interrupt = Interrupt::default();
    let started = Instant::now();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_millis(100));
            interrupt.set();
        });
        assert!(matches!(pool.run_unless(b"forever", &interrupt), Err(WorkerFailure::Interrupted)));
    });
    assert!(matches!(pool.run_unless(b"abc", &interrupt), Err(WorkerFailure::Interrupted)), "it stays set");
    assert_eq!(pool.run(b"abc").unwrap(), b"cba");
    assert!(started.elapsed() < Duration::from_secs(30), "{:?}", started.elapsed());
}
