//! Any HTML page of a person: structured data first, plain HTML last.

mod cards;
mod head;
mod plain;
mod sections;
mod subject;
mod things;

use crosscheck_markup::Markup;
use crosscheck_model::{ClaimsBuilder, Locator, NameRole, Origin, Page, Passage, Problem, ReadBy, SourceId};

use crate::walls::{says_absent, wall};

pub(crate) use plain::is_name_like;

/// How much of a page is believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// Only what is marked up: a page of a site whose plain HTML says more about the site than about the person.
    Structured,
    /// Headings, contact links and prose too: a page of the person's own.
    Everything,
}

impl Depth {
    /// What a name in structured data is: on sites it is whatever people chose to show.
    fn name_role(self) -> NameRole {
        match self {
            Self::Structured => NameRole::Display,
            Self::Everything => NameRole::Full,
        }
    }
}

/// Parses a page unless it is a wall, an error or no HTML at all.
pub(crate) fn parse(page: &Page) -> Option<Markup> {
    if page.status >= 400 || wall(page).is_some() || says_absent(page) || !page.is_html() {
        return None;
    }
    Some(crosscheck_markup::read(&page.body, page.header("content-type"), &page.final_url))
}

/// Reads all a page states about its person.
pub(crate) fn read(builder: &mut ClaimsBuilder, page: &Page, source: SourceId, depth: Depth) {
    let Some(markup) = parse(page) else { return };
    read_markup(builder, &markup, &page.origin(source), depth);
}

/// Reads the headed sections of a page whose layout is known to hold the person's own history.
pub(crate) fn read_sections(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage) {
    sections::read(builder, markup, at);
}

/// As [`read`], for a page that is parsed already.
pub(crate) fn read_markup(builder: &mut ClaimsBuilder, markup: &Markup, origin: &Origin, depth: Depth) {
    for Problem { locator, what } in &markup.problems {
        builder.problem(locator.clone(), what.clone());
    }
    let at = Passage::new(origin, Locator::Whole, ReadBy::Html);
    things::read(builder, markup, &at, depth);
    cards::read(builder, markup, &at, depth);
    head::read(builder, markup, &at, depth);
    if depth == Depth::Everything {
        sections::read(builder, markup, &at);
        plain::read(builder, markup, &at);
    }
}
