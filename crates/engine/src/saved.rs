use crosscheck_model::{Page, Problem};
use url::Url;

/// Pages that were saved by hand, and the pictures saved with them.
#[derive(Default)]
pub(crate) struct SavedPages {
    pub(crate) pages: Vec<Page>,
    pub(crate) pictures: Vec<Page>,
    pub(crate) problems: Vec<Problem>,
}

/// Whether a source may be asked for, or is only read from what was handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fetching {
    Allowed,
    HandedInOnly,
}

impl SavedPages {
    /// The address of the page that was saved.
    pub(crate) fn address(&self) -> Option<&Url> {
        self.pages.first().map(|page| &page.url)
    }

    /// A picture that was saved with the pages.
    pub(crate) fn picture(&self, address: &Url) -> Option<&Page> {
        self.pictures.iter().find(|picture| picture.url == *address)
    }
}
