use std::net::SocketAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::client::conn::http1::SendRequest;
use tokio::time::Instant;

use crate::meter::Allowance;
use crate::route::Route;

/// Servers commonly hang up after 15 s or more; asking on a dying connection costs a second attempt.
const KEEP: Duration = Duration::from_secs(10);
/// Connections kept open without a use: well below the usual limit of 1,024 open files.
const MAX_IDLE: usize = 512;

/// Sends requests on a connection.
pub(crate) type Sender = SendRequest<Full<Bytes>>;

/// A connection that waits for its next request.
#[derive(Debug)]
pub(crate) struct Idle {
    pub(crate) sender: Sender,
    pub(crate) allowance: Allowance,
    pub(crate) used: bool,
    address: SocketAddr,
    since: Instant,
}

impl Idle {
    pub(crate) fn new(sender: Sender, allowance: Allowance, address: SocketAddr) -> Self {
        Self { sender, allowance, used: false, address, since: Instant::now() }
    }

    fn is_usable(&self, now: Instant) -> bool {
        !self.sender.is_closed() && now.duration_since(self.since) < KEEP
    }
}

/// Open connections, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Pool(Mutex<Vec<(Key, Idle)>>);

type Key = (bool, String, u16);

impl Pool {
    fn lock(&self) -> MutexGuard<'_, Vec<(Key, Idle)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A connection to this host, provided that its address is among those that were just checked.
    pub(crate) fn take(&self, route: &Route) -> Option<Idle> {
        let (target, now) = (&route.target, Instant::now());
        let mut all = self.lock();
        let found = all.iter().rposition(|((https, host, port), idle)| {
            route.addresses.contains(&idle.address) // cheap, and true of few
                && (*https, host, *port) == (target.https, &target.host, target.port)
                && idle.is_usable(now)
        });
        Some(all.remove(found?).1)
    }

    pub(crate) fn put(&self, route: &Route, mut connection: Idle) {
        if connection.sender.is_closed() {
            return;
        }
        let now = Instant::now();
        connection.since = now;
        connection.used = true;
        let mut idle = self.lock();
        idle.retain(|(_, idle)| idle.is_usable(now));
        if idle.len() >= MAX_IDLE {
            idle.remove(0);
        }
        let target = &route.target;
        idle.push(((target.https, target.host.clone(), target.port), connection));
    }
}
