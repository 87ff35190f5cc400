use crosscheck_fetch::Fetcher;
use crosscheck_model::{Reply, Request};
use futures_util::future::BoxFuture;

use super::source::PageSource;

/// The network, through the guarded fetcher.
#[derive(Debug, Clone)]
pub struct LivePages(Fetcher);

impl LivePages {
    /// Pages for one application: with a whole budget of requests, and with the pace, connections and robots.txt of everybody
    /// who uses this fetcher.
    pub fn new(fetcher: &Fetcher) -> Self {
        Self(fetcher.with_fresh_budget())
    }
}

impl PageSource for LivePages {
    fn get<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Reply> {
        Box::pin(self.0.get(request))
    }

    fn is_live(&self) -> bool {
        true
    }
}
