//! What each source calls the person, and how the names of two sources relate. Several checks ask this: a shared contact
//! or picture matters only where the names beside it cannot be one.

mod groups;
mod plausible;
mod relation;

pub(crate) use groups::{Agreeing, Groups, Meeting, evidence};
pub(crate) use plausible::could_be_a_full_name;
pub(crate) use relation::{Conflict, Difference, Relation, difference, names};
