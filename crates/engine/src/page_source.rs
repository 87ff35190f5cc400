use crosscheck_fetch::Fetcher;
use crosscheck_fetch::archive::Archive;
use crosscheck_model::{Page, Reply, Request};

/// Where answers come from: the network, or an archive and nothing else.
pub enum PageSource {
    /// The guarded fetcher.
    Live(Box<Fetcher>),
    /// What was captured earlier.
    Replay(Box<Archive>),
}

impl PageSource {
    pub(crate) async fn get(&self, request: &Request) -> Reply {
        match self {
            Self::Live(fetcher) => fetcher.get(request).await,
            Self::Replay(archive) => archive.get(request),
        }
    }

    /// Every page that is there without asking: only an archive has any.
    pub(crate) fn captured(&self) -> &[Page] {
        match self {
            Self::Live(_) => &[],
            Self::Replay(archive) => archive.pages(),
        }
    }
}
