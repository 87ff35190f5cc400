#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod fold;
pub mod languages;
pub mod periods;
pub mod places;
mod table;

pub use fold::fold;
