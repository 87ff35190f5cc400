use std::sync::{Mutex, PoisonError};

use crosscheck_model::{Page, Reply, Request};
use futures_util::future::BoxFuture;

use super::source::PageSource;

/// Another source of pages, all of whose answers are kept for a dossier.
pub(crate) struct KeptPages<'s> {
    pages: &'s dyn PageSource,
    replies: Mutex<Vec<(Request, Reply)>>,
}

impl<'s> KeptPages<'s> {
    pub(crate) fn of(pages: &'s dyn PageSource) -> Self {
        Self { pages, replies: Mutex::default() }
    }

    /// What was asked and what came of it, in that order.
    pub(crate) fn into_replies(self) -> Vec<(Request, Reply)> {
        self.replies.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PageSource for KeptPages<'_> {
    fn get<'a>(&'a self, request: &'a Request) -> BoxFuture<'a, Reply> {
        Box::pin(async move {
            let reply = self.pages.get(request).await;
            let mut replies = self.replies.lock().unwrap_or_else(PoisonError::into_inner);
            replies.push((request.clone(), reply.clone()));
            reply
        })
    }

    fn captured(&self) -> &[Page] {
        self.pages.captured()
    }

    fn is_live(&self) -> bool {
        self.pages.is_live()
    }
}
