//! Link annotations: their targets are often not in the text at all.

use crosscheck_model::{Locator, ReadBy};
use lopdf::{Document, Object, ObjectId};

use super::content::{Page, Target};
use super::font::float;
use crate::sheet::{Sheet, SheetLink};

/// Annotations of one page that are read.
const MAX_LINKS: usize = 200;
/// Longer targets are not addresses of pages.
const MAX_TARGET: usize = 2_048;

/// Where a line of the sheet stands on its page.
pub(super) struct Stand {
    /// Index into the sheet's lines.
    pub(super) index: usize,
    pub(super) y: f32,
    pub(super) size: f32,
}

/// The page's links.
pub(super) fn targets(document: &Document, id: ObjectId, page: &Page) -> Vec<Target> {
    let Ok(annotations) = document.get_page_annotations(id) else { return Vec::new() };
    let mut found = Vec::new();
    for annotation in annotations.into_iter().take(MAX_LINKS) {
        if annotation.get_deref(b"Subtype", document).and_then(Object::as_name).unwrap_or_default() != b"Link" {
            continue;
        }
        let Ok(action) = annotation.get_deref(b"A", document).and_then(Object::as_dict) else { continue };
        let Ok(uri) = action.get_deref(b"URI", document).and_then(Object::as_str) else { continue };
        let uri = String::from_utf8_lossy(uri).trim().to_owned();
        if uri.is_empty() || uri.len() > MAX_TARGET {
            continue;
        }
        let rect: Vec<f32> = annotation
            .get_deref(b"Rect", document)
            .and_then(Object::as_array)
            .map(|list| list.iter().take(4).filter_map(|object| float(document, object)).collect())
            .unwrap_or_default();
        let &[a, b, c, d] = rect.as_slice() else { continue };
        found.push(Target { uri, bounds: page.to_page.bounds([a, b, c, d]) });
    }
    found
}

/// Puts the page's links on the lines they stand on.
pub(super) fn place(number: u32, page: &Page, placed: &[Stand], sheet: &mut Sheet) {
    for Target { uri, bounds } in &page.targets {
        let [x0, y0, x1, y1] = *bounds;
        let line =
            placed.iter().find(|line| y0 - 1.0 <= line.y - line.size * 0.25 && line.y - line.size * 0.25 <= y1 + 1.0);
        let text = words_inside(page, [x0, y0, x1, y1]);
        let locator = match line {
            Some(line) => sheet.lines[line.index].locator.clone(),
            None => Locator::PageLine(number, 1),
        };
        let line = line.map(|line| line.index);
        // One link over two lines is two annotations.
        if sheet.links.iter().any(|other| other.target == *uri && other.line == line) {
            continue;
        }
        sheet.links.push(SheetLink { target: uri.clone(), line, text, locator, by: ReadBy::DocumentLink });
    }
}

fn words_inside(page: &Page, [x0, y0, x1, y1]: [f32; 4]) -> String {
    let mut inside: Vec<_> = page
        .glyphs
        .iter()
        .filter(|glyph| {
            let (x, y) = ((glyph.x + glyph.end) / 2.0, glyph.y - glyph.size * 0.25);
            x0 - 1.0 <= x && x <= x1 + 1.0 && y0 - 1.0 <= y && y <= y1 + 1.0
        })
        .collect();
    inside.sort_by(|a, b| a.x.total_cmp(&b.x));
    let mut text = String::new();
    let mut end = f32::INFINITY;
    for glyph in inside.into_iter().take(MAX_TARGET) {
        if glyph.x - end > 0.15 * glyph.size && !text.ends_with(' ') {
            text.push(' ');
        }
        text.push_str(&glyph.text);
        end = glyph.end;
    }
    text.trim().to_owned()
}
