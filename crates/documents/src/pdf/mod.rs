//! PDF: positioned text from the content streams, assembled into lines here; metadata, link annotations and pictures.

mod bidi;
mod cmap;
mod columns;
mod content;
mod font;
mod lines;
mod links;
mod matrix;
mod metadata;
mod picture;
mod png;
mod tex;
mod widths;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crosscheck_model::{Extraction, Locator, Origin};
use lopdf::{Document, LoadOptions};

use crate::collect::Collector;
use crate::cv;
use crate::sheet::Sheet;

/// One stream may not unpack to more than this: pages of real CVs unpack to less than 2 MiB, pictures to less than 16.
const MAX_STREAM: usize = 32 << 20;
/// Pages that are read; a CV of more is cut and says so.
const MAX_PAGES: usize = 40;
/// Fewer letters than this on all pages together, and there is nothing to read but pictures.
const MIN_LETTERS: usize = 20;
/// At least this share of characters must have a meaning, or the fonts do not say what their glyphs stand for.
const MIN_MAPPED_PERCENT: usize = 70;

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    // The PDF library and the code walking its objects meet hostile graphs; a panic there is a fact about the file, and
    // must cost this one file only. Nothing is shared across the boundary but the input.
    let outcome = catch_unwind(AssertUnwindSafe(|| read_guarded(bytes, origin)));
    outcome.unwrap_or_else(|_| Collector::new(origin).unreadable("the PDF is damaged in a way that cannot be read"))
}

fn read_guarded(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    let document = match Document::load_mem_with_options(bytes, LoadOptions::with_max_decompressed_size(MAX_STREAM)) {
        Ok(document) => document,
        Err(lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_)) => {
            return out.unreadable("the PDF is locked with a password");
        }
        Err(_) => return out.unreadable("the PDF is damaged: its structure cannot be read"),
    };
    if document.is_encrypted() {
        return out.unreadable("the PDF is locked with a password");
    }
    metadata::read(&document, &mut out);
    let pages: Vec<_> = document.page_iter().take(MAX_PAGES + 1).collect();
    if pages.len() > MAX_PAGES {
        out.problem(Locator::Whole, format!("only the first {MAX_PAGES} pages were read"));
    }
    let mut sheet = Sheet::default();
    let mut fonts = font::Fonts::default();
    let mut letters = 0;
    let mut unmapped = 0;
    let mut pictures = 0;
    for (index, id) in pages.into_iter().take(MAX_PAGES).enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let page = content::read_page(&document, id, &mut fonts);
        page.hidden.report(number, &mut out);
        if page.cut {
            out.problem(Locator::PageLine(number, 1), "the page holds more than can be read; the rest was left out");
        }
        pictures += page.pictures.len();
        letters += page.glyphs.iter().flat_map(|glyph| glyph.text.chars()).filter(|c| c.is_alphanumeric()).count();
        unmapped += page.glyphs.iter().filter(|glyph| glyph.text.contains('\u{fffd}')).count();
        let placed = lines::assemble(&page.glyphs, number, &mut sheet);
        links::read(&document, id, number, &page, &placed, &mut sheet);
        picture::read(&document, number, &page, &mut out);
    }
    if letters < MIN_LETTERS {
        let why = if pictures > 0 {
            "the PDF holds pictures of pages (a scan), and no text"
        } else {
            "the PDF holds no text"
        };
        return out.unreadable(why);
    }
    if letters * 100 < (letters + unmapped) * MIN_MAPPED_PERCENT {
        return out.unreadable("the PDF's fonts do not say which characters its text consists of");
    }
    cv::interpret(&sheet, &mut out);
    out.finish()
}
