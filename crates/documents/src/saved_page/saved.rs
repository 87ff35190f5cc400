//! A saved file once it is read: pages and pictures under their addresses.

use crosscheck_model::{Digest, Freshness, Locator, Page, Problem};
use jiff::Timestamp;
use url::Url;

/// Pictures that are kept of one page.
const MAX_PICTURES: usize = 200;

/// What a saved file holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SavedPages {
    /// The pages, each under its own address; the one that was saved first.
    pub pages: Vec<Page>,
    /// Pictures that were saved with them, each under its address on the network.
    pub pictures: Vec<Page>,
    /// What could not be read, and what was passed over.
    pub problems: Vec<Problem>,
}

impl SavedPages {
    pub(super) fn problem(&mut self, what: impl Into<String>) {
        self.problems.push(Problem { locator: Locator::Whole, what: what.into() });
    }

    pub(super) fn without_pages(what: impl Into<String>) -> Self {
        let mut saved = Self::default();
        saved.problem(what);
        saved
    }
}

/// One resource of a saved file, before it has an address.
pub(super) struct Resource<'a> {
    pub(super) address: Option<Url>,
    /// Where it lies beside the page, where it has no address of its own.
    pub(super) relative: Option<String>,
    pub(super) media_type: String,
    pub(super) body: std::borrow::Cow<'a, [u8]>,
}

/// The media type without parameters, in lower case.
pub(super) fn bare_type(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// A page as if its site had just answered with it.
pub(super) fn page(url: Url, media_type: &str, body: &[u8], captured_at: Timestamp) -> Page {
    Page {
        final_url: url.clone(),
        url,
        status: 200,
        headers: vec![("content-type".to_owned(), media_type.to_owned())],
        body: body.to_vec().into(),
        captured_at,
        sha256: Digest::of(body),
        freshness: Freshness::Fetched,
    }
}

/// An address on the network.
pub(super) fn web(text: &str) -> Option<Url> {
    Url::parse(text.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.host_str().is_some())
}

/// When the file says it was saved; a time after it was handed in cannot be right.
pub(super) fn time_of_capture(stated: Option<Timestamp>, handed_in: Timestamp) -> Timestamp {
    stated.filter(|at| *at <= handed_in).unwrap_or(handed_in)
}

/// The main page and the pictures of its resources.
pub(super) fn collect(main: Resource<'_>, others: Vec<Resource<'_>>, told: Option<&Url>, at: Timestamp) -> SavedPages {
    let Some(url) = told.cloned().or(main.address) else {
        return SavedPages::without_pages(NO_ADDRESS);
    };
    let mut saved = SavedPages::default();
    saved.pages.push(page(url, &main.media_type, &main.body, at));
    let mut frames = 0_usize;
    let mut beyond = 0_usize;
    for other in others {
        let kind = bare_type(&other.media_type);
        match other.address {
            Some(_) if kind.starts_with("image/") && saved.pictures.len() >= MAX_PICTURES => beyond += 1,
            Some(url) if kind.starts_with("image/") => {
                saved.pictures.push(page(url, &other.media_type, &other.body, at))
            }
            _ if kind == "text/html" => frames += 1,
            _ => {}
        }
    }
    if frames > 0 {
        saved.problem(format!("{frames} pages shown inside this one were not read: they are other sources"));
    }
    if beyond > 0 {
        saved.problem(format!("{beyond} further pictures were left out"));
    }
    saved
}

/// What is said where a file does not state its address.
const NO_ADDRESS: &str = "the file does not say which page it is: name its address as FILE=URL";
