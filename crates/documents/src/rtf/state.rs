use encoding_rs::Encoding;

use super::destination::Destination;
use crate::flow::Paragraph;

/// What is set for the letters and paragraphs of a group.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) destination: Destination,
    pub(super) bold: bool,
    /// In points.
    pub(super) size: f32,
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    pub(super) encoding: &'static Encoding,
    /// Letters of the font are pictures.
    pub(super) symbols: bool,
    /// Letters that stand for one `\u` where it is not understood.
    pub(super) skip_after_unicode: usize,
    pub(super) link: Option<String>,
    pub(super) paragraph: Shape,
}

/// What is set for a paragraph.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    pub(super) heading: Option<u8>,
    pub(super) listed: bool,
    pub(super) in_table: bool,
    pub(super) space_before: f32,
    pub(super) indent: f32,
    pub(super) tabs: Vec<f32>,
}

/// Size of letters where a document states none, in points: the format's own rule.
pub(super) const SIZE: f32 = 12.0;
/// Space above that parts a paragraph from the one before, in points.
const GAP: f32 = 6.0;

impl State {
    pub(super) fn new() -> Self {
        Self {
            destination: Destination::Body,
            bold: false,
            size: SIZE,
            hidden: false,
            deleted: false,
            encoding: encoding_rs::WINDOWS_1252,
            symbols: false,
            skip_after_unicode: 1,
            link: None,
            paragraph: Shape::default(),
        }
    }

    /// `\plain`
    pub(super) fn reset_letters(&mut self) {
        self.bold = false;
        self.size = SIZE;
        self.hidden = false;
        self.deleted = false;
    }
}

impl Shape {
    pub(super) fn paragraph(&self) -> Paragraph {
        Paragraph {
            heading: self.heading,
            bullet: self.listed && self.heading.is_none(),
            gap: self.space_before >= GAP,
            indent: self.indent.clamp(0.0, 600.0),
            tabs: self.tabs.clone(),
            ..Paragraph::default()
        }
    }
}
