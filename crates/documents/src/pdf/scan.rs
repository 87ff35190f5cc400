//! Pages that are pictures of pages: scans, photographs of paper, text exported as a picture.

use lopdf::{Document, Object};

use super::content::{Drawn, Page};
use super::picture_file::{self, Pixels};
use crate::recognised::PagePicture;

/// A page with more letters than this has text of its own; what stamps a scan ("Scanned by ...", a page number) is shorter.
const MAX_LETTERS: usize = 60;
/// Share of the page that its pictures cover.
const MIN_COVERED: f32 = 0.5;
/// A strip of a page covers at least this share of it.
const MIN_STRIP: f32 = 0.04;
/// Strips of one page.
const MAX_STRIPS: usize = 24;

/// The pictures that make up a page without text of its own, the finest first where several lie over each other.
pub(super) fn of_page<'a>(document: &Document, page: &'a Page) -> Vec<&'a Drawn> {
    let letters = page.glyphs.iter().flat_map(|glyph| glyph.text.chars()).filter(|c| c.is_alphanumeric()).count();
    let whole = (page.size.0 * page.size.1).max(1.0);
    if letters > MAX_LETTERS {
        return Vec::new();
    }
    let pixels = |drawn: &Drawn| {
        let stream = document.get_object(drawn.id).and_then(Object::as_stream).ok();
        stream.map_or(0, |stream| Pixels::of(document, stream).count())
    };
    let mut drawn: Vec<(usize, &Drawn)> = page
        .pictures
        .iter()
        .filter(|drawn| area(shown(drawn, page)) >= MIN_STRIP * whole)
        .map(|drawn| (pixels(drawn), drawn))
        .collect();
    drawn.sort_by_key(|(pixels, _)| std::cmp::Reverse(*pixels));
    let mut chosen: Vec<&Drawn> = Vec::new();
    for (_, next) in drawn {
        let over = |other: &&Drawn| {
            let shared = [
                next.bounds[0].max(other.bounds[0]),
                next.bounds[1].max(other.bounds[1]),
                next.bounds[2].min(other.bounds[2]),
                next.bounds[3].min(other.bounds[3]),
            ];
            area(shared) > 0.5 * area(next.bounds)
        };
        if chosen.len() < MAX_STRIPS && !chosen.iter().any(over) {
            chosen.push(next);
        }
    }
    let covered: f32 = chosen.iter().map(|drawn| area(shown(drawn, page))).sum();
    if covered < MIN_COVERED * whole {
        return Vec::new();
    }
    chosen.sort_by(|a, b| a.bounds[1].total_cmp(&b.bounds[1]));
    chosen
}

/// The files of those pictures; nothing for one that stands sideways or is packed in a way that is not opened.
pub(super) fn files(document: &Document, number: u32, page: &Page) -> Vec<PagePicture> {
    let file = |drawn: &&Drawn| {
        let stream = document.get_object(drawn.id).and_then(Object::as_stream).ok()?;
        let bytes = picture_file::encode(document, stream).filter(|_| drawn.upright)?;
        Some(PagePicture::new(number, bytes, Some(drawn.bounds)))
    };
    of_page(document, page).iter().filter_map(file).collect()
}

/// The part of a picture that is on the page.
fn shown(drawn: &Drawn, page: &Page) -> [f32; 4] {
    let [x0, y0, x1, y1] = drawn.bounds;
    [x0.max(0.0), y0.max(0.0), x1.min(page.size.0), y1.min(page.size.1)]
}

fn area([x0, y0, x1, y1]: [f32; 4]) -> f32 {
    (x1 - x0).max(0.0) * (y1 - y0).max(0.0)
}
