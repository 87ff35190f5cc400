//! What every request shares.

use std::sync::{Arc, OnceLock};

use crosscheck_engine::Engine;
use crosscheck_engine::batch::Pages;
use crosscheck_fetch::Fetcher;
use crosscheck_store::Store;
use jiff::Timestamp;
use tokio::sync::{Notify, Semaphore, watch};

use crate::door::Door;
use crate::metrics::Metrics;
use crate::rate::Rates;

/// Large requests that are read at a time: each is held in memory whole.
const LARGE_AT_ONCE: usize = 4;

/// Looks for tokens at a time: each asks up to twenty profiles.
const LOOKS_AT_ONCE: usize = 2;

/// How a service is run.
#[derive(Clone)]
pub struct Options {
    /// Where the pages of a case come from.
    pub pages: Pages,
    /// The time that every case is evaluated as of; now if nobody says.
    pub as_of: Option<Timestamp>,
    /// Test options in force, in words.
    pub overrides: Vec<String>,
    /// Cases under way at a time in this process.
    pub jobs: usize,
    /// Requests a minute that a key may make.
    pub rate: u32,
    /// Where callers reach the service: links in messages begin so.
    pub public_url: String,
    /// Tells endpoints of events; none are told without.
    pub messenger: Option<Fetcher>,
    /// Whether endpoints on the operator's own network may be named: the messenger's exceptions say which are told.
    pub private_endpoints: bool,
}

/// A service on a store. Cheap to clone.
#[derive(Clone)]
pub struct Service(pub(crate) Arc<Shared>);

pub(crate) struct Shared {
    pub(crate) store: Store,
    pub(crate) engine: Engine,
    pub(crate) options: Options,
    pub(crate) rates: Rates,
    pub(crate) metrics: Metrics,
    /// Somebody who waits for cases is woken when one comes.
    pub(crate) came: Notify,
    pub(crate) large: Semaphore,
    /// Looks at profiles that a candidate waits for.
    pub(crate) looks: Semaphore,
    pub(crate) stopping: watch::Sender<bool>,
    /// The OpenAPI document, made once from the table of routes.
    pub(crate) document: OnceLock<Vec<u8>>,
    pub(crate) door: Door,
}

impl Service {
    /// A service that keeps its cases in this store and runs them on this engine.
    pub fn new(store: Store, engine: Engine, options: Options) -> Self {
        Self(Arc::new(Shared {
            rates: Rates::new(options.rate),
            store,
            engine,
            options,
            metrics: Metrics::default(),
            came: Notify::new(),
            large: Semaphore::new(LARGE_AT_ONCE),
            looks: Semaphore::new(LOOKS_AT_ONCE),
            stopping: watch::Sender::new(false),
            document: OnceLock::new(),
            door: Door::default(),
        }))
    }

    /// Begins to stop: nothing new is begun, streams end.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    pub(crate) fn is_stopping(&self) -> bool {
        *self.0.stopping.borrow()
    }

    /// Waits until the service is told to stop.
    pub(crate) async fn stopped(&self) {
        let mut stopping = self.0.stopping.subscribe();
        // The sender lives as long as the service.
        drop(stopping.wait_for(|stopping| *stopping).await);
    }
}
