//! The rules: for two words, for all words of two names, for whole names. Their table is `outcome::rule`.

pub(crate) mod align;
pub(crate) mod name;
pub(crate) mod word;
