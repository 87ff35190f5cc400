/// How much the engine does at a time. The limits on one source and their reasons stand in the crate's README.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Cases under way; further ones wait for their turn.
    pub cases: usize,
    /// Sources of one case that are fetched at a time.
    pub sources: usize,
    /// Pieces of computing under way, over all cases: comparisons, reports, and reading where that is done in this process.
    pub computing: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        Self { cases: 64, sources: 16, computing: processors }
    }
}

/// Rounds of requests for one source.
pub(crate) const MAX_ROUNDS: usize = 5;
/// Requests for one source.
pub(crate) const MAX_REQUESTS: usize = 40;
/// Further pages of one source out of an archive.
pub(crate) const MAX_CAPTURED: usize = 1_000;
/// Pictures of one source.
pub(crate) const MAX_PICTURES: usize = 4;
/// Links followed from CVs.
pub(crate) const MAX_FROM_CVS: usize = 12;
/// Links followed from profiles and pages.
pub(crate) const MAX_FROM_PROFILES: usize = 12;
/// Bytes of pages in one message to a worker; pages beyond it go in messages of their own.
pub(crate) const MAX_MESSAGE: usize = 32 << 20;

/// Id of the site that takes every page no other knows.
pub(crate) const PORTFOLIO: &str = "portfolio";
