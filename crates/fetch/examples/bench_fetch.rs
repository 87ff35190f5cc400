//! `bench`: 10,000 pages from 500 hosts on loopback, with limits lifted, and `curl --parallel` and `wget` on the same
//! server in the same run. Prints pages a second and CPU time for each page.

use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crosscheck_fetch::{Budget, Fetcher, Settings};
use crosscheck_model::{Reply, Request, Want};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

const PAGES: usize = 10_000;
const HOSTS: usize = 500;
/// The median profile page is some tens of kilobytes.
const PAGE_BYTES: usize = 20 << 10;
/// What each client keeps under way at a time.
const PARALLEL: usize = 256;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve"] => serve(),
        ["fetch", port, want] => fetch(port.parse()?, want),
        _ => compare(),
    }
}

fn links(port: u16) -> impl Iterator<Item = String> {
    (0..PAGES).map(move |number| {
        let host = number % HOSTS;
        format!("http://127.0.{}.{}:{port}/page/{number}", 1 + host / 250, 1 + host % 250)
    })
}

fn compare() -> Result<(), Box<dyn Error>> {
    let mut server = Command::new(std::env::current_exe()?).arg("serve").stdout(Stdio::piped()).spawn()?;
    let told = (|| {
        let mut line = String::new();
        BufReader::new(server.stdout.as_mut().ok_or("no output")?).read_line(&mut line)?;
        let port: u16 = line.trim().parse()?;
        clients(port)
    })();
    server.kill()?;
    server.wait()?;
    told
}

fn clients(port: u16) -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let list = folder.path().join("links");
    std::fs::write(&list, links(port).map(|link| link + "\n").collect::<String>())?;
    let config = folder.path().join("curl");
    let lines = links(port).map(|link| format!("url = \"{link}\"\noutput = \"/dev/null\"\n"));
    std::fs::write(&config, lines.collect::<String>())?;

    let ours = |want: &str| -> Result<Command, Box<dyn Error>> {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["fetch", &port.to_string(), want]);
        Ok(command)
    };
    let mut curl = Command::new("curl");
    curl.args(["--silent", "--parallel", "--parallel-max", &PARALLEL.to_string(), "--config"]).arg(&config);
    let mut wget = Command::new("wget");
    wget.args(["--quiet", "--output-document=/dev/null", "--input-file"]).arg(&list);

    let mut out = std::io::stdout().lock();
    writeln!(out, "{PAGES} pages of {} KiB from {HOSTS} hosts on loopback", PAGE_BYTES >> 10)?;
    let mut curls: Option<Duration> = None;
    for (name, command) in [
        ("curl --parallel", curl),
        ("crosscheck-fetch, data", ours("json")?),
        ("crosscheck-fetch, pages with robots.txt", ours("html")?),
        ("wget, one at a time", wget),
    ] {
        let Some((took, cpu)) = measure(command)? else {
            writeln!(out, "{name}: not installed, so not compared")?;
            continue;
        };
        if name.starts_with("curl") {
            curls = Some(cpu);
        }
        let compared = curls.map(|curls| format!(" ({:.2} x curl)", cpu.as_secs_f64() / curls.as_secs_f64()));
        writeln!(
            out,
            "{name}: {:.0} pages/s, {:.0} us CPU a page{}",
            PAGES as f64 / took.as_secs_f64(),
            cpu.as_secs_f64() * 1e6 / PAGES as f64,
            compared.unwrap_or_default(),
        )?;
    }
    Ok(())
}

/// How long a command took, and its CPU time; `None` if it is not there.
fn measure(mut command: Command) -> Result<Option<(Duration, Duration)>, Box<dyn Error>> {
    let before = children_cpu()?;
    let started = Instant::now();
    let mut child: Child = match command.stdout(Stdio::null()).spawn() {
        Ok(child) => child,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.into()),
    };
    let status = child.wait()?;
    let took = started.elapsed();
    if !status.success() {
        return Err(format!("{command:?} ended with {status}").into());
    }
    Ok(Some((took, children_cpu()? - before)))
}

/// CPU time of all children that have ended (proc(5): fields 16 and 17 of `stat`, in hundredths of a second).
fn children_cpu() -> Result<Duration, Box<dyn Error>> {
    let text = std::fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = text.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
    let ticks: u64 = [13, 14].iter().filter_map(|&place| fields.get(place)?.parse::<u64>().ok()).sum();
    Ok(Duration::from_millis(ticks * 10))
}

fn fetch(port: u16, want: &str) -> Result<(), Box<dyn Error>> {
    let want = if want == "html" { Want::Html } else { Want::Json };
    let settings = Settings {
        allow_private: vec!["127.0.0.0/8".parse()?],
        hurry_private: true,
        budget: Budget { total: usize::MAX, per_host: usize::MAX },
        ..Settings::default()
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let requests: Vec<Request> =
        links(port).map(|link| Ok(Request::new(link.parse()?, want))).collect::<Result<_, Box<dyn Error>>>()?;
    let replies =
        runtime.block_on(async { Ok::<_, Box<dyn Error>>(Fetcher::new(settings)?.get_all(&requests).await) })?;
    let whole = |reply: &&Reply| matches!(reply, Reply::Page(page) if page.body.len() == PAGE_BYTES);
    match replies.iter().filter(whole).count() {
        PAGES => Ok(()),
        fetched => Err(format!("only {fetched} pages; {:?}", replies.iter().find(|reply| !whole(reply))).into()),
    }
}

/// A server that costs little itself: the same page for every path but robots.txt.
fn serve() -> Result<(), Box<dyn Error>> {
    let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0)))?;
    listener.set_nonblocking(true)?;
    let mut out = std::io::stdout();
    writeln!(out, "{}", listener.local_addr()?.port())?;
    out.flush()?;
    let mut page =
        format!("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {PAGE_BYTES}\r\n\r\n").into_bytes();
    page.extend(b"<!doctype html><title>Ada</title>");
    page.resize(page.len() + PAGE_BYTES - 33, b'a');
    let page: &'static [u8] = page.leak();
    let absent: &[u8] = b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n";
    let data: Vec<u8> = {
        let head = format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {PAGE_BYTES}\r\n\r\n");
        [head.into_bytes(), vec![b'"'], vec![b'a'; PAGE_BYTES - 2], vec![b'"']].concat()
    };
    let data: &'static [u8] = data.leak();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        loop {
            let (mut stream, _) = listener.accept().await?;
            tokio::spawn(async move {
                let mut buffer = vec![0; 4096];
                let mut filled = 0;
                while let Ok(read @ 1..) = stream.read(&mut buffer[filled..]).await {
                    filled += read;
                    if !buffer[..filled].ends_with(b"\r\n\r\n") {
                        continue;
                    }
                    let asks = |part: &[u8]| buffer[..filled].windows(part.len()).any(|window| window == part);
                    let answer = if asks(b"/robots.txt ") {
                        absent
                    } else if asks(b"application/json") {
                        data
                    } else {
                        page
                    };
                    filled = 0;
                    if stream.write_all(answer).await.is_err() {
                        break;
                    }
                }
            });
        }
    })
}
