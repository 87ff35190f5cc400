//! The verdict: which rule decides, and what is shown of the two names.

pub(crate) mod compare;
pub(crate) mod describe;
