//! One request and one answer over a connection, under the caps.

use std::sync::Arc;

use crosscheck_model::{Freshness, Gap};
use http::{HeaderMap, Request, Response, StatusCode};
use http_body_util::{BodyExt, Full};
use hyper::body::{Body, Bytes, Incoming};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;

use crate::Limits;
use crate::decode::{self, DecodeError};
use crate::meter::{Allowance, Metered};
use crate::network::{Network, Stream};
use crate::pool::{Idle, Pool};
use crate::route::Route;

/// Honest servers send some thirty headers.
const MAX_HEADERS: usize = 256;
/// The body of a redirect is read only so that the connection can be used again.
const MAX_REDIRECT_BODY: usize = 16 << 10;
/// Bodies larger than this are unpacked on a thread of their own.
const UNPACK_INLINE: usize = 128 << 10;

/// A whole answer, unpacked.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
    pub(crate) freshness: Freshness,
}

#[derive(Debug)]
pub(crate) struct Wire {
    network: Arc<dyn Network>,
    tls: Tls,
    limits: Limits,
    pool: Pool,
}

struct Tls(TlsConnector);

impl std::fmt::Debug for Tls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TLS")
    }
}

/// Why there is no answer, and whether a connection that had been used before is to blame.
struct Failure {
    gap: Gap,
    went_stale: bool,
}

impl From<Gap> for Failure {
    fn from(gap: Gap) -> Self {
        Self { gap, went_stale: false }
    }
}

impl Wire {
    pub(crate) fn new(network: Arc<dyn Network>, tls: Arc<rustls::ClientConfig>, limits: Limits) -> Self {
        Self { network, tls: Tls(TlsConnector::from(tls)), limits, pool: Pool::default() }
    }

    /// Sends a request along a route that was checked for it. `limits` may differ from the usual ones.
    pub(crate) async fn send(
        &self,
        route: &Route,
        request: &Request<Full<Bytes>>,
        limits: &Limits,
        deadline: Instant,
    ) -> Result<Answer, Gap> {
        if let Some(idle) = self.pool.take(route) {
            match self.exchange(route, idle, request.clone(), limits, deadline).await {
                // The server closed the connection while nobody looked; the request was never read.
                Err(failure) if failure.went_stale => {}
                other => return other.map_err(|failure| failure.gap),
            }
        }
        let idle = self.connect(route, deadline).await?;
        self.exchange(route, idle, request.clone(), limits, deadline).await.map_err(|failure| failure.gap)
    }

    async fn connect(&self, route: &Route, deadline: Instant) -> Result<Idle, Gap> {
        let mut failure = Gap::ConnectionFailed;
        for &address in &route.addresses {
            let until = deadline.min(Instant::now() + self.limits.connect);
            let stream = match timeout_at(until, self.network.connect(address)).await {
                Ok(Ok(stream)) => stream,
                Ok(Err(_)) => continue,
                Err(_) if Instant::now() >= deadline => return Err(Gap::TimedOut),
                Err(_) => {
                    failure = Gap::TimedOut;
                    continue;
                }
            };
            let stream = self.secure(route, stream, until).await?;
            let allowance = Allowance::default();
            allowance.set(self.limits.header_bytes);
            let stream = Metered { stream, allowance: allowance.clone() };
            let (sender, connection) = http1::Builder::new()
                .max_headers(MAX_HEADERS)
                .max_header_size(self.limits.header_bytes)
                .max_buf_size(self.limits.header_bytes.max(16 << 10))
                .handshake(TokioIo::new(stream))
                .await
                .map_err(|_| Gap::ConnectionFailed)?;
            // It ends when the sender is dropped or the peer hangs up; its errors also reach the sender.
            tokio::spawn(async move { connection.await.unwrap_or_default() });
            return Ok(Idle::new(sender, allowance, address));
        }
        Err(failure)
    }

    async fn secure(&self, route: &Route, stream: Box<dyn Stream>, until: Instant) -> Result<Box<dyn Stream>, Gap> {
        if !route.target.https {
            return Ok(stream);
        }
        let name = ServerName::try_from(route.target.host.clone()).map_err(|_| Gap::AddressNotAllowed)?;
        match timeout_at(until, self.tls.0.connect(name, stream)).await {
            Ok(Ok(stream)) => Ok(Box::new(stream)),
            Ok(Err(_)) => Err(Gap::ConnectionFailed),
            Err(_) => Err(Gap::TimedOut),
        }
    }

    async fn exchange(
        &self,
        route: &Route,
        mut idle: Idle,
        request: Request<Full<Bytes>>,
        limits: &Limits,
        deadline: Instant,
    ) -> Result<Answer, Failure> {
        let until = deadline.min(Instant::now() + limits.headers);
        let used_before = idle.used;
        idle.allowance.set(2 * limits.header_bytes);
        let answer = async {
            idle.sender.ready().await?;
            idle.sender.send_request(request).await
        };
        let response = match timeout_at(until, answer).await {
            Err(_) => return Err(Gap::TimedOut.into()),
            Ok(Err(error)) => {
                if idle.allowance.is_spent() {
                    return Err(Gap::TooLarge.into());
                }
                let unread = error.is_canceled() || error.is_closed() || error.is_incomplete_message();
                let lost = unread || std::error::Error::source(&error).is_some_and(|e| e.is::<std::io::Error>());
                return Err(Failure { gap: gap_of(&error), went_stale: used_before && lost });
            }
            Ok(Ok(response)) => response,
        };
        // An eighth more for the marks between chunks.
        idle.allowance.add(limits.wire_bytes + limits.wire_bytes / 8);
        let (status, headers, body, reusable) = match self.read(response, limits, deadline).await {
            Err(_) if idle.allowance.is_spent() => return Err(Gap::TooLarge.into()),
            read => read?,
        };
        if reusable {
            self.pool.put(route, idle);
        }
        let body = unpack(&headers, body, limits).await?;
        Ok(Answer { status, headers, body, freshness: Freshness::Fetched })
    }

    async fn read(
        &self,
        response: Response<Incoming>,
        limits: &Limits,
        deadline: Instant,
    ) -> Result<(StatusCode, HeaderMap, Vec<u8>, bool), Gap> {
        let (parts, incoming) = response.into_parts();
        let status = parts.status;
        let redirect = status.is_redirection() && parts.headers.contains_key(http::header::LOCATION);
        let cap = if redirect { MAX_REDIRECT_BODY } else { limits.wire_bytes };
        match read_body(incoming, cap, limits, deadline).await {
            Ok(body) if redirect => {
                drop(body);
                Ok((status, parts.headers, Vec::new(), true))
            }
            Ok(body) => Ok((status, parts.headers, body, true)),
            Err(_) if redirect => Ok((status, parts.headers, Vec::new(), false)),
            Err(gap) => Err(gap),
        }
    }
}

async fn read_body(mut body: Incoming, cap: usize, limits: &Limits, deadline: Instant) -> Result<Vec<u8>, Gap> {
    let announced = body.size_hint();
    if announced.lower() > cap as u64 {
        return Err(Gap::TooLarge);
    }
    let started = Instant::now();
    // What a header announces is not yet there: only a modest part of it is set aside at once.
    let mut bytes = Vec::with_capacity((announced.lower() as usize).min(64 << 10));
    loop {
        // Until then the body may be silent without falling below the least throughput.
        let earned = std::time::Duration::from_secs_f64(bytes.len() as f64 / limits.throughput.max(1) as f64);
        let until = deadline.min(started + earned.clamp(limits.grace, limits.total.max(limits.grace)));
        let frame = match timeout_at(until, body.frame()).await {
            Err(_) => return Err(Gap::TimedOut),
            Ok(None) => return Ok(bytes),
            Ok(Some(Err(error))) => return Err(gap_of(&error)),
            Ok(Some(Ok(frame))) => frame,
        };
        if let Ok(data) = frame.into_data() {
            if bytes.len() + data.len() > cap {
                return Err(Gap::TooLarge);
            }
            bytes.extend_from_slice(&data);
        }
        if Instant::now() >= until {
            return Err(Gap::TimedOut);
        }
    }
}

async fn unpack(headers: &HeaderMap, wire: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, Gap> {
    let unpacked = if wire.len() <= UNPACK_INLINE {
        decode::decode(headers, wire, limits)
    } else {
        let (headers, limits) = (headers.clone(), *limits);
        let work = tokio::task::spawn_blocking(move || decode::decode(&headers, wire, &limits));
        work.await.unwrap_or(Err(DecodeError::Malformed))
    };
    unpacked.map_err(|error| match error {
        DecodeError::TooLarge => Gap::TooLarge,
        DecodeError::Malformed => Gap::Malformed,
    })
}

fn gap_of(error: &hyper::Error) -> Gap {
    if too_large(error) {
        Gap::TooLarge
    } else if error.is_timeout() {
        Gap::TimedOut
    } else if error.is_parse() {
        Gap::Malformed
    } else {
        Gap::ConnectionFailed
    }
}

/// The library tells only servers' side of it apart by a method.
fn too_large(error: &hyper::Error) -> bool {
    error.is_parse() && error.to_string().contains("too large")
}
