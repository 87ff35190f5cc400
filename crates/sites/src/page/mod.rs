//! Any HTML page of a person: structured data first, plain HTML last.

mod cards;
mod contacts;
mod credits;
mod depth;
mod elsewhere;
mod entries;
mod founding;
mod greeting;
mod head;
mod history;
mod identifiers;
mod languages;
mod links;
mod outline;
mod owner;
mod parts;
mod photo;
mod pieces;
mod places;
mod quote;
mod speaker;
mod state;
mod subject;
mod things;

use crosscheck_markup::{BlockKind, Markup};
use crosscheck_model::{ClaimsBuilder, Locator, Origin, Page, Passage, Problem, ReadBy, SourceId, TextKind};

use depth::Depth;
pub(crate) use links::{KnownProfile, KnownSites};
use outline::Outline;

use crate::walls::{hides_the_profile, is_unrendered};

/// Shortest block of text that is kept as prose, in characters: below it stand labels and dates.
const MIN_PROSE: usize = 25;
/// Blocks of prose kept of one page.
const MAX_PROSE: usize = 60;

/// Parses a page unless it is a wall, an error or no HTML at all.
pub(crate) fn parse(page: &Page) -> Option<Markup> {
    if page.status >= 400 || !page.is_html() || hides_the_profile(page) {
        return None;
    }
    Some(crosscheck_markup::read(&page.body, page.header("content-type"), &page.final_url))
}

/// Reads all a page of a known site states about its person in forms for programs.
pub(crate) fn read_markup(builder: &mut ClaimsBuilder, markup: &Markup, origin: &Origin) {
    let at = Passage::new(origin, Locator::Whole, ReadBy::Html);
    keep_words(builder, markup);
    read_structured(builder, markup, &at, Depth::Structured);
}

/// Reads the headed sections of a page whose layout is known to hold the person's own history.
pub(crate) fn read_sections(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage) {
    let outline = Outline::of(markup);
    history::read(builder, markup, &outline, at);
    languages::read(builder, markup, &outline, at);
}

/// Reads a page of somebody's own, its plain HTML too. `known` says which profiles on known sites its links lead to.
pub(crate) fn read_own(builder: &mut ClaimsBuilder, page: &Page, source: SourceId, known: KnownSites) {
    // What the head of an empty shell says is its program's, not its owner's.
    if is_unrendered(page) {
        return;
    }
    let Some(markup) = parse(page) else { return };
    let at = Passage::new(&page.origin(source), Locator::Whole, ReadBy::Html);
    keep_words(builder, &markup);
    read_structured(builder, &markup, &at, Depth::Everything);
    let outline = Outline::of(&markup);
    let linked = links::linked(&markup, known);
    history::read(builder, &markup, &outline, &at);
    languages::read(builder, &markup, &outline, &at);
    owner::read(builder, &markup, &outline, &linked, &at);
    contacts::read(builder, &markup, &outline, &at);
    links::read(builder, &markup, &outline, &linked, &at);
    photo::read(builder, &markup, &outline, &at);
    places::read(builder, &markup, &outline, &at);
    head::read_creator(builder, &markup, &at);
    identifiers::read(builder, &page.body, &at);
    founding::read(builder, &markup, &at);
    state::read(builder, &markup, &at);
    let prose = markup.blocks.iter().filter(|block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem)
            && !block.aside
            && block.text.chars().count() >= MIN_PROSE
    });
    for block in prose.take(MAX_PROSE) {
        builder.text(&at.with(block.locator.clone()), &block.text, TextKind::Body);
    }
}

/// All the words that a reader of the page sees, for whoever asks whether something stands there after all.
fn keep_words(builder: &mut ClaimsBuilder, markup: &Markup) {
    if let Some((title, locator)) = &markup.title {
        builder.line_of_text(locator, title);
    }
    for block in &markup.blocks {
        for line in block.text.lines() {
            builder.line_of_text(&block.locator, line);
        }
    }
}

fn read_structured(builder: &mut ClaimsBuilder, markup: &Markup, at: &Passage, depth: Depth) {
    for Problem { locator, what } in &markup.problems {
        builder.problem(locator.clone(), what.clone());
    }
    things::read(builder, markup, at, depth);
    cards::read(builder, markup, at, depth);
    head::read(builder, markup, at, depth);
}
