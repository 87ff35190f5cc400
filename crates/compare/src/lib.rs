#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

pub mod contacts;
pub mod degrees;
mod fold;
pub mod hours;
pub mod languages;
#[cfg(test)]
#[path = "../build/lay_out.rs"]
mod lay_out;
pub mod organisations;
pub mod periods;
pub mod places;
mod plain;
mod slots;
mod table;
pub mod technologies;
pub mod titles;
pub mod vocabulary;

pub use fold::fold;
