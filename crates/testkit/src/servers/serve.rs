use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;

use super::{Answer, Authority, Part};

/// A test never sends more of a head, or of a body, than this.
const MAX_REQUEST: usize = 4 << 20;

/// What was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// `GET`, `POST`.
    pub method: String,
    /// Path and query.
    pub path: String,
    /// The `Host` header.
    pub host: String,
    /// Names in lower case, in order.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Asked {
    /// A header's first value; the name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// What to answer.
pub type Handler = Arc<dyn Fn(&Asked) -> Answer + Send + Sync>;

/// A server on loopback; gone when dropped.
#[derive(Debug)]
pub struct Server {
    /// Where it listens without TLS.
    pub http: SocketAddr,
    /// Where it listens with TLS.
    pub https: SocketAddr,
    tasks: [JoinHandle<()>; 2],
}

impl Server {
    /// Listens on two free ports of 127.0.0.1.
    pub async fn start(authority: &Arc<Authority>, handler: Handler) -> io::Result<Self> {
        let plain = TcpListener::bind("127.0.0.1:0").await?;
        let secure = TcpListener::bind("127.0.0.1:0").await?;
        let (http, https) = (plain.local_addr()?, secure.local_addr()?);
        let acceptor = TlsAcceptor::from(authority.server());
        let plain = tokio::spawn(accept(plain, None, Arc::clone(&handler)));
        let secure = tokio::spawn(accept(secure, Some(acceptor), handler));
        Ok(Self { http, https, tasks: [plain, secure] })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.abort();
        }
    }
}

async fn accept(listener: TcpListener, tls: Option<TlsAcceptor>, handler: Handler) {
    while let Ok((stream, _)) = listener.accept().await {
        let (tls, handler) = (tls.clone(), Arc::clone(&handler));
        tokio::spawn(async move {
            // A client that hangs up in the middle is what many tests are about.
            let outcome = match tls {
                None => serve_tcp(stream, handler).await,
                Some(tls) => match tls.accept(stream).await {
                    Ok(stream) => serve(stream, handler).await,
                    Err(error) => Err(error),
                },
            };
            outcome.unwrap_or_default();
        });
    }
}

async fn serve_tcp(mut stream: TcpStream, handler: Handler) -> io::Result<()> {
    stream.set_nodelay(true)?;
    if let End::Reset = talk(&mut stream, handler).await? {
        stream.set_zero_linger()?;
    }
    Ok(())
}

/// Serves one connection of any kind until it ends.
pub async fn serve(mut stream: impl AsyncRead + AsyncWrite + Unpin, handler: Handler) -> io::Result<()> {
    if let End::Closed = talk(&mut stream, handler).await? {
        stream.shutdown().await?;
    }
    Ok(())
}

enum End {
    Closed,
    Reset,
}

async fn talk(stream: &mut (impl AsyncRead + AsyncWrite + Unpin), handler: Handler) -> io::Result<End> {
    let mut buffer = Vec::new();
    while let Some(asked) = read_request(stream, &mut buffer).await? {
        let answer = handler(&asked);
        for part in answer.parts {
            match part {
                Part::Bytes(bytes) => stream.write_all(&bytes).await?,
                Part::Repeat(bytes, times) => {
                    for _ in 0..times {
                        stream.write_all(&bytes).await?;
                    }
                }
                Part::Pause(wait) => {
                    stream.flush().await?;
                    tokio::time::sleep(wait).await;
                }
                Part::Reset => return Ok(End::Reset),
            }
        }
        stream.flush().await?;
        if !answer.keep_open {
            break;
        }
    }
    Ok(End::Closed)
}

async fn read_request(stream: &mut (impl AsyncRead + Unpin), buffer: &mut Vec<u8>) -> io::Result<Option<Asked>> {
    let end = loop {
        if let Some(end) = buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            break end;
        }
        if buffer.len() > MAX_REQUEST || stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    };
    let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
    let mut lines = head.split("\r\n");
    let mut first = lines.next().unwrap_or_default().split(' ').map(str::to_owned);
    let (method, path) = (first.next().unwrap_or_default(), first.next().unwrap_or_default());
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(':'))
        .map(|(name, value)| (name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        .collect();
    let value = |wanted: &str| headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone());
    let length = value("content-length").and_then(|text| text.parse().ok()).unwrap_or(0).min(MAX_REQUEST);
    buffer.drain(..end + 4);
    while buffer.len() < length {
        if stream.read_buf(buffer).await? == 0 {
            return Ok(None);
        }
    }
    let body = buffer.drain(..length).collect();
    let host = value("host").unwrap_or_default();
    Ok(Some(Asked { method, path, host, headers, body }))
}
