//! A network for tests: names as told, connections to a server of the test's own, everything counted.

#![expect(dead_code, reason = "each test uses a part of it")]
#![expect(clippy::unwrap_used, reason = "test code, but not inside a #[test]")]

use std::collections::{HashMap, VecDeque};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use crosscheck_fetch::network::{Network, Pending, Stream};
use crosscheck_fetch::{Fetcher, Settings};
use crosscheck_model::{Gap, Page, Reply, Request, Want};
use crosscheck_testkit::servers::{Answer, Asked, Handler, serve};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::time::Instant;

/// What a name's next lookup brings.
#[derive(Debug, Clone)]
pub(crate) enum Lookup {
    Addresses(Vec<IpAddr>),
    NoSuchName,
    Failure,
    Silence,
}

/// Where connections really go.
pub(crate) enum Dial {
    /// To a server on loopback: by the port that was asked for.
    Loopback { http: SocketAddr, https: SocketAddr },
    /// To a function, without sockets, so that time can be paused. No TLS.
    Memory(Handler),
    /// Nowhere; the attempt hangs.
    Nowhere,
    /// Nowhere; the attempt is refused.
    Refused,
}

pub(crate) struct TestNetwork {
    names: Mutex<HashMap<String, VecDeque<Lookup>>>,
    other_names: Option<IpAddr>,
    dial: Dial,
    pub(crate) own: Vec<IpAddr>,
    connects: Mutex<Vec<SocketAddr>>,
    pub(crate) bytes_read: Arc<AtomicU64>,
}

impl std::fmt::Debug for TestNetwork {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TestNetwork")
    }
}

impl TestNetwork {
    pub(crate) fn new(dial: Dial) -> Self {
        Self {
            names: Mutex::default(),
            other_names: Some(PUBLIC),
            dial,
            own: Vec::new(),
            connects: Mutex::default(),
            bytes_read: Arc::default(),
        }
    }

    /// The lookups of a name, in order; the last is repeated. All other names have one public address.
    pub(crate) fn name(&self, host: &str, lookups: impl IntoIterator<Item = Lookup>) {
        self.names.lock().unwrap().insert(host.to_owned(), lookups.into_iter().collect());
    }

    /// Every connection that was tried since the last call.
    pub(crate) fn take_connects(&self) -> Vec<SocketAddr> {
        std::mem::take(&mut self.connects.lock().unwrap())
    }
}

pub(crate) const PUBLIC: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(93, 184, 215, 14));

impl Network for TestNetwork {
    fn resolve<'a>(&'a self, host: &'a str) -> Pending<'a, io::Result<Vec<IpAddr>>> {
        let lookup = {
            let mut names = self.names.lock().unwrap();
            match names.get_mut(host) {
                Some(left) if left.len() > 1 => left.pop_front(),
                Some(left) => left.front().cloned(),
                None => self.other_names.map(|address| Lookup::Addresses(vec![address])),
            }
        };
        Box::pin(async move {
            match lookup {
                Some(Lookup::Addresses(addresses)) => Ok(addresses),
                Some(Lookup::NoSuchName) | None => Err(io::ErrorKind::NotFound.into()),
                Some(Lookup::Failure) => Err(io::Error::other("temporary failure in name resolution")),
                Some(Lookup::Silence) => std::future::pending().await,
            }
        })
    }

    fn connect(&self, to: SocketAddr) -> Pending<'_, io::Result<Box<dyn Stream>>> {
        self.connects.lock().unwrap().push(to);
        let read = Arc::clone(&self.bytes_read);
        Box::pin(async move {
            match &self.dial {
                Dial::Loopback { http, https } => {
                    let to = if to.port() == 443 { https } else { http };
                    Ok(Box::new(Counted(TcpStream::connect(to).await?, read)) as Box<dyn Stream>)
                }
                Dial::Memory(handler) => {
                    let (near, far) = tokio::io::duplex(64 << 10);
                    tokio::spawn(serve(far, Arc::clone(handler)));
                    Ok(Box::new(Counted(near, read)) as Box<dyn Stream>)
                }
                Dial::Nowhere => std::future::pending().await,
                Dial::Refused => Err(io::ErrorKind::ConnectionRefused.into()),
            }
        })
    }

    fn is_own(&self, address: IpAddr) -> bool {
        self.own.contains(&address)
    }
}

/// Counts what is read.
struct Counted<S>(S, Arc<AtomicU64>);

impl<S: AsyncRead + Unpin> AsyncRead for Counted<S> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        ready!(Pin::new(&mut self.0).poll_read(cx, buf))?;
        self.1.fetch_add((buf.filled().len() - before) as u64, Ordering::Relaxed);
        Poll::Ready(Ok(()))
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Counted<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, buf)
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

/// What was asked, and when since the start of the test.
pub(crate) type Log = Arc<Mutex<Vec<(Duration, Asked)>>>;

/// A fetcher over memory, with everything that is asked of it written down.
pub(crate) fn in_memory(
    settings: Settings,
    answer: impl Fn(&Asked) -> Answer + Send + Sync + 'static,
) -> (Fetcher, Arc<TestNetwork>, Log) {
    let (log, start) = (Log::default(), Instant::now());
    let written = Arc::clone(&log);
    let handler: Handler = Arc::new(move |asked| {
        written.lock().unwrap().push((start.elapsed(), asked.clone()));
        answer(asked)
    });
    let network = Arc::new(TestNetwork::new(Dial::Memory(handler)));
    (fetcher(settings, &network), network, log)
}

pub(crate) fn fetcher(settings: Settings, network: &Arc<TestNetwork>) -> Fetcher {
    let network: Arc<dyn Network> = Arc::clone(network) as _;
    let settings =
        Settings { sites: crosscheck_sites::directory(), evaluator: crosscheck_sites::EVALUATOR, ..settings };
    Fetcher::on(network, "2026-03-01T12:00:00Z".parse().unwrap(), settings).unwrap()
}

pub(crate) fn json(link: &str) -> Request {
    Request::new(link.parse().unwrap(), Want::Json)
}

pub(crate) fn html(link: &str) -> Request {
    Request::new(link.parse().unwrap(), Want::Html)
}

#[track_caller]
pub(crate) fn page(reply: Reply) -> Page {
    match reply {
        Reply::Page(page) => page,
        Reply::Gap(gap) => panic!("no page: {gap}"),
    }
}

#[track_caller]
pub(crate) fn gap(reply: Reply) -> Gap {
    match reply {
        Reply::Gap(gap) => gap,
        Reply::Page(page) => panic!("a page with status {}", page.status),
    }
}
