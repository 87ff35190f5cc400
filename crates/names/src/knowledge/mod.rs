//! The tables of `data/`.

pub(crate) mod han;
pub(crate) mod lexicon;
pub(crate) mod lines;
pub(crate) mod lists;
pub(crate) mod spellings;
pub(crate) mod surnames;
