//! What each operator does (ISO 32000-1, annex A). An operator that says nothing about text or what covers it is passed over.

use lopdf::Dictionary;

use super::operands::Operands;
use super::state::{BLACK, MAX_AREAS, MAX_STATES};
use super::walk::Walk;
use crate::pdf::matrix::Matrix;

impl<'a> Walk<'a, '_> {
    /// Operators of text. Tells whether this is one.
    pub(super) fn text(&mut self, operator: &str, operands: &Operands<'_>, resources: Option<&'a Dictionary>) -> bool {
        let number = |index| operands.number(index);
        match operator {
            "BT" => {
                self.text = Matrix::IDENTITY;
                self.line = Matrix::IDENTITY;
            }
            "Tf" => {
                self.state.font = operands.name().and_then(|name| self.font(resources, name));
                self.state.size = number(1);
            }
            "Td" => self.next_line(number(0), number(1)),
            "TD" => {
                self.state.leading = -number(1);
                self.next_line(number(0), number(1));
            }
            "Tm" => {
                self.line = operands.matrix();
                self.text = self.line;
            }
            "T*" => self.next_line(0.0, -self.state.leading),
            "Tc" => self.state.character_space = number(0),
            "Tw" => self.state.word_space = number(0),
            "Tz" => self.state.stretch = number(0) / 100.0,
            "TL" => self.state.leading = number(0),
            "Ts" => self.state.rise = number(0),
            "Tr" => self.state.mode = operands.first().and_then(|o| o.as_i64().ok()).unwrap_or(0),
            "Tj" => self.show(operands.first()),
            "'" => {
                self.next_line(0.0, -self.state.leading);
                self.show(operands.first());
            }
            "\"" => {
                self.state.word_space = number(0);
                self.state.character_space = number(1);
                self.next_line(0.0, -self.state.leading);
                self.show(operands.0.get(2));
            }
            "TJ" => self.show_spaced(operands),
            "BDC" => {
                let replacement = operands.0.get(1).and_then(|o| self.actual_text(o, resources));
                self.open_mark(replacement);
            }
            "BMC" => self.open_mark(None),
            "EMC" => self.close_mark(),
            _ => return false,
        }
        true
    }

    fn show_spaced(&mut self, operands: &Operands<'_>) {
        for item in operands.first().and_then(|o| o.as_array().ok()).into_iter().flatten() {
            match item.as_float() {
                Ok(adjust) if adjust.is_finite() => {
                    let shift = -adjust / 1000.0 * self.state.size * self.state.stretch;
                    self.text = Matrix::shift(shift, 0.0).then(self.text);
                }
                _ => self.show(Some(item)),
            }
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }

    /// Operators of colour for what is filled.
    pub(super) fn colour(&mut self, operator: &str, operands: &Operands<'_>) -> bool {
        let number = |index| operands.number(index);
        self.state.colour = match operator {
            "g" => [number(0); 3],
            "rg" => [number(0), number(1), number(2)],
            "k" => from_cmyk(operands),
            "cs" => BLACK,
            "sc" | "scn" => match operands.0.iter().filter(|o| o.as_float().is_ok()).count() {
                1 if operands.0.len() == 1 => [number(0); 3],
                3 if operands.0.len() == 3 => [number(0), number(1), number(2)],
                4 => from_cmyk(operands),
                _ => BLACK,
            },
            _ => return false,
        };
        true
    }

    /// Operators of paths: only the box around what is painted counts.
    pub(super) fn path(&mut self, operator: &str, operands: &Operands<'_>, path: &mut Option<[f32; 4]>) -> bool {
        let number = |index| operands.number(index);
        match operator {
            "re" => {
                let (x, y) = (number(0), number(1));
                grow(path, self.state.to_page.bounds([x, y, x + number(2), y + number(3)]));
            }
            "m" | "l" => {
                let (x, y) = self.state.to_page.apply(number(0), number(1));
                grow(path, [x, y, x, y]);
            }
            "c" | "v" | "y" => {
                for pair in 0..operands.0.len() / 2 {
                    let (x, y) = self.state.to_page.apply(number(pair * 2), number(pair * 2 + 1));
                    grow(path, [x, y, x, y]);
                }
            }
            "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => {
                if let Some(area) = path.take().filter(|_| !self.state.white() && self.areas.len() < MAX_AREAS) {
                    self.areas.push(area);
                }
            }
            "S" | "s" | "n" => *path = None,
            _ => return false,
        }
        true
    }

    /// Operators of the graphics state, shadings, forms and pictures.
    pub(super) fn graphics(
        &mut self,
        operator: &str,
        operands: &Operands<'_>,
        resources: Option<&'a Dictionary>,
        depth: usize,
    ) -> bool {
        match operator {
            "q" if self.stack.len() < MAX_STATES => self.stack.push(self.state.clone()),
            "Q" => {
                if let Some(state) = self.stack.pop() {
                    self.state = state;
                }
            }
            "cm" => self.state.to_page = operands.matrix().then(self.state.to_page),
            "gs" => {
                if let Some(name) = operands.name() {
                    self.extended_state(resources, name, depth);
                }
            }
            "sh" if self.areas.len() < MAX_AREAS => self.areas.push([0.0, 0.0, self.size.0, self.size.1]),
            "Do" => {
                if let Some(name) = operands.name() {
                    self.object(resources, name, depth);
                }
            }
            _ => return false,
        }
        true
    }
}

fn from_cmyk(operands: &Operands<'_>) -> [f32; 3] {
    [0, 1, 2].map(|index| 1.0 - (operands.number(index) + operands.number(3)).min(1.0))
}

fn grow(path: &mut Option<[f32; 4]>, [x0, y0, x1, y1]: [f32; 4]) {
    let old = path.unwrap_or([x0, y0, x1, y1]);
    *path = Some([old[0].min(x0), old[1].min(y0), old[2].max(x1), old[3].max(y1)]);
}
