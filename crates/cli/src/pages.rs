//! Where the pages of many cases come from: archives, or the network.

use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use crosscheck_engine::batch::{Pages, Replay};
use crosscheck_engine::{LivePages, PageSource, StoreHosts};
use crosscheck_fetch::{Fetcher, overrides_in_force};
use crosscheck_store::Store;
use jiff::Timestamp;

use crate::config::Loaded;
use crate::network_args::{Browser, Network};
use crate::output;

/// Options of commands that run many cases.
#[derive(Debug, Args)]
pub(crate) struct WhichPages {
    /// Read pages from this WARC or WACZ, or from all of a folder, instead of the network; may be given several times
    #[arg(long, value_name = "WARC|FOLDER")]
    replay: Vec<PathBuf>,
    /// Evaluate every case as of this time (RFC 3339) instead of now, or of the latest capture of a replay
    #[arg(long, value_name = "TIME")]
    as_of: Option<Timestamp>,
    #[command(flatten)]
    browser: Browser,
    #[command(flatten)]
    pub(crate) network: Network,
}

/// Pages for many cases.
pub(crate) struct Source {
    /// For one case after the other.
    pub(crate) pages: Pages,
    /// Test options in force, in words.
    pub(crate) overrides: Vec<String>,
    /// What every case is evaluated as of, if not its own time.
    pub(crate) as_of: Option<Timestamp>,
}

impl WhichPages {
    /// The archives, if any are named; else the network.
    /// With a store, hosts are asked in turn with all who work on it.
    pub(crate) fn source(&self, settings: &Loaded, store: Option<&Store>) -> anyhow::Result<Source> {
        if self.replay.is_empty() {
            let mut settings = settings.for_fetching(&self.network, &self.browser)?;
            settings.shared_hosts = store.map(|store| Arc::new(StoreHosts::new(store)) as _);
            let overrides = overrides_in_force(&settings);
            let fetcher = Fetcher::new(settings)?;
            let pages: Pages = Arc::new(move || Arc::new(LivePages::new(&fetcher)) as Arc<dyn PageSource>);
            return Ok(Source { pages, overrides, as_of: self.as_of });
        }
        let replay = Replay::open(&self.replay)?;
        for problem in replay.problems() {
            output::say(&format!("crosscheck: {problem}"));
        }
        let as_of = self.as_of.or(replay.latest_capture());
        let replay: Arc<dyn PageSource> = Arc::new(replay);
        Ok(Source { pages: Arc::new(move || Arc::clone(&replay)), overrides: Vec::new(), as_of })
    }
}
