//! All words of two names beside one another.

pub(crate) mod alignment;
pub(crate) mod assign;
pub(crate) mod join;
pub(crate) mod last_part;
pub(crate) mod place;
pub(crate) mod rows;
