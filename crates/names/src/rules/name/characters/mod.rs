//! Names in Han characters or Hangul: the surname is known from lists and readings, the given name is one unit whatever its hyphens
//! and blanks.

pub(crate) mod alike;
pub(crate) mod beside_latin;
pub(crate) mod decide;
pub(crate) mod evaluate;
pub(crate) mod found;
pub(crate) mod matcher;
pub(crate) mod runs;
pub(crate) mod splits;
