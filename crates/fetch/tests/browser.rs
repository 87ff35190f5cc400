//! Chromium, shown pages that are empty without it. It is the real browser on real sockets; what is asked of the network
//! goes through a network that counts, and what it might do past that is listened for on this machine's own addresses.
//! Without Chromium these tests say so and pass.
#![cfg(feature = "browser")]
#![expect(clippy::unwrap_used, reason = "test code, but not inside a #[test]")]
#![expect(clippy::print_stderr, reason = "a test that is left out says why")]

mod support;

use std::net::{IpAddr, TcpListener, UdpSocket};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use crosscheck_fetch::archive::{Archive, CaseSheet, Dossier};
use crosscheck_fetch::{Fetcher, Settings, SetupError, Tokens};
use crosscheck_model::{Gap, LawfulBasis, Page, Refusal, Reply, Request, Want};
use crosscheck_testkit::servers::{Answer, Asked, Authority, Handler, Server};
use support::*;

const SHELL: &str = r#"<!doctype html><html><head><title>x</title><script src="/app.js" defer></script></head><body><div id="root"></div></body></html>"#;

/// A site on loopback that the fetcher takes for public, with everything that it was asked.
struct Site {
    _server: Server,
    fetcher: Fetcher,
    network: Arc<TestNetwork>,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Site {
    async fn start(answer: impl Fn(&Asked) -> Answer + Send + Sync + 'static) -> Option<Self> {
        Self::with(Settings::default(), answer).await
    }

    async fn with(settings: Settings, answer: impl Fn(&Asked) -> Answer + Send + Sync + 'static) -> Option<Self> {
        let asked: Arc<Mutex<Vec<Asked>>> = Arc::default();
        let written = Arc::clone(&asked);
        let handler: Handler = Arc::new(move |one| {
            written.lock().unwrap().push(one.clone());
            answer(one)
        });
        let authority = Authority::new().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let ca = folder.path().join("ca.pem");
        std::fs::write(&ca, authority.pem()).unwrap();
        let server = Server::start(&authority, handler).await.unwrap();
        let network = Arc::new(TestNetwork::new(Dial::Loopback { http: server.http, https: server.https }));
        let settings = Settings { browser: Some("".into()), ca_files: vec![ca], ..settings };
        let settings =
            Settings { sites: crosscheck_sites::directory(), evaluator: crosscheck_sites::EVALUATOR, ..settings };
        match Fetcher::on(Arc::clone(&network) as _, "2026-03-01T12:00:00Z".parse().unwrap(), settings) {
            Ok(fetcher) => Some(Self { _server: server, fetcher, network, asked }),
            Err(SetupError::Browser { .. }) => {
                eprintln!("left out: no Chromium is installed");
                None
            }
            Err(error) => panic!("{error}"),
        }
    }

    fn paths(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|one| format!("{} {}{}", one.method, one.host, one.path)).collect()
    }
}

fn script(text: impl AsRef<[u8]>) -> Answer {
    Answer::new(200, &[("content-type", "text/javascript")], text)
}

fn body(page: &Page) -> String {
    String::from_utf8_lossy(&page.body).into_owned()
}

#[tokio::test]
async fn a_page_that_its_script_fills_is_read_as_it_is_shown() {
    let answer = |asked: &Asked| match asked.path.as_str() {
        "/ada" => Answer::html(SHELL),
        "/app.js" => script(
            "fetch('/data.json?x=1', {headers: {'X-Own': '1'}}).then(a => a.json()).then(a => fetch('http://api.example/more')\
             .then(b => b.json()).then(b => { document.getElementById('root').innerHTML = '<h1>' + a.name + ' ' + b.name + '</h1>';\
             document.title = navigator.userAgent; const style = document.createElement('link'); style.rel = 'stylesheet';\
             style.href = '/style.css'; document.head.append(style); new Image().src = '/picture.png'; }))",
        ),
        "/data.json?x=1" => Answer::json(r#"{"name":"Ada Bÿron 😀"}"#),
        "/more" => Answer::json(r#"{"name":"Engineer"}"#),
        _ => Answer::not_found(),
    };
    let Some(site) = Site::start(answer).await else { return };
    let page = page(site.fetcher.get(&html("http://profiles.example/ada")).await);
    assert!(body(&page).contains("<h1>Ada Bÿron 😀 Engineer</h1>"), "{}", body(&page));
    assert!(body(&page).contains("<title>crosscheck/"), "the browser says who asks: {}", body(&page));
    assert_eq!(page.media_type(), "text/html");
    assert_eq!((page.status, page.final_url.as_str()), (200, "http://profiles.example/ada"));
    assert_eq!(
        site.paths(),
        [
            "GET profiles.example/robots.txt",
            "GET profiles.example/ada",
            "GET profiles.example/app.js",
            "GET profiles.example/data.json?x=1",
            "GET api.example/robots.txt",
            "GET api.example/more",
        ],
        "the page is asked for once, and its style and pictures not at all"
    );
    for asked in site.asked.lock().unwrap().iter() {
        assert!(asked.header("user-agent").unwrap().starts_with("crosscheck/"), "{asked:?}");
        assert_eq!((asked.header("cookie"), asked.header("referer"), asked.header("x-own")), (None, None, None));
    }

    let sheet = CaseSheet {
        version: 1,
        application: None,
        cvs: Vec::new(),
        links: Vec::new(),
        follow_cv_links: false,
        at: page.captured_at,
        basis: LawfulBasis::default(),
        overrides: Vec::new(),
    };
    let mut dossier = Dossier::new(sheet);
    let request = html("http://profiles.example/ada");
    dossier.add_reply(&request, &Reply::Page(page.clone()));
    let archive = Archive::open(&dossier.write().unwrap()).unwrap();
    let Reply::Page(again) = archive.get(&request) else { panic!("not kept") };
    assert_eq!((again.body, again.captured_at, again.status), (page.body, page.captured_at, page.status));
    assert_eq!((again.url, again.final_url, again.sha256), (page.url, page.final_url, page.sha256));
}

/// Listens on this machine and counts who connects; where it listens.
fn listeners(hits: &Arc<AtomicUsize>) -> Vec<(String, u16)> {
    let mut ports = Vec::new();
    for address in ["127.0.0.1:0", "[::1]:0"] {
        let Ok(listener) = TcpListener::bind(address) else { continue };
        ports.push((address.replace(":0", ""), listener.local_addr().unwrap().port()));
        let hits = Arc::clone(hits);
        std::thread::spawn(move || {
            while listener.accept().is_ok() {
                hits.fetch_add(1, Ordering::Relaxed);
            }
        });
    }
    ports
}

/// A script that tries every way a page has to reach a host, with every host that it must not reach.
fn every_try(listening: &[(String, u16)], stun: u16) -> String {
    let mut tries = String::from("const say = x => { document.getElementById('root').append(x + ' '); };\n");
    let mut hosts: Vec<String> = listening.iter().map(|(host, port)| format!("{host}:{port}")).collect();
    hosts.extend(
        ["169.254.169.254", "localhost", "metadata.internal", "10.0.0.1", "rebinding.example"].map(String::from),
    );
    for host in &hosts {
        // That name is public at times, and may be read then.
        let (read, wait) = if host == "rebinding.example" { ("SEEN", "false") } else { ("READ", "true") };
        tries.push_str(&format!(
            "for (const scheme of ['http', 'https']) {{ const u = scheme + '://{host}/';
               fetch(u).then(() => say('{read} {host}'), () => 0); fetch(u, {{mode: 'no-cors'}}).catch(() => 0);
               fetch(u, {{method: 'POST', mode: 'no-cors', body: 'x'}}).catch(() => 0);
               new Image().src = u + 'i'; navigator.sendBeacon && navigator.sendBeacon(u + 'b', 'x');
               for (const tag of ['iframe', 'script', 'embed', 'audio', 'video']) {{ const e = document.createElement(tag); e.src = u + tag; document.body.append(e); }}
               for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'preload', 'modulepreload', 'stylesheet', 'icon', 'prerender', 'manifest']) {{
                 const l = document.createElement('link'); l.rel = rel; l.as = 'script'; l.href = u + rel; document.head.append(l); }}
               if ({wait}) try {{ const x = new XMLHttpRequest(); x.open('GET', u + 'x', false); x.send(); say('READ {host}'); }} catch (e) {{}}
               try {{ new EventSource(u + 'e'); }} catch (e) {{}}
               try {{ new WebTransport('https://{host}/t').closed.catch(() => 0); }} catch (e) {{}}
               try {{ window.open(u + 'o'); }} catch (e) {{}}
               const f = document.createElement('form'); f.action = u + 'f'; f.target = '_blank'; document.body.append(f); try {{ f.submit(); }} catch (e) {{}} }}
             try {{ new WebSocket('ws://{host}/'); }} catch (e) {{}}  try {{ new WebSocket('wss://{host}/'); }} catch (e) {{}}
             try {{ new Worker(URL.createObjectURL(new Blob([\"fetch('http://{host}/w').catch(() => 0); new WebSocket('ws://{host}/w')\"]))); }} catch (e) {{}}
             try {{ new SharedWorker(URL.createObjectURL(new Blob([\"fetch('http://{host}/s').catch(() => 0)\"]))); }} catch (e) {{}}\n"
        ));
    }
    tries.push_str(&format!(
        "navigator.serviceWorker && navigator.serviceWorker.register('/sw.js').catch(() => 0);
         try {{ const c = new RTCPeerConnection({{iceServers: [{{urls: ['stun:127.0.0.1:{stun}', 'turn:127.0.0.1:{stun}'], username: 'a', credential: 'b'}}]}});
           c.createDataChannel('x'); c.createOffer().then(o => c.setLocalDescription(o)); c.onicecandidate = e => e.candidate && say('CANDIDATE ' + e.candidate.candidate); }} catch (e) {{ say(e); }}
         const rules = document.createElement('script'); rules.type = 'speculationrules';
         rules.textContent = JSON.stringify({{prefetch: [{{urls: ['http://127.0.0.1:{0}/p']}}], prerender: [{{urls: ['http://127.0.0.1:{0}/p']}}]}});
         document.head.append(rules); say('TRIED'); setTimeout(() => {{ location.href = '/away'; }}, 500);",
        listening[0].1
    ));
    tries
}

#[tokio::test]
async fn whatever_a_page_tries_nothing_is_connected_that_is_not_public() {
    let hits = Arc::new(AtomicUsize::new(0));
    let ports = listeners(&hits);
    let udp = UdpSocket::bind("127.0.0.1:0").unwrap();
    udp.set_nonblocking(true).unwrap();
    let stun = udp.local_addr().unwrap().port();
    let tries = every_try(&ports, stun);
    let first_port = ports[0].1;
    let answer = move |asked: &Asked| match asked.path.as_str() {
        "/ada" => Answer::html(SHELL),
        "/app.js" => script(&tries),
        "/away" => Answer::redirect(302, &format!("http://127.0.0.1:{first_port}/")),
        _ => Answer::not_found(),
    };
    let Some(site) = Site::start(answer).await else { return };
    let public = Lookup::Addresses(vec![PUBLIC]);
    let private = Lookup::Addresses(vec![IpAddr::from([127, 0, 0, 1])]);
    site.network.name("rebinding.example", [public.clone(), private.clone(), public, private]);
    let page = page(site.fetcher.get(&html("https://profiles.example/ada")).await);
    assert!(body(&page).contains("TRIED"), "{}", body(&page));
    assert!(!body(&page).contains("READ") && !body(&page).contains("CANDIDATE"), "{}", body(&page));
    assert_eq!(page.final_url.as_str(), "https://profiles.example/ada", "a page that may not go away stays");
    let connects = site.network.take_connects();
    assert!(!connects.is_empty() && connects.iter().all(|to| crosscheck_fetch::is_public(to.ip())), "{connects:?}");
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(hits.load(Ordering::Relaxed), 0, "the browser itself connected to this machine");
    assert!(udp.recv(&mut [0; 16]).is_err(), "the browser sent a datagram");
    let paths = site.paths();
    assert!(paths.iter().all(|path| path.starts_with("GET ") && !path.contains("127.0.0.1")), "{paths:?}");
}

#[tokio::test]
async fn robots_rules_hold_for_what_a_page_asks_for_and_for_where_it_goes() {
    let answer = |asked: &Asked| match asked.path.as_str() {
        "/robots.txt" => Answer::new(200, &[("content-type", "text/plain")], "User-agent: *\nDisallow: /private"),
        "/ada" => Answer::html(SHELL),
        "/app.js" => script(
            "fetch('/private/data').then(() => document.body.append('READ'), () => document.body.append('MISSING'))\
             .then(() => setTimeout(() => location.assign('/private/page'), 100))",
        ),
        _ => Answer::html("<h1>secret</h1>"),
    };
    let Some(site) = Site::start(answer).await else { return };
    let page = page(site.fetcher.get(&html("http://profiles.example/ada")).await);
    assert!(body(&page).contains("MISSING") && !body(&page).contains("secret"), "{}", body(&page));
    assert!(site.paths().iter().all(|path| !path.contains("/private")), "{:?}", site.paths());
}

#[tokio::test]
async fn a_page_that_goes_elsewhere_by_itself_is_read_there_and_a_wall_stays_a_wall() {
    let answer = |asked: &Asked| match asked.path.as_str() {
        "/start" => Answer::html("<html><body><script>location.replace('/hop')</script></body></html>"),
        "/hop" => Answer::redirect(302, "/en/ada"),
        "/en/ada" => Answer::html("<html><body><h1>Ada</h1></body></html>"),
        "/walled" => Answer::html("<html><body><script>location.replace('/login?next=/walled')</script></body></html>"),
        "/boxed" => Answer::html(
            "<html><head><title>x</title></head><body><div id=root></div><script>document.title = 'Sign in';\
             document.getElementById('root').innerHTML = '<input type=password>'</script></body></html>",
        ),
        _ => Answer::not_found(),
    };
    let Some(site) = Site::start(answer).await else { return };
    let moved = page(site.fetcher.get(&html("http://profiles.example/start")).await);
    assert!(body(&moved).contains("<h1>Ada</h1>"), "{}", body(&moved));
    assert_eq!(moved.final_url.as_str(), "http://profiles.example/en/ada");
    for path in ["walled", "boxed"] {
        let walled = gap(site.fetcher.get(&html(&format!("http://profiles.example/{path}"))).await);
        assert_eq!(walled, Gap::Refused(Refusal::SignIn), "{path}");
    }
    assert!(site.paths().iter().all(|path| !path.contains("/login")), "{:?}", site.paths());
}

#[tokio::test]
async fn pages_that_never_end_grow_or_ask_for_ever_end_in_time() {
    let answer = |asked: &Asked| match asked.path.as_str() {
        "/endless" => Answer::html(
            "<html><body><div id=a></div><script>setTimeout(() => { for (;;); }, 50)</script></body></html>",
        ),
        "/huge" => Answer::html(
            "<html><body><div id=a></div><script>document.getElementById('a').textContent = 'x'.repeat(6 << 20)</script></body></html>",
        ),
        "/asks" => Answer::html(
            "<html><body><div id=a></div><script>for (let n = 0; n < 5000; n++) fetch('/' + n).catch(() => 0)</script></body></html>",
        ),
        "/alerts" => Answer::html(
            "<html><body><div id=a></div><script>alert(1); confirm(2); prompt(3); document.body.append('done')</script></body></html>",
        ),
        _ => Answer::not_found(),
    };
    let Some(site) = Site::start(answer).await else { return };
    for (path, expected) in [("endless", Gap::NotShown), ("huge", Gap::TooLarge), ("asks", Gap::TooLarge)] {
        let started = std::time::Instant::now();
        assert_eq!(gap(site.fetcher.get(&html(&format!("http://{path}.example/{path}"))).await), expected, "{path}");
        assert!(started.elapsed() < Duration::from_secs(90), "{path}");
    }
    let alerts = page(site.fetcher.get(&html("http://alerts.example/alerts")).await);
    assert!(body(&alerts).contains("done"), "{}", body(&alerts));
}

#[tokio::test]
async fn only_pages_that_are_empty_without_it_are_shown_to_it() {
    let answer = |asked: &Asked| match asked.path.as_str() {
        "/full" => Answer::html("<html><body><h1>Ada</h1><script src=/app.js></script></body></html>"),
        "/data" => Answer::json("{}"),
        _ => script("document.body.textContent = 'other'"),
    };
    let Some(site) = Site::start(answer).await else { return };
    let full = page(site.fetcher.get(&html("http://profiles.example/full")).await);
    assert!(body(&full).contains("<h1>Ada</h1>"));
    page(site.fetcher.get(&Request::new("http://profiles.example/data".parse().unwrap(), Want::Json)).await);
    assert!(site.paths().iter().all(|path| !path.contains("app.js")), "{:?}", site.paths());
}

#[tokio::test]
async fn a_page_gets_no_token_and_no_way_from_the_public_into_an_intranet_or_back() {
    let answer = |asked: &Asked| match (asked.host.as_str(), asked.path.as_str()) {
        (_, "/page") => Answer::html(SHELL),
        (_, "/app.js") => script(
            "const say = x => document.getElementById('root').append(x + ' ');
             const read = u => fetch(u).then(a => a.text()).then(say, () => say('MISSING'));
             read('https://api.github.com/user').then(() => read('http://wiki.example/secret'))
               .then(() => read('http://other.example/public')).then(() => say('DONE'));",
        ),
        ("api.github.com", _) => Answer::json(asked.header("authorization").unwrap_or("\"as anybody\"")),
        ("wiki.example", "/secret") => Answer::new(200, &[("content-type", "text/plain")], "SECRET"),
        ("other.example", "/public") => Answer::new(200, &[("content-type", "text/plain")], "PUBLIC"),
        _ => Answer::not_found(),
    };
    let settings = Settings {
        allow_private: vec!["10.0.0.0/8".parse().unwrap()],
        tokens: Tokens::from_iter([("github", "s3cret")]),
        ..Settings::default()
    };
    let Some(site) = Site::with(settings, answer).await else { return };
    let intranet = |_| Lookup::Addresses(vec![IpAddr::from([10, 0, 0, 5])]);
    for name in ["wiki.example", "intranet.example"] {
        site.network.name(name, [()].map(intranet));
    }
    let shown = page(site.fetcher.get(&html("http://profiles.example/page")).await);
    assert!(body(&shown).contains("\"as anybody\" MISSING PUBLIC DONE"), "{}", body(&shown));
    let inside = page(site.fetcher.get(&html("http://intranet.example/page")).await);
    assert!(body(&inside).contains("MISSING SECRET MISSING DONE"), "{}", body(&inside));
}
