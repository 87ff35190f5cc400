//! How a word of any writing is read in Latin letters.

pub(crate) mod chinese;
pub(crate) mod ethiopic;
pub(crate) mod indic;
pub(crate) mod japanese;
pub(crate) mod kana;
pub(crate) mod korean;
pub(crate) mod language;
pub(crate) mod overseas;
pub(crate) mod pattern;
pub(crate) mod scripts;
pub(crate) mod syllables;
pub(crate) mod thai;
pub(crate) mod thai_elements;
