//! Where the pages of many cases come from: archives, or the network.

use std::path::PathBuf;
use std::sync::Arc;

use crosscheck_engine::batch::{Pages, Replay};
use crosscheck_engine::{LivePages, PageSource};
use crosscheck_fetch::{Fetcher, overrides_in_force};
use jiff::Timestamp;

use crate::config::Loaded;
use crate::network_args::{Browser, Network};
use crate::output;

/// Pages for many cases.
pub(crate) struct Source {
    /// For one case after the other.
    pub(crate) pages: Pages,
    /// Test options in force, in words.
    pub(crate) overrides: Vec<String>,
    /// What a replay is evaluated as of when nobody says.
    pub(crate) latest_capture: Option<Timestamp>,
}

/// The archives, if any are named; else the network.
pub(crate) fn page_source(
    replay: &[PathBuf],
    settings: &Loaded,
    network: &Network,
    browser: &Browser,
) -> anyhow::Result<Source> {
    if replay.is_empty() {
        let settings = settings.for_fetching(network, browser)?;
        let overrides = overrides_in_force(&settings);
        let fetcher = Fetcher::new(settings)?;
        let pages: Pages = Arc::new(move || Arc::new(LivePages::new(&fetcher)) as Arc<dyn PageSource>);
        return Ok(Source { pages, overrides, latest_capture: None });
    }
    let replay = Replay::open(replay)?;
    for problem in replay.problems() {
        output::say(&format!("crosscheck: {problem}"));
    }
    let latest_capture = replay.latest_capture();
    let replay: Arc<dyn PageSource> = Arc::new(replay);
    Ok(Source { pages: Arc::new(move || Arc::clone(&replay)), overrides: Vec::new(), latest_capture })
}
