use std::future::ready;
use std::sync::Arc;

use crosscheck_fetch::archive::Archive;
use crosscheck_model::{Page, Reply, Request};
use futures_util::future::BoxFuture;

use super::source::PageSource;

/// What was captured earlier, and nothing else.
#[derive(Debug, Clone)]
pub struct ArchivePages(Arc<Archive>);

impl ArchivePages {
    /// The pages of this archive.
    pub fn new(archive: Arc<Archive>) -> Self {
        Self(archive)
    }
}

impl PageSource for ArchivePages {
    fn get<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Reply> {
        Box::pin(ready(self.0.get(request)))
    }

    fn captured(&self) -> &[Page] {
        self.0.pages()
    }
}
