//! A whole document: opened, bounded, and read page by page.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crosscheck_model::Locator;
use lopdf::{Document, LoadOptions};

use super::content::{self, Page};
use super::flow;
use super::font::Fonts;
use super::limits::MAX_STREAM;
use super::lines::Furniture;
use super::{attachments, links, metadata, picture, recognised, scan};
use crate::collect::Collector;
use crate::recognised::{PagePicture, PageText};
use crate::sheet::Sheet;

/// Pages that are read; a CV of more is cut and says so.
const MAX_PAGES: usize = 200;
/// Characters of all pages together: a hundred times those of a long CV.
const MAX_GLYPHS: usize = 1_000_000;
/// Fewer letters than this on all pages together, and there is nothing to read but pictures.
const MIN_LETTERS: usize = 20;
/// At least this share of characters must have a meaning, or the fonts do not say what their glyphs stand for.
const MIN_MAPPED_PERCENT: usize = 70;
/// Bytes of all pictures of pages together: what crosses to a worker and back is at most twice as much.
const MAX_PICTURES: usize = 32 << 20;
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
pub(crate) fn open(bytes: &[u8], recognised: &[PageText], out: &mut Collector<'_>) -> Result<Opened, &'static str> {
    let document = load(bytes)?;
    metadata::read(&document, out);
    let (mut pages, mut problems) = read_pages(&document);
    add_recognised(&mut pages, recognised);
    problems.extend(unread_scans(&document, &pages));
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
    /// The pages whose text was read off pictures.
    pub(crate) fn recognised(&self) -> Vec<u32> {
        (1..).zip(&self.pages).filter(|(_, page)| page.recognised).map(|(number, _)| number).collect()
    }

    /// The lines of the document in reading order, without page numbers.
    pub(crate) fn sheet(&self) -> Sheet {
        flow::sheet(&self.pages, Furniture::Left)
    }
}

/// Every line of the document in reading order, page numbers and all.
pub(crate) fn text(bytes: &[u8], recognised: &[PageText]) -> Result<Sheet, &'static str> {
    guarded(|| {
        let (mut pages, _) = read_pages(&load(bytes)?);
        add_recognised(&mut pages, recognised);
        nothing_to_read(&pages).map_or_else(|| Ok(flow::sheet(&pages, Furniture::Kept)), Err)
    })?
}

/// The pictures of pages without text of their own, as files, so many bytes of them at most.
pub(crate) fn page_pictures(bytes: &[u8]) -> Vec<PagePicture> {
    let read = || {
        let Ok(document) = load(bytes) else { return Vec::new() };
        let (pages, _) = read_pages(&document);
        let mut room = MAX_PICTURES;
        let files = (1..).zip(&pages).flat_map(|(number, page)| scan::files(&document, number, page));
        files
            .take_while(|file| {
                let fits = room.checked_sub(file.bytes.len());
                room = fits.unwrap_or(0);
                fits.is_some()
            })
            .collect()
    };
    guarded(read).unwrap_or_default()
}

/// Pictures that are the pages of a document by themselves.
pub(crate) fn of_pictures(recognised: &[PageText]) -> Opened {
    let last = recognised.iter().map(|text| text.page).max().unwrap_or(0);
    let mut pages: Vec<Page> = (0..last.min(MAX_PAGES as u32)).map(|_| Page::empty()).collect();
    add_recognised(&mut pages, recognised);
    Opened { pages, attached: Vec::new() }
}

/// Every line that was recognised on pictures.
pub(crate) fn text_of_pictures(recognised: &[PageText]) -> Sheet {
    flow::sheet(&of_pictures(recognised).pages, Furniture::Kept)
}

/// Puts what was recognised on the pictures of a page where it stands.
fn add_recognised(pages: &mut [Page], recognised: &[PageText]) {
    for text in recognised {
        let Some(page) = (text.page as usize).checked_sub(1).and_then(|at| pages.get_mut(at)) else { continue };
        let glyphs = recognised::glyphs(text);
        page.recognised |= !glyphs.is_empty();
        page.glyphs.extend(glyphs);
    }
}

/// Pages that are pictures, where no other program read them. Where no page has text, that is said once, of the whole.
fn unread_scans(document: &Document, pages: &[Page]) -> Vec<(Locator, String)> {
    if nothing_to_read(pages).is_some() {
        return Vec::new();
    }
    let unread = (1..).zip(pages).filter(|(_, page)| !page.recognised && !scan::of_page(document, page).is_empty());
    let tell = |number| format!("page {number} is a picture of text, and was not read: --ocr reads it");
    unread.map(|(number, _)| (Locator::PageLine(number, 1), tell(number))).collect()
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
            "the PDF holds pictures of pages (a scan), and no text: --ocr reads them, where Tesseract is installed"
        } else {
            "the PDF holds no text"
        });
    }
    (letters * 100 < (letters + unmapped) * MIN_MAPPED_PERCENT)
        .then_some("the PDF's fonts do not say which characters its text consists of")
}
