//! A whole document: opened, bounded, and read page by page.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crosscheck_model::Locator;
use lopdf::{Document, LoadOptions};

use super::content::{self, Page};
use super::flow;
use super::font::Fonts;
use super::limits::MAX_STREAM;
use super::lines::Furniture;
use super::{attachments, links, metadata, picture};
use crate::collect::Collector;
use crate::sheet::Sheet;

/// Pages that are read; a CV of more is cut and says so.
const MAX_PAGES: usize = 200;
/// Characters of all pages together: a hundred times those of a long CV.
const MAX_GLYPHS: usize = 1_000_000;
/// Fewer letters than this on all pages together, and there is nothing to read but pictures.
const MIN_LETTERS: usize = 20;
/// At least this share of characters must have a meaning, or the fonts do not say what their glyphs stand for.
const MIN_MAPPED_PERCENT: usize = 70;
/// What a reader that gave up says; the test of hostile input looks for it.
const DAMAGED: &str = "the PDF is damaged in a way that cannot be read";

/// Does what reads a PDF. The library and the code walking its objects meet hostile graphs; a panic there is a fact about the
/// file, and must cost this one file only. Nothing is shared across the boundary but the input.
pub(crate) fn guarded<T>(read: impl FnOnce() -> T) -> Result<T, &'static str> {
    catch_unwind(AssertUnwindSafe(read)).map_err(|_| DAMAGED)
}

/// The pages of a document that could be opened.
pub(crate) struct Opened {
    pub(crate) pages: Vec<Page>,
    /// XML files attached to it.
    pub(crate) attached: Vec<Vec<u8>>,
}

/// Opens a document; its metadata, its pictures of people and what was left out of it go to `out`.
pub(crate) fn open(bytes: &[u8], out: &mut Collector<'_>) -> Result<Opened, &'static str> {
    let document = load(bytes)?;
    metadata::read(&document, out);
    let (pages, problems) = read_pages(&document);
    problems.into_iter().for_each(|(at, what)| out.problem(at, what));
    for (number, page) in (1..).zip(&pages) {
        picture::read(&document, number, page, out);
    }
    match nothing_to_read(&pages) {
        Some(why) => Err(why),
        None => Ok(Opened { pages, attached: attachments::xml(&document) }),
    }
}

impl Opened {
    /// The lines of the document in reading order, without page numbers.
    pub(crate) fn sheet(&self) -> Sheet {
        flow::sheet(&self.pages, Furniture::Left)
    }
}

/// Every line of the document in reading order, page numbers and all.
pub(crate) fn text(bytes: &[u8]) -> Result<Sheet, &'static str> {
    guarded(|| {
        let (pages, _) = read_pages(&load(bytes)?);
        nothing_to_read(&pages).map_or_else(|| Ok(flow::sheet(&pages, Furniture::Kept)), Err)
    })?
}

fn load(bytes: &[u8]) -> Result<Document, &'static str> {
    const LOCKED: &str = "the PDF is locked with a password: try --password";
    match Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(MAX_STREAM)) {
        Ok(document) if document.is_encrypted() => Err(LOCKED),
        Ok(document) => Ok(document),
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => Err(LOCKED),
        Err(_) => Err("the PDF is damaged: its structure cannot be read"),
    }
}

/// All pages, and what was left out of them.
fn read_pages(document: &Document) -> (Vec<Page>, Vec<(Locator, String)>) {
    let mut fonts = Fonts::default();
    let mut pages = Vec::new();
    let mut problems = Vec::new();
    let mut glyphs = 0;
    for (number, id) in (1..).zip(document.page_iter()) {
        if pages.len() >= MAX_PAGES {
            problems.push((Locator::Whole, format!("only the first {MAX_PAGES} pages were read")));
            break;
        }
        let mut page = content::read_page(document, id, &mut fonts);
        page.targets = links::targets(document, id, &page);
        let at = || Locator::PageLine(number, 1);
        problems.extend(page.hidden.reports(number).map(|what| (at(), what)));
        glyphs += page.glyphs.len();
        if page.cut || glyphs > MAX_GLYPHS {
            problems.push((at(), "the page holds more than can be read; the rest was left out".to_owned()));
        }
        pages.push(page);
        if glyphs > MAX_GLYPHS {
            break;
        }
    }
    (pages, problems)
}

/// Why there is no text in these pages, if there is none.
fn nothing_to_read(pages: &[Page]) -> Option<&'static str> {
    let glyphs = || pages.iter().flat_map(|page| &page.glyphs);
    let letters = glyphs().flat_map(|glyph| glyph.text.chars()).filter(|c| c.is_alphanumeric()).count();
    let unmapped = glyphs().filter(|glyph| glyph.text.contains('\u{fffd}')).count();
    if letters < MIN_LETTERS {
        let pictures = pages.iter().any(|page| !page.pictures.is_empty());
        let turned: usize = pages.iter().map(|page| page.hidden.turned).sum();
        return Some(if turned >= MIN_LETTERS {
            "the text of the PDF stands sideways or upside down: turn its pages and save it again"
        } else if pictures {
            "the PDF holds pictures of pages (a scan), and no text"
        } else {
            "the PDF holds no text"
        });
    }
    (letters * 100 < (letters + unmapped) * MIN_MAPPED_PERCENT)
        .then_some("the PDF's fonts do not say which characters its text consists of")
}
