use std::fmt;

use url::Url;

use crate::{Gap, Page, Refusal};

/// Tells a page from what stands in front of it. The knowledge stands in one table, beside the sites; whoever fetches is
/// handed this, so that a live answer and the same answer out of an archive are judged alike.
#[derive(Clone, Copy)]
pub struct PageEvaluator {
    /// Whether a redirect, from the one address to the other, leads to a wall.
    pub redirect: fn(&Url, &Url) -> Option<Refusal>,
    /// Why an answer holds no page; `None` for one that can be read, whatever its status.
    pub answer: fn(&Page) -> Option<Gap>,
    /// Whether a page shows nothing until its scripts have run.
    pub is_unrendered: fn(&Page) -> bool,
}

impl Default for PageEvaluator {
    /// Takes everything for a page.
    fn default() -> Self {
        Self { redirect: |_, _| None, answer: |_| None, is_unrendered: |_| false }
    }
}

impl fmt::Debug for PageEvaluator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PageEvaluator")
    }
}
