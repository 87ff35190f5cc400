//! `conformance ssrf --data DIR`: tables of links, redirects and lookups against the real fetcher, with a resolver and a
//! server of our own. Every connection that is tried is written down; none may go to an address that is not public.

#[path = "../../tests/support/mod.rs"]
mod support;

mod dns;
mod links;
mod outcome;
mod rebinding;
mod redirects;

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

/// No proxy may be read from the environment: everything runs with these set.
const PROXIES: [&str; 6] = ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"];
const PROXY: &str = "http://127.0.0.1:3128";

fn main() -> Result<ExitCode, Box<dyn Error>> {
    if PROXIES.iter().any(|name| std::env::var(name).as_deref() != Ok(PROXY)) {
        let mut again = Command::new(std::env::current_exe()?);
        again.args(std::env::args_os().skip(1)).envs(PROXIES.iter().map(|name| (name, PROXY)));
        return Ok(if again.status()?.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
    }
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let data = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["ssrf", "--data", folder] | ["--data", folder, "ssrf"] => PathBuf::from(folder),
        _ => return Err("usage: conformance ssrf --data DIR".into()),
    };
    let sockets = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    // Without sockets, and with a clock that jumps over every wait.
    let memory = || tokio::runtime::Builder::new_current_thread().enable_all().start_paused(true).build();
    let results = [
        ("ssrf.csv", sockets.block_on(links::run(&table(&data, "ssrf.csv")))?),
        ("ssrf_redirect.csv", sockets.block_on(redirects::run(&table(&data, "ssrf_redirect.csv")))?),
        ("ssrf_dns.csv", sockets.block_on(dns::run(&table(&data, "ssrf_dns.csv")))?),
        ("1,000 flapping lookups", memory()?.block_on(rebinding::flapping(1_000))),
        ("10,000 random rebinding flips", memory()?.block_on(rebinding::random(10_000))),
    ];
    let mut out = std::io::stdout().lock();
    let mut good = true;
    for (name, tally) in results {
        good &= tally.report(name, &mut out)?;
    }
    writeln!(out, "{}", if good { "all right" } else { "FAILED" })?;
    Ok(if good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn table(data: &Path, name: &str) -> PathBuf {
    let below = data.join("hostile").join(name);
    if below.exists() { below } else { data.join(name) }
}

/// A line of a table.
type Row = std::collections::HashMap<String, String>;

fn rows(path: &Path) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(reader.deserialize().collect::<Result<_, _>>()?)
}

fn cell<'a>(row: &'a Row, name: &str) -> &'a str {
    row.get(name).map_or("", String::as_str)
}

/// What all tests share: a server on loopback and a fetcher on a network that leads to it.
struct Stage {
    server: crosscheck_testkit::servers::Server,
    authority: PathBuf,
    _folder: tempfile::TempDir,
}

impl Stage {
    async fn new(handler: crosscheck_testkit::servers::Handler) -> Result<Self, Box<dyn Error>> {
        let authority = crosscheck_testkit::servers::Authority::new()?;
        let folder = tempfile::tempdir()?;
        let file = folder.path().join("authority.pem");
        std::fs::write(&file, authority.pem())?;
        let server = crosscheck_testkit::servers::Server::start(&authority, handler).await?;
        Ok(Self { server, authority: file, _folder: folder })
    }

    fn network(&self) -> support::TestNetwork {
        support::TestNetwork::new(support::Dial::Loopback { http: self.server.http, https: self.server.https })
    }

    fn settings(&self) -> crosscheck_fetch::Settings {
        crosscheck_fetch::Settings { ca_files: vec![self.authority.clone()], ..Default::default() }
    }
}

/// Every IP address that occurs in a text.
fn addresses(text: &str) -> Vec<std::net::IpAddr> {
    let parts = text.split(|c: char| !(c.is_ascii_hexdigit() || matches!(c, '.' | ':')));
    parts.filter_map(|part| part.parse().ok()).collect()
}
