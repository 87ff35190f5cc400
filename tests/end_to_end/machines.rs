//! Several `crosscheck worker` processes on one PostgreSQL, as on several machines: some are killed, one is stopped past its lease, and the
//! hosts that they ask count what comes. `just workers` runs the long form.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use crosscheck_client::NewCase;
use crosscheck_store::{Location, State, Store, Tenant};

use crate::crosscheck;
use crate::postgres;
use crate::service::{Server, new_case, run};

/// Short, so that a test can wait for its end.
const LEASE: Duration = Duration::from_secs(2);
/// A host that states no limit: `OTHERS` in `fetch/src/politeness/policy.rs`.
const PERIOD: Duration = Duration::from_secs(1);
const AT_ONCE: usize = 2;
/// How late one request may be at the server, and the next one in time.
const SLACK: Duration = Duration::from_millis(600);
/// Many enough that a case does not wait long for its turn.
const HOSTS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
/// Longest wait for anything.
const PATIENCE: Duration = Duration::from_secs(240);

/// Web sites on loopback that note who asks when.
#[derive(Clone)]
struct Sites {
    port: u16,
    log: Arc<Mutex<BTreeMap<String, Host>>>,
}

#[derive(Default)]
struct Host {
    asked: Vec<(Instant, String)>,
    under_way: usize,
    most: usize,
}

impl Sites {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let sites = Self { port: listener.local_addr().unwrap().port(), log: Arc::default() };
        let serving = sites.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let sites = serving.clone();
                std::thread::spawn(move || sites.answer(stream));
            }
        });
        sites
    }

    /// One request a connection. A caller that was killed is not there any more to be answered.
    fn answer(&self, mut stream: TcpStream) -> Option<()> {
        let mut lines = BufReader::new(stream.try_clone().ok()?).lines().map_while(Result::ok);
        let path = lines.next()?.split(' ').nth(1)?.to_owned();
        let host = lines.find_map(|line| Some(line.to_lowercase().strip_prefix("host: ")?.trim().to_owned()))?;
        {
            let mut log = self.log.lock().unwrap();
            let host = log.entry(host.clone()).or_default();
            host.asked.push((Instant::now(), path.clone()));
            host.under_way += 1;
            host.most = host.most.max(host.under_way);
        }
        let is_page = path != "/robots.txt";
        std::thread::sleep(match host.starts_with("slow") && is_page {
            true => PERIOD * 5 / 2,
            false => Duration::from_millis(50),
        });
        self.log.lock().unwrap().entry(host).or_default().under_way -= 1;
        let (status, body) = match is_page {
            true => (
                "200 OK",
                "<html><head><title>Ada Example</title></head><body><h1>Ada Example</h1><p>Engineer</p></body></html>",
            ),
            false => ("404 Not Found", ""),
        };
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\nContent-Type: text/html\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(format!("{head}{body}").as_bytes()).ok()?;
        // Until the other side has read it.
        stream.shutdown(std::net::Shutdown::Write).ok()?;
        stream.read(&mut [0; 64]).ok().map(|_| ())
    }

    fn has_asked(&self, host: &str, path: &str) -> bool {
        self.log.lock().unwrap().get(host).is_some_and(|host| host.asked.iter().any(|(_, asked)| asked == path))
    }

    /// No host was asked more often than it may be, in whatever stretch of time, nor had more under way.
    fn were_asked_politely(&self) {
        for (name, host) in &*self.log.lock().unwrap() {
            assert!(host.most <= AT_ONCE, "{name}: {} under way", host.most);
            let times: Vec<Instant> = host.asked.iter().map(|(time, _)| *time).collect();
            for (first, start) in times.iter().enumerate() {
                for (more, end) in (1_u32..).zip(&times[first + 1..]) {
                    assert!(PERIOD * more <= *end - *start + SLACK, "{name}: {more} more within {:?}", *end - *start);
                }
            }
        }
    }
}

/// A database with cases that wait, and who works on it.
struct Installation {
    url: String,
    key_file: String,
    location: Location,
    sites: Sites,
    ids: Vec<String>,
}

impl Installation {
    /// With a case for each of these links.
    fn with(database: &str, links: &[String]) -> Option<Self> {
        let location = postgres::server()?.database(database);
        let Location::Postgres { url, key } = &location else { panic!("not a database") };
        let (url, key_file) = (url.clone(), key.as_deref().map(Path::to_str).unwrap().unwrap().to_owned());
        let mut installation = Self { url, key_file, location, sites: Sites::start(), ids: Vec::new() };
        let store = ["--store", &installation.url, "--store-key", &installation.key_file];
        let create = ["key", "create", "--tenant", "acme", "--scope", "cases:write,cases:read"];
        let made = crosscheck(&[&create[..], &store].concat());
        assert_eq!(made.status, 0, "{}", made.error);
        let more = installation.options();
        let more: Vec<&str> = more.iter().map(String::as_str).collect();
        let server = Server::start(Path::new(&installation.url), &more);
        let client = server.client(made.out.trim());
        installation.ids = run(async {
            let mut ids = Vec::new();
            for (number, link) in links.iter().enumerate() {
                let new = NewCase { links: vec![link.clone()], ..new_case(&format!("A-{number}")) };
                ids.push(client.submit(&new, None).await.unwrap().id);
            }
            ids
        });
        // It works on cases too, and goes like the others that are killed.
        server.kill();
        Some(installation)
    }

    fn options(&self) -> Vec<String> {
        let mut options: Vec<String> = ["--polite-private", "--jobs", "2", "--lease", "2s"].map(str::to_owned).into();
        options.extend(["--store-key".to_owned(), self.key_file.clone()]);
        for host in HOSTS.iter().chain(&["slow"]) {
            options.extend(["--resolve".to_owned(), format!("{host}.example:80:127.0.0.1:{}", self.sites.port)]);
        }
        options
    }

    fn worker(&self) -> Worker {
        let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
        command.args(["worker", "--store", &self.url]).args(self.options()).env("XDG_CONFIG_HOME", "/nonexistent");
        Worker(command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap())
    }

    /// How many cases have their result.
    async fn done(&self, store: &Store) -> usize {
        let tenant = Tenant { name: "acme".to_owned(), live: true };
        let all = store.submissions(&tenant, i64::MAX, 10_000, None).await.unwrap();
        assert_eq!(all.len(), self.ids.len(), "none is lost, none is doubled");
        let left_alone = all.iter().filter(|one| one.state == Some(State::Quarantined)).count();
        assert_eq!(left_alone, 0, "no case is to blame for who was killed");
        all.iter().filter(|one| one.state == Some(State::Done)).count()
    }

    /// Waits until so many cases are done.
    fn wait_for(&self, cases: usize) {
        run(async {
            let store = Store::open(&self.location).await.unwrap();
            let began = Instant::now();
            loop {
                let done = self.done(&store).await;
                if done >= cases {
                    return;
                }
                assert!(began.elapsed() < PATIENCE, "{done} of {cases} are done");
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
        });
    }

    /// Each case was made once and has one result.
    fn is_whole(&self) {
        self.wait_for(self.ids.len());
        run(async {
            let store = Store::open(&self.location).await.unwrap();
            let tenant = Tenant { name: "acme".to_owned(), live: true };
            for id in &self.ids {
                let of = store.find_submission(&tenant, id).await.unwrap().unwrap();
                let events = store.events(of.id, 0, 10_000).await.unwrap();
                let count = |kind: &str| events.iter().filter(|event| event.kind == kind).count();
                assert_eq!((count("case.created"), count("case.finished")), (1, 1), "{id}");
            }
            assert_eq!(store.check().await.unwrap().problems, Vec::<String>::new());
        });
        self.sites.were_asked_politely();
    }
}

struct Worker(Child);

impl Worker {
    fn signal(&self, name: &str) {
        let told = Command::new("sh").args(["-c", &format!("kill -{name} {}", self.0.id())]).status().unwrap();
        assert!(told.success());
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn links(hosts: &[&str], cases: usize) -> Vec<String> {
    (0..cases).map(|number| format!("http://{}.example/ada-{number}", hosts[number % hosts.len()])).collect()
}

/// Numbers that differ from run to run; printed where they matter.
struct Chance(u64);

impl Chance {
    fn new() -> Self {
        let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
        Self(now.subsec_nanos().into())
    }

    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % most
    }
}

#[test]
fn of_workers_that_are_killed_at_any_point_no_case_is_lost_or_doubled() {
    let kills: usize = std::env::var("CROSSCHECK_WORKER_KILLS").map_or(4, |text| text.parse().unwrap());
    let cases = kills * 2 + 4;
    let Some(all) = Installation::with("killed", &links(&HOSTS, cases)) else { return };
    let mut chance = Chance::new();
    let seed = chance.0;
    let mut workers: Vec<Worker> = (0..3).map(|_| all.worker()).collect();
    for kill in 0..kills {
        // A case that eight processes ended on is left alone, whoever killed them: the killing keeps behind the work.
        all.wait_for(kill * 2);
        std::thread::sleep(Duration::from_millis(chance.below(2_500)));
        let one = usize::try_from(chance.below(3)).unwrap();
        // The new one is there before the old one has gone.
        workers[one].signal("KILL");
        workers[one] = all.worker();
        println!("kill {} of {kills}, seed {seed}", kill + 1);
    }
    all.is_whole();
    println!("{cases} cases, {kills} workers killed: none lost, none doubled");
}

#[test]
fn a_worker_that_is_stopped_past_its_lease_has_lost_its_case() {
    let Some(all) = Installation::with("stopped", &links(&["slow", "one", "two"], 6)) else { return };
    let stopped = all.worker();
    let began = Instant::now();
    while !all.sites.has_asked("slow.example", "/ada-0") {
        assert!(began.elapsed() < PATIENCE);
        std::thread::sleep(Duration::from_millis(20));
    }
    stopped.signal("STOP");
    std::thread::sleep(LEASE + LEASE / 2);
    let _others = [all.worker(), all.worker()];
    // All of them, those that it has among them.
    all.wait_for(6);
    stopped.signal("CONT");
    std::thread::sleep(LEASE);
    let mut stopped = stopped;
    assert!(stopped.0.try_wait().unwrap().is_none(), "it goes on");
    all.is_whole();
}

#[test]
fn hosts_are_asked_at_one_pace_by_all_workers_together() {
    let Some(all) = Installation::with("polite", &links(&["slow", "one"], 12)) else { return };
    let _workers = [all.worker(), all.worker(), all.worker()];
    all.is_whole();
    let log = all.sites.log.lock().unwrap();
    assert_eq!(log["slow.example"].most, AT_ONCE, "what may be under way is under way");
    assert!(log["one.example"].asked.len() > 6, "its six pages and its robots.txt");
}

/// A worker on a store in a folder, and what it says when it ends.
fn refused(store: &Path) -> (i32, String) {
    let ran = crosscheck(&["worker", "--store", store.to_str().unwrap()]);
    (ran.status, ran.error)
}

#[test]
fn a_worker_works_beside_a_newer_layout_as_far_as_that_says_it_may() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::Folder(folder.path().join("store"));
    let Location::Folder(path) = &location else { panic!("not a folder") };
    let store = run(Store::init(&location)).unwrap();
    let lay_out = |ahead, works_beside| run(store.lay_out_for_test(ahead, works_beside)).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_crosscheck"));
    command.args(["worker", "--store"]).arg(path).env("XDG_CONFIG_HOME", "/nonexistent");
    let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut running = Worker(child);
    let mut said = BufReader::new(running.0.stderr.take().unwrap());
    let mut line = String::new();
    said.read_line(&mut line).unwrap();
    assert!(line.contains("running the cases that wait"), "{line}");
    lay_out(1, 0);
    std::thread::sleep(Duration::from_millis(2_500));
    assert!(running.0.try_wait().unwrap().is_none(), "the newer layout lets it");
    lay_out(2, 2);
    assert_eq!(running.0.wait().unwrap().code(), Some(0));
    let mut rest = String::new();
    said.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("stopping") && rest.contains("use a newer program"), "{rest}");
    let (status, error) = refused(path);
    assert!(status == 2 && error.contains("use a newer program"), "{status} {error}");
    lay_out(-1, -1);
    let (status, error) = refused(path);
    assert!(status == 2 && error.contains("crosscheck store migrate"), "{status} {error}");
}
