//! Pictures that can be a portrait, by their size and shape alone.

use crosscheck_model::{Locator, ReadBy};
use lopdf::{Document, Object};

use super::content::Page;
use super::picture_file::{self, Pixels};
use crate::collect::Collector;
use crate::portrait;

/// A portrait has at least this many pixels on its shorter side; icons have fewer.
const MIN_PIXELS: usize = 64;
/// Larger pictures are scans of whole pages or meant to exhaust a decoder.
const MAX_PIXELS: usize = 24_000_000;
/// Width by height, in hundredths: from a narrow passport picture to a slightly broad one. Logos are broader.
const SHAPES: std::ops::RangeInclusive<usize> = 50..=140;
/// A portrait is drawn at least this large, in points (a centimetre and a quarter), and at most this large (a third of a page).
const DRAWN: std::ops::RangeInclusive<f32> = 36.0..=320.0;
/// Portraits stand on the first pages.
const LAST_PAGE: u32 = 2;
/// Portraits of one document.
const MAX_PORTRAITS: usize = 4;

pub(super) fn read(document: &Document, number: u32, page: &Page, out: &mut Collector<'_>) {
    if number > LAST_PAGE {
        return;
    }
    let mut seen = Vec::new();
    for drawn in &page.pictures {
        let [x0, y0, x1, y1] = drawn.bounds;
        let sized = DRAWN.contains(&(x1 - x0)) && DRAWN.contains(&(y1 - y0));
        if !sized || seen.contains(&drawn.id) || out.claims().photos.len() >= MAX_PORTRAITS {
            continue;
        }
        seen.push(drawn.id);
        let Ok(stream) = document.get_object(drawn.id).and_then(Object::as_stream) else { continue };
        let Pixels { width, height, .. } = Pixels::of(document, stream);
        let shaped = width.min(height) >= MIN_PIXELS
            && width.saturating_mul(height) <= MAX_PIXELS
            && SHAPES.contains(&(width * 100 / height.max(1)));
        if !shaped {
            continue;
        }
        let locator = Locator::PageLine(number, 1);
        match picture_file::encode(document, stream) {
            // What stores whole pages is not opened as a portrait.
            Some(bytes) if portrait::is_photo(&bytes) => {
                let quote = format!("picture of {width} × {height} pixels on page {number}");
                out.builder.picture(&out.at(locator, ReadBy::DocumentImage), bytes, &quote);
            }
            _ => out.problem(locator, "a picture on this page is stored in a way that is not read"),
        }
    }
}
