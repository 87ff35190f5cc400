//! Arithmetic of numbers that carry their own check: nothing here knows whose they are.

pub mod iban;
pub mod keyed;
pub mod mrz;
pub mod routing;
pub mod wallet;
