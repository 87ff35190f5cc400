//! The walk through a page's operators.

use std::rc::Rc;

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};

use super::operands::Operands;
use super::page::{Glyph, Page};
use super::state::State;

use crate::pdf::font::{Font, Fonts};
use crate::pdf::matrix::Matrix;

/// Operations of one page, forms included: a dense CV page has 20,000.
const MAX_OPERATIONS: usize = 300_000;
/// Shown characters of one page: a dense page of 8-point text has 10,000.
const MAX_GLYPHS: usize = 60_000;

/// Marked content whose replacement text stands for the characters inside it.
pub(super) struct Mark {
    pub(super) replacement: Option<String>,
    pub(super) first: usize,
}

pub(super) struct Walk<'a, 'f> {
    pub(super) document: &'a Document,
    pub(super) fonts: &'f mut Fonts,
    pub(super) size: (f32, f32),
    pub(super) page: Page,
    /// Invisible characters: the text layer of a scan, if the page shows nothing else.
    pub(super) unseen: Vec<Glyph>,
    pub(super) areas: Vec<[f32; 4]>,
    pub(super) operations: usize,
    pub(super) state: State,
    pub(super) stack: Vec<State>,
    pub(super) text: Matrix,
    pub(super) line: Matrix,
    pub(super) marks: Vec<Mark>,
    /// Soft masks that were read, each once.
    pub(super) masks: Vec<ObjectId>,
    /// What is shown is part of a soft mask, in which white lets through.
    pub(super) in_mask: bool,
}

impl<'a, 'f> Walk<'a, 'f> {
    pub(super) fn new(document: &'a Document, fonts: &'f mut Fonts, to_page: Matrix, size: (f32, f32)) -> Self {
        let page = Page { to_page, size, ..Page::empty() };
        Self {
            document,
            fonts,
            size,
            page,
            unseen: Vec::new(),
            areas: Vec::new(),
            operations: 0,
            state: State::new(to_page),
            stack: Vec::new(),
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
            marks: Vec::new(),
            masks: Vec::new(),
            in_mask: false,
        }
    }

    pub(super) fn run(&mut self, content: &[u8], resources: Option<&'a Dictionary>, depth: usize) {
        let mut path: Option<[f32; 4]> = None;
        for operation in Content::decode_iter(content) {
            let Ok(operation) = operation else { break };
            self.operations += 1;
            if self.operations > MAX_OPERATIONS || self.page.glyphs.len() + self.unseen.len() > MAX_GLYPHS {
                self.page.cut = true;
                return;
            }
            let operands = Operands(&operation.operands);
            let operator = operation.operator.as_str();
            let _known = self.text(operator, &operands, resources)
                || self.colour(operator, &operands)
                || self.path(operator, &operands, &mut path)
                || self.graphics(operator, &operands, resources, depth);
        }
    }

    pub(super) fn resource(&self, resources: Option<&'a Dictionary>, kind: &[u8], name: &[u8]) -> Option<&'a Object> {
        let (_, object) = self.document.dereference(self.raw_resource(resources, kind, name)?).ok()?;
        Some(object)
    }

    pub(super) fn raw_resource(
        &self,
        resources: Option<&'a Dictionary>,
        kind: &[u8],
        name: &[u8],
    ) -> Option<&'a Object> {
        resources?.get_deref(kind, self.document).ok()?.as_dict().ok()?.get(name).ok()
    }

    pub(super) fn font(&mut self, resources: Option<&'a Dictionary>, name: &[u8]) -> Option<Rc<Font>> {
        let object = self.raw_resource(resources, b"Font", name)?;
        self.fonts.get(self.document, object)
    }

    pub(super) fn finish(mut self) -> Page {
        let letters = |glyphs: &[Glyph]| glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count();
        let unseen = letters(&self.unseen);
        // The text layer that recognition puts behind a scan is all the text its page has.
        if letters(&self.page.glyphs) * 10 < unseen && !self.page.pictures.is_empty() {
            self.page.glyphs.append(&mut self.unseen);
        } else {
            self.page.hidden.invisible = unseen;
        }
        self.page
    }
}
