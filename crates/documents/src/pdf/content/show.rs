//! Shown characters: where they stand, whether they can be seen, and the text that stands for them.

use lopdf::{Dictionary, Object};

use super::page::Glyph;
use super::state::MAX_STATES;
use super::walk::{Mark, Walk};
use crate::pdf::matrix::Matrix;

/// Text smaller than this, in points, cannot be read on paper; the smallest footnotes are set in 5.
const TINY: f32 = 2.5;

impl<'a> Walk<'a, '_> {
    pub(super) fn show(&mut self, operand: Option<&Object>) {
        let Some(bytes) = operand.and_then(|o| o.as_str().ok()) else { return };
        let Some(font) = self.state.font.clone() else { return };
        for shown in font.show(bytes) {
            let state = &self.state;
            let placed = Matrix([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise])
                .then(self.text)
                .then(state.to_page);
            let [a, b, c, d, x, y] = placed.0;
            let size = c.hypot(d);
            let spacing = state.character_space + if shown.is_space { state.word_space } else { 0.0 };
            let advance = (shown.width * state.size + spacing) * state.stretch;
            let (end, _) = Matrix::shift(advance, 0.0).then(self.text).then(state.to_page).apply(0.0, state.rise);
            self.text = Matrix::shift(advance, 0.0).then(self.text);
            // Upside down or turned text is an ornament of a layout, never a line of a CV.
            let upright = a > 0.0 && b.abs() <= a * 0.3 && d < 0.0 || a == 0.0 && b == 0.0;
            // What a replacement text stands for can have no meaning of its own; its place is needed.
            let replaced = self.marks.iter().any(|mark| mark.replacement.is_some());
            let text = if shown.text.is_empty() && replaced { "\u{fffd}".to_owned() } else { shown.text };
            if !upright && !text.trim().is_empty() {
                self.page.hidden.turned += 1;
            }
            if !upright || text.is_empty() || !x.is_finite() || !y.is_finite() || !end.is_finite() {
                continue;
            }
            let glyph = Glyph { text, x, end: end.max(x), y, size, bold: font.bold, colour: state.colour };
            self.place(glyph);
        }
    }

    fn place(&mut self, glyph: Glyph) {
        let blank = glyph.text.trim().is_empty();
        let count = usize::from(!blank);
        let (width, height) = self.size;
        let middle = (glyph.x + glyph.end) / 2.0;
        let hidden = &mut self.page.hidden;
        if matches!(self.state.mode, 3 | 7) {
            self.unseen.push(glyph);
        } else if middle < -1.0 || middle > width + 1.0 || glyph.y < -1.0 || glyph.y > height + glyph.size {
            hidden.off_page += count;
        } else if glyph.size < TINY {
            hidden.tiny += count;
        } else if self.state.white()
            && !self.in_mask
            && !self.areas.iter().any(|area| inside(*area, middle, glyph.y - glyph.size * 0.3))
        {
            hidden.white += count;
        } else {
            self.page.glyphs.push(glyph);
        }
    }

    pub(super) fn open_mark(&mut self, replacement: Option<String>) {
        if self.marks.len() < MAX_STATES {
            self.marks.push(Mark { replacement, first: self.page.glyphs.len() });
        }
    }

    /// Puts replacement text on the first character inside the mark and drops the others: complex scripts and ligatures
    /// are written so.
    pub(super) fn close_mark(&mut self) {
        let Some(mark) = self.marks.pop() else { return };
        let (Some(text), Some(inside)) = (mark.replacement, self.page.glyphs.get(mark.first..)) else { return };
        let Some(first) = inside.first() else { return };
        let same_line = inside.iter().all(|glyph| (glyph.y - first.y).abs() < first.size);
        // A mark around a whole paragraph says nothing about where its words stand.
        if !same_line || text.chars().count() > 4 * inside.len() + 4 {
            return;
        }
        let glyph = Glyph {
            text,
            x: inside.iter().map(|glyph| glyph.x).fold(f32::INFINITY, f32::min),
            end: inside.iter().map(|glyph| glyph.end).fold(f32::NEG_INFINITY, f32::max),
            ..first.clone()
        };
        self.page.glyphs.truncate(mark.first);
        self.page.glyphs.push(glyph);
    }

    pub(super) fn actual_text(&self, properties: &Object, resources: Option<&'a Dictionary>) -> Option<String> {
        let dict = match properties {
            Object::Dictionary(dict) => dict,
            Object::Name(name) => self.resource(resources, b"Properties", name)?.as_dict().ok()?,
            _ => return None,
        };
        let text = lopdf::decode_text_string(dict.get_deref(b"ActualText", self.document).ok()?).ok()?;
        Some(text.chars().filter(|c| *c != '\u{feff}').take(256).collect())
    }
}

fn inside([x0, y0, x1, y1]: [f32; 4], x: f32, y: f32) -> bool {
    x0 <= x && x <= x1 && y0 <= y && y <= y1
}
