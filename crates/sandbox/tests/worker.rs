//! Real workers: this test program starts copies of itself. It has no harness, because a worker must be confined before
//! any thread exists.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stdout, reason = "it is its own harness")]

use std::time::{Duration, Instant};

use crosscheck_sandbox::{
    Confinement, Interrupt, Limits, Pool, Program, Tool, ToolFailure, ToolLimits, WorkerFailure, installed, serve,
    start_tool,
};

fn main() {
    if std::env::args().nth(1).as_deref() == Some("--act-as-worker") {
        serve(&limits(), act).unwrap();
        return;
    }
    if std::env::args().nth(1).as_deref() == Some("--start-tool") {
        let arguments: Vec<_> = std::env::args_os().skip(2).collect();
        std::process::exit(if start_tool(&arguments) == std::process::ExitCode::SUCCESS { 0 } else { 1 });
    }
    let tests: [(&str, fn()); 9] = [
        ("a_tool_answers_and_is_closed_in", a_tool_answers_and_is_closed_in),
        ("a_tool_is_bounded", a_tool_is_bounded),
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

/// The shell stands for any program that is installed.
#[cfg(unix)]
fn shell(wall: Duration) -> Tool {
    let launcher = Program { path: std::env::current_exe().unwrap(), arguments: vec!["--start-tool".into()] };
    Tool::new(installed("sh").unwrap(), launcher, ToolLimits { wall, ..ToolLimits::default() })
}

#[cfg(unix)]
fn a_tool_answers_and_is_closed_in() {
    let tool = shell(Duration::from_secs(20));
    let run = |script: &str, input: &[u8]| tool.run(&["-c", script], input, &Interrupt::default());
    let long = vec![b'x'; 3 << 20];
    assert_eq!(run("cat", &long).unwrap(), long);
    assert_eq!(run("echo ignored", &long).unwrap(), b"ignored\n", "it need not read its input");
    assert!(
        matches!(run("echo no language >&2; exit 3", b""), Err(ToolFailure::Failed(said)) if said == "no language\n")
    );
    let folder = std::env::temp_dir();
    let written = folder.join(format!("tool-{}", std::process::id()));
    if cfg!(target_os = "linux") {
        let script = format!("echo x > {}; cat /etc/hostname /etc/passwd; echo $?; echo $HOME", written.display());
        assert_eq!(run(&script, b"").unwrap(), b"1\n\n", "no file but the system's, none written, no environment");
    }
    assert!(!written.exists());
}

#[cfg(unix)]
fn a_tool_is_bounded() {
    let started = Instant::now();
    let run = |script: &str| shell(Duration::from_secs(2)).run(&["-c", script], b"", &Interrupt::default());
    assert!(matches!(run("while :; do :; done"), Err(ToolFailure::TimedOut)));
    assert!(matches!(
        run(
            "while :; do echo 0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789; done"
        ),
        Err(ToolFailure::TooLong | ToolFailure::TimedOut)
    ));
    assert!(started.elapsed() < Duration::from_secs(15), "{:?}", started.elapsed());
    let interrupt = Interrupt::default();
    interrupt.set();
    assert!(matches!(
        shell(Duration::from_secs(9)).run(&["-c", "cat"], b"", &interrupt),
        Err(ToolFailure::Interrupted)
    ));
    let launcher = Program { path: "no-such-program".into(), arguments: Vec::new() };
    let missing = Tool::new("tool".into(), launcher, ToolLimits::default());
    assert!(matches!(missing.run(&[], b"", &Interrupt::default()), Err(ToolFailure::NotStarted(_))));
}

#[cfg(not(unix))]
fn a_tool_answers_and_is_closed_in() {}

#[cfg(not(unix))]
fn a_tool_is_bounded() {}
