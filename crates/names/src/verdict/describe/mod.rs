//! Turns what was found into the comparison that is handed out.

pub(crate) mod characters;
pub(crate) mod parts;
pub(crate) mod whole;
pub(crate) mod words;
