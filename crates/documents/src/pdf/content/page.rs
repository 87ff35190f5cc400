//! What a page shows.

use lopdf::ObjectId;

use crate::pdf::hidden::Hidden;
use crate::pdf::matrix::Matrix;

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
    /// It stands as it is stored, neither turned nor mirrored.
    pub(in crate::pdf) upright: bool,
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
    /// Width and height in points.
    pub(in crate::pdf) size: (f32, f32),
    /// Its text was read off pictures.
    pub(in crate::pdf) recognised: bool,
}

impl Page {
    /// A page that shows nothing yet.
    pub(in crate::pdf) fn empty() -> Self {
        Self {
            glyphs: Vec::new(),
            targets: Vec::new(),
            pictures: Vec::new(),
            hidden: Hidden::default(),
            cut: false,
            to_page: Matrix::IDENTITY,
            size: (0.0, 0.0),
            recognised: false,
        }
    }
}
