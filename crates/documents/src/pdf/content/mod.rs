//! A page's content stream: every shown character with its place and size, pictures, and what is hidden.

mod forms;
mod operands;
mod operators;
mod page;
mod show;
mod state;
mod walk;

use lopdf::{Document, ObjectId};

use super::font::{Fonts, float};
use super::limits::MAX_STREAM;
use super::matrix::Matrix;
use super::page_box::{inherited, page_box};
pub(in crate::pdf) use page::Drawn;
pub(crate) use page::{Glyph, Page, Target};
use walk::Walk;

/// Reads one page. What is malformed ends the page early; what stood before stays.
pub(in crate::pdf) fn read_page(document: &Document, id: ObjectId, fonts: &mut Fonts) -> Page {
    let [x0, y0, x1, y1] = page_box(document, id);
    let rotate = inherited(document, id, b"Rotate").and_then(|o| float(document, o)).unwrap_or(0.0) as i32;
    let (to_page, size) = match rotate.rem_euclid(360) {
        90 => (Matrix([0.0, 1.0, 1.0, 0.0, -y0, -x0]), (y1 - y0, x1 - x0)),
        180 => (Matrix([-1.0, 0.0, 0.0, 1.0, x1, -y0]), (x1 - x0, y1 - y0)),
        270 => (Matrix([0.0, -1.0, -1.0, 0.0, y1, x1]), (y1 - y0, x1 - x0)),
        _ => (Matrix([1.0, 0.0, 0.0, -1.0, -x0, y1]), (x1 - x0, y1 - y0)),
    };
    let mut walk = Walk::new(document, fonts, to_page, size);
    let resources = inherited(document, id, b"Resources").and_then(|object| object.as_dict().ok());
    let content = document.get_page_content_with_limit(id, MAX_STREAM).unwrap_or_default();
    walk.run(&content, resources, 0);
    walk.finish()
}
