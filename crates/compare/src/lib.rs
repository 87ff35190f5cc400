#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

pub mod languages;
pub mod places;
