//! Reading one source: a CV, or the pages behind a link, and the pictures that either shows.

mod document;
mod link;
mod messages;
mod pictures;

use std::time::Duration;

pub(crate) use document::{Document, SavedPages, no_pages, stands_for};

use crosscheck_model::{Extraction, Gap, Reply, Request, Source, SourceReading};

use crate::progress::{Progress, Step};
use crate::task::Picture;
use crate::{Engine, PageSource};

/// Reads the sources of one application.
pub(crate) struct SourceReader<'a> {
    pub(crate) engine: &'a Engine,
    pub(crate) pages: &'a dyn PageSource,
    pub(crate) progress: &'a dyn Progress,
}

/// Whether a source may be asked for, or is only read from what was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fetching {
    Allowed,
    HandedInOnly,
}

/// One source, read, with what was fetched for it.
pub(crate) struct Read {
    pub(crate) reading: SourceReading,
    pub(crate) replies: Vec<(Request, Reply)>,
    pub(crate) pictures: Vec<Picture>,
    pub(crate) took: Duration,
}

impl SourceReader<'_> {
    /// Reads the pictures that the claims name and puts everything together.
    async fn finish(
        &self,
        source: Source,
        extraction: Extraction,
        gaps: Vec<(Request, Gap)>,
        replies: Vec<(Request, Reply)>,
    ) -> Read {
        self.finish_saved(source, extraction, gaps, replies, None).await
    }

    /// The same for pages that were saved by hand: with the pictures that were saved with them, before any other.
    async fn finish_saved(
        &self,
        source: Source,
        extraction: Extraction,
        mut gaps: Vec<(Request, Gap)>,
        mut replies: Vec<(Request, Reply)>,
        saved: Option<(&SavedPages, Fetching)>,
    ) -> Read {
        let Extraction { outcome, pages, mut claims, mut problems, words } = extraction;
        let read = self.read_pictures(&mut claims, saved).await;
        gaps.extend(read.gaps);
        replies.extend(read.replies);
        problems.extend(read.problems);
        let source = Source { outcome, ..source };
        self.progress.step(Step::Finished(&source.address, &source.outcome));
        let reading = SourceReading { source, pages, claims, problems, gaps, words };
        Read { reading, replies, pictures: read.pictures, took: Duration::ZERO }
    }
}
