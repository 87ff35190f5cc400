//! A written name taken apart into words.

pub(crate) mod alias;
pub(crate) mod generation;
pub(crate) mod kinds;
pub(crate) mod read;
pub(crate) mod written;
