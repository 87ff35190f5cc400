use std::collections::BTreeMap;
use std::future::ready;

use crosscheck_model::{Blob, Digest, Freshness, Gap, Page, Reply, Request};
use futures_util::future::BoxFuture;
use jiff::Timestamp;
use url::Url;

use super::source::PageSource;

/// Pages that somebody else already holds: a service that was handed them, a notebook, a test. Addresses are matched to the
/// letter, without their fragment.
#[derive(Debug, Clone, Default)]
pub struct MemoryPages(BTreeMap<Url, Page>);

impl MemoryPages {
    /// No pages.
    pub fn new() -> Self {
        Self::default()
    }

    /// With one page more. The last one under an address counts.
    #[must_use]
    pub fn with_page(mut self, page: Page) -> Self {
        self.0.insert(without_fragment(&page.url), page);
        self
    }

    /// With one answer of status 200 more.
    #[must_use]
    pub fn with_answer(self, url: Url, media_type: &str, body: impl Into<Blob>, captured_at: Timestamp) -> Self {
        let body = body.into();
        let sha256 = Digest::of(&body);
        let headers = vec![("content-type".to_owned(), media_type.to_owned())];
        let (final_url, status, freshness) = (url.clone(), 200, Freshness::Fetched);
        self.with_page(Page { url, final_url, status, headers, body, captured_at, sha256, freshness })
    }
}

impl PageSource for MemoryPages {
    fn get<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Reply> {
        let page = self.0.get(&without_fragment(&request.url)).cloned();
        Box::pin(ready(page.map_or(Reply::Gap(Gap::NotCaptured), Reply::Page)))
    }
}

fn without_fragment(url: &Url) -> Url {
    let mut url = url.clone();
    url.set_fragment(None);
    url
}
