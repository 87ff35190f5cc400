//! PDF: positioned text from the content streams, assembled into lines here; metadata, link annotations and pictures.

mod bidi;
mod cmap;
mod columns;
mod content;
mod font;
mod hidden;
mod lines;
mod links;
mod matrix;
mod metadata;
mod picture;
mod png;
mod tex;
mod widths;

pub(crate) use bidi::is_right_to_left;
pub(crate) use content::{Glyph, Page};
pub(crate) use lines::line_text;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crosscheck_model::{Extraction, Locator, Origin};
use lines::Furniture;
use lopdf::{Document, LoadOptions};

use crate::collect::Collector;
use crate::sheet::Sheet;
use crate::{cv, linkedin_pdf};

/// One stream may not unpack to more than this: pages of real CVs unpack to less than 2 MiB, pictures to less than 16.
const MAX_STREAM: usize = 32 << 20;
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

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    // The PDF library and the code walking its objects meet hostile graphs; a panic there is a fact about the file, and
    // must cost this one file only. Nothing is shared across the boundary but the input.
    let outcome = catch_unwind(AssertUnwindSafe(|| read_guarded(bytes, origin)));
    outcome.unwrap_or_else(|_| Collector::new(origin).unreadable(DAMAGED))
}

fn read_guarded(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    let document = match open(bytes) {
        Ok(document) => document,
        Err(why) => return out.unreadable(why),
    };
    metadata::read(&document, &mut out);
    let (pages, problems) = read_pages(&document);
    problems.into_iter().for_each(|(at, what)| out.problem(at, what));
    for (number, page) in (1..).zip(&pages) {
        picture::read(&document, number, page, &mut out);
    }
    if let Some(why) = nothing_to_read(&pages) {
        return out.unreadable(why);
    }
    let layout = linkedin_pdf::layout(out.claims(), &pages);
    if layout.is_some_and(|layout| linkedin_pdf::read(layout, &pages, &mut out)) {
        return out.finish();
    }
    let mut sheet = Sheet::default();
    for (number, page) in (1..).zip(&pages) {
        let placed = lines::assemble(&page.glyphs, number, Furniture::Left, &mut sheet);
        links::place(number, page, &placed, &mut sheet);
    }
    cv::interpret(&sheet, &mut out);
    out.finish()
}

/// Every line of the document in reading order, page numbers and all.
pub(crate) fn text(bytes: &[u8]) -> Result<Sheet, &'static str> {
    let read = || {
        let document = open(bytes)?;
        let (pages, _) = read_pages(&document);
        if let Some(why) = nothing_to_read(&pages) {
            return Err(why);
        }
        let mut sheet = Sheet::default();
        for (number, page) in (1..).zip(&pages) {
            lines::assemble(&page.glyphs, number, Furniture::Kept, &mut sheet);
        }
        Ok(sheet)
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(DAMAGED))
}

fn open(bytes: &[u8]) -> Result<Document, &'static str> {
    const LOCKED: &str = "the PDF is locked with a password";
    match Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(MAX_STREAM)) {
        Ok(document) if document.is_encrypted() => Err(LOCKED),
        Ok(document) => Ok(document),
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => Err(LOCKED),
        Err(_) => Err("the PDF is damaged: its structure cannot be read"),
    }
}

/// All pages, and what was left out of them.
fn read_pages(document: &Document) -> (Vec<Page>, Vec<(Locator, String)>) {
    let mut fonts = font::Fonts::default();
    let mut pages = Vec::new();
    let mut problems = Vec::new();
    let mut glyphs = 0;
    for (number, id) in (1..).zip(document.page_iter()) {
        if pages.len() >= MAX_PAGES {
            problems.push((Locator::Whole, format!("only the first {MAX_PAGES} pages were read")));
            break;
        }
        let page = content::read_page(document, id, &mut fonts);
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
        return Some(if pictures {
            "the PDF holds pictures of pages (a scan), and no text"
        } else {
            "the PDF holds no text"
        });
    }
    (letters * 100 < (letters + unmapped) * MIN_MAPPED_PERCENT)
        .then_some("the PDF's fonts do not say which characters its text consists of")
}
