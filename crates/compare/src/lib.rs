#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

pub mod contacts;
mod fold;
pub mod hours;
pub mod languages;
pub mod periods;
pub mod places;
mod table;

pub use fold::fold;
