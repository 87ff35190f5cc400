//! What both test programs share.

mod prepared;
pub(crate) mod rules;

pub(crate) use prepared::Prepared;
pub(crate) use rules::hold_the_rules;

pub(crate) type Failure = Box<dyn std::error::Error>;
