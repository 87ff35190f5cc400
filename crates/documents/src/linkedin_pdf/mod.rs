//! The PDF that LinkedIn saves from a profile: a profile of that site, not a CV. Both layouts are machine-made, so places,
//! sizes and colours say what a line is, whatever language the interface was in.

mod current;
mod education;
mod experience;
mod headings;
mod line;
mod older;
mod sidebar;

use crosscheck_model::{Claims, NameRole};

use crate::collect::Collector;
use crate::pdf::Page;

/// How a file is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Since 2018: a dark column at the side.
    Current,
    /// Until 2017: one column in Times.
    Older,
}

/// Which layout a document has, if it is such a file: by what it says of itself, or else by where its text stands.
pub(crate) fn layout(metadata: &Claims, pages: &[Page]) -> Option<Layout> {
    let says = |name: &str, start: &str| {
        metadata.metadata.iter().any(|fact| {
            let fact = fact.value();
            fact.name == name && fact.value.expose().starts_with(start)
        })
    };
    let own =
        says("Author", "LinkedIn") && (says("Title", "Resume") || says("Subject", "Resume generated from profile"));
    let current = pages.first().is_some_and(current::looks_like);
    if current && (own || says("Producer", "Apache FOP") || sidebar::links_to_profile(pages)) {
        return Some(Layout::Current);
    }
    let made_so = says("Producer", "Apache FOP Version 1") || says("Creator", "Apache FOP Version 1");
    (made_so && older::looks_like(pages)).then_some(Layout::Older)
}

/// Reads the profile. Tells whether it found whose it is.
pub(crate) fn read(layout: Layout, pages: &[Page], out: &mut Collector<'_>) -> bool {
    match layout {
        Layout::Current => current::read(pages, out),
        Layout::Older => older::read(pages, out),
    }
    out.claims().names.iter().any(|claim| claim.value().role == NameRole::Full)
}
