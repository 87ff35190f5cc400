//! What the operators of a content stream change and what showing text depends on.

use std::rc::Rc;

use crate::pdf::font::Font;
use crate::pdf::matrix::Matrix;

/// Saved states, and what else is nested.
pub(super) const MAX_STATES: usize = 256;
/// Painted areas that are remembered for telling white text on a dark ground from hidden text.
pub(super) const MAX_AREAS: usize = 2_000;
/// Components from here on are white to the eye on paper.
const WHITE: f32 = 0.97;
/// What is painted when nothing else is said.
pub(super) const BLACK: [f32; 3] = [0.0; 3];

/// The state of a page that `q` keeps and `Q` brings back.
#[derive(Clone)]
pub(super) struct State {
    pub(super) to_page: Matrix,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f32,
    pub(super) character_space: f32,
    pub(super) word_space: f32,
    pub(super) stretch: f32,
    pub(super) leading: f32,
    pub(super) rise: f32,
    pub(super) mode: i64,
    pub(super) colour: [f32; 3],
}

impl State {
    pub(super) fn new(to_page: Matrix) -> Self {
        Self {
            to_page,
            font: None,
            size: 1.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            mode: 0,
            colour: BLACK,
        }
    }

    /// In the colour of paper.
    pub(super) fn white(&self) -> bool {
        self.colour.iter().all(|component| *component >= WHITE)
    }
}
