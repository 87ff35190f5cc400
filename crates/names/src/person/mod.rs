//! Whether a text is a person's name at all.

pub(crate) mod display;
pub(crate) mod form;
pub(crate) mod given;
pub(crate) mod not_a_name;
mod vocabulary;
