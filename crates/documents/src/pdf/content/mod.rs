//! A page's content stream: every shown character with its place and size, pictures, and what is hidden.

mod forms;
mod operators;
mod show;
mod state;
mod walk;

use lopdf::{Document, ObjectId};

use super::font::{Fonts, float};
use super::hidden::Hidden;
use super::limits::MAX_STREAM;
use super::matrix::Matrix;
use super::page_box::{inherited, page_box};
use walk::Walk;

/// A shown character, in points from the page's top left corner.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    pub(crate) text: String,
    pub(crate) x: f32,
    pub(crate) end: f32,
    pub(crate) y: f32,
    pub(crate) size: f32,
    pub(crate) bold: bool,
    /// Red, green and blue of its filling, from 0 to 1.
    pub(crate) colour: [f32; 3],
}

/// Where an annotation leads, and its box on the page.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) uri: String,
    pub(in crate::pdf) bounds: [f32; 4],
}

/// A picture drawn on the page: its object, and the box it fills.
#[derive(Debug, Clone)]
pub(in crate::pdf) struct Drawn {
    pub(in crate::pdf) id: ObjectId,
    pub(in crate::pdf) bounds: [f32; 4],
}

/// One page.
pub(crate) struct Page {
    pub(crate) glyphs: Vec<Glyph>,
    /// Where its annotations lead.
    pub(crate) targets: Vec<Target>,
    pub(in crate::pdf) pictures: Vec<Drawn>,
    pub(in crate::pdf) hidden: Hidden,
    /// A limit was met.
    pub(in crate::pdf) cut: bool,
    /// User space to points from the top left corner.
    pub(in crate::pdf) to_page: Matrix,
}

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
