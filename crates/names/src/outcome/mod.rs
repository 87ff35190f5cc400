//! What a comparison says.

pub(crate) mod comparison;
pub(crate) mod reason;
pub(crate) mod relation;
pub(crate) mod rule;
pub(crate) mod sentence;
pub(crate) mod verdict;
