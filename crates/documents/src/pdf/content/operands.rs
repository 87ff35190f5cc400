//! The operands of an operator.

use lopdf::Object;

use crate::pdf::matrix::Matrix;

/// The operands of one operator.
pub(super) struct Operands<'o>(pub(super) &'o [Object]);

impl<'o> Operands<'o> {
    pub(super) fn first(&self) -> Option<&'o Object> {
        self.0.first()
    }

    /// The number at this place; 0 for anything else.
    pub(super) fn number(&self, index: usize) -> f32 {
        self.0.get(index).and_then(|o| o.as_float().ok()).filter(|value| value.is_finite()).unwrap_or(0.0)
    }

    pub(super) fn name(&self) -> Option<&'o [u8]> {
        self.first().and_then(|object| object.as_name().ok())
    }

    pub(super) fn matrix(&self) -> Matrix {
        Matrix::of(|index| self.number(index))
    }
}
