#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod compare;
mod keys;
mod oddity;
mod outcome;
mod sentence;

pub use compare::compare;
pub use keys::{Key, KeyKind, blocking_keys};
pub use oddity::{Oddity, oddities};
pub use outcome::{
    Agreement, Aligned, Comparison, Limit, Part, ReadingSystem, ReadingUsed, Reason, Relation, Role, Verdict, WhyNot,
};
