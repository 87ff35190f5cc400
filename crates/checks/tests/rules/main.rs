//! Rules that hold for all checks together.
#![expect(clippy::disallowed_methods, reason = "tests read the folders they check")]

mod cards;
mod configuration;
mod coverage;
mod metamorphic;
mod ownership;
mod records;
mod registry;
#[path = "../support/mod.rs"]
mod support;
mod symmetry;
mod whole;
