//! Characters: what script they are in, folded, straightened and packed for comparison.

pub(crate) mod fold;
pub(crate) mod hash;
pub(crate) mod letters;
pub(crate) mod liquids;
pub(crate) mod lookalike;
pub(crate) mod oddity;
pub(crate) mod packed;
pub(crate) mod packing;
pub(crate) mod plain;
pub(crate) mod sound;
