use std::sync::Arc;

use crosscheck_model::{Gap, Page, Reply, Request};
use futures_util::future::BoxFuture;

use super::source::PageSource;

/// Two page sources, one after the other: what the first does not hold is asked of the second. With an archive and the network it
/// fetches only what an earlier run did not capture.
pub struct FirstOf {
    first: Arc<dyn PageSource>,
    then: Arc<dyn PageSource>,
}

impl FirstOf {
    /// `first`, then `then`.
    pub fn new(first: Arc<dyn PageSource>, then: Arc<dyn PageSource>) -> Self {
        Self { first, then }
    }
}

impl PageSource for FirstOf {
    fn get<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Reply> {
        Box::pin(async move {
            match self.first.get(request).await {
                Reply::Gap(Gap::NotCaptured) => self.then.get(request).await,
                reply => reply,
            }
        })
    }

    fn captured(&self) -> &[Page] {
        self.first.captured()
    }

    fn is_live(&self) -> bool {
        self.first.is_live() || self.then.is_live()
    }
}
