use std::time::Duration;

use crosscheck_model::{Extraction, Gap, Reply, Request, Source, SourceReading};

use crate::computing::Computing;
use crate::page_source::PageSource;
use crate::progress::{Progress, Step};
use crate::readers::Readers;
use crate::saved::{Fetching, SavedPages};
use crate::task::Picture;

/// Reads the sources of one application.
pub(crate) struct SourceReader<'a> {
    pub(crate) readers: &'a Readers,
    pub(crate) computing: &'a Computing,
    pub(crate) pages: &'a dyn PageSource,
    pub(crate) progress: &'a dyn Progress,
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
    pub(super) async fn finish(
        &self,
        source: Source,
        extraction: Extraction,
        gaps: Vec<(Request, Gap)>,
        replies: Vec<(Request, Reply)>,
    ) -> Read {
        self.finish_saved(source, extraction, gaps, replies, None).await
    }

    /// The same for pages that were saved by hand: with the pictures that were saved with them, before any other.
    pub(super) async fn finish_saved(
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
