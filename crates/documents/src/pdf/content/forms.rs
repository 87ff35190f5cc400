//! Forms, pictures and soft masks: content within the content.

use lopdf::{Dictionary, Object, Stream};

use super::page::Drawn;
use super::state::{MAX_AREAS, MAX_STATES};
use super::walk::Walk;
use crate::pdf::font::float;
use crate::pdf::limits::MAX_STREAM;
use crate::pdf::matrix::Matrix;

/// Forms within forms.
const MAX_DEPTH: usize = 8;

impl<'a> Walk<'a, '_> {
    pub(super) fn object(&mut self, resources: Option<&'a Dictionary>, name: &[u8], depth: usize) {
        let Some(raw) = self.raw_resource(resources, b"XObject", name) else { return };
        let Ok((id, object)) = self.document.dereference(raw) else { return };
        let Ok(stream) = object.as_stream() else { return };
        match stream.dict.get(b"Subtype").and_then(Object::as_name) {
            Ok(b"Image") => {
                let bounds = self.state.to_page.bounds([0.0, 0.0, 1.0, 1.0]);
                if self.areas.len() < MAX_AREAS {
                    self.areas.push(bounds);
                }
                if let Some(id) = id.filter(|_| self.page.pictures.len() < MAX_STATES) {
                    let [a, b, c, d, ..] = self.state.to_page.0;
                    let upright = a > 0.0 && d < 0.0 && b.abs() < 0.1 * a && c.abs() < -0.1 * d;
                    self.page.pictures.push(Drawn { id, bounds, upright });
                }
            }
            Ok(b"Form") => self.form(stream, resources, depth),
            _ => {}
        }
    }

    fn form(&mut self, stream: &'a Stream, resources: Option<&'a Dictionary>, depth: usize) {
        if depth >= MAX_DEPTH {
            return;
        }
        let Ok(content) = stream.get_plain_content_with_limit(MAX_STREAM) else { return };
        let saved = self.state.clone();
        let (text, line) = (self.text, self.line);
        let below = std::mem::take(&mut self.stack);
        if let Ok(list) = stream.dict.get_deref(b"Matrix", self.document).and_then(Object::as_array) {
            let number = |index: usize| list.get(index).and_then(|o| float(self.document, o)).unwrap_or(0.0);
            self.state.to_page = Matrix::of(number).then(self.state.to_page);
        }
        let own = stream.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        self.shaded_form(&stream.dict, own);
        self.run(&content, own.or(resources), depth + 1);
        self.stack = below;
        self.state = saved;
        (self.text, self.line) = (text, line);
    }

    /// A form that holds a shading paints its box: what is white on it can be read.
    fn shaded_form(&mut self, form: &Dictionary, resources: Option<&Dictionary>) {
        let shaded = resources.is_some_and(|own| own.has(b"Shading"));
        let Ok(list) = form.get_deref(b"BBox", self.document).and_then(Object::as_array) else { return };
        if shaded && self.areas.len() < MAX_AREAS {
            let number = |index: usize| list.get(index).and_then(|o| float(self.document, o)).unwrap_or(0.0);
            self.areas.push(self.state.to_page.bounds([number(0), number(1), number(2), number(3)]));
        }
    }

    /// An extended graphics state: its font, and its soft mask, through which letters are seen that are drawn nowhere else.
    pub(super) fn extended_state(&mut self, resources: Option<&'a Dictionary>, name: &[u8], depth: usize) {
        let Some(state) = self.resource(resources, b"ExtGState", name).and_then(|state| state.as_dict().ok()) else {
            return;
        };
        let font = state.get_deref(b"Font", self.document).and_then(Object::as_array).map(Vec::as_slice);
        if let Ok([font, size]) = font {
            self.state.font = self.fonts.get(self.document, font);
            self.state.size = float(self.document, size).unwrap_or(1.0);
        }
        let Ok(mask) = state.get_deref(b"SMask", self.document).and_then(Object::as_dict) else { return };
        let Ok((id, group)) = mask.get(b"G").and_then(|group| self.document.dereference(group)) else { return };
        let (Some(id), Ok(group)) = (id, group.as_stream()) else { return };
        if !self.masks.contains(&id) && self.masks.len() < MAX_STATES {
            self.masks.push(id);
            let outside = std::mem::replace(&mut self.in_mask, true);
            self.form(group, resources, depth);
            self.in_mask = outside;
        }
    }
}
