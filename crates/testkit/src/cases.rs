//! Applications written as short TOML files. The format is described in this crate's README.

mod commits;
mod dates;
mod expected;
mod source_spec;
mod written;

pub use expected::Expected;
pub use written::{Built, CaseError, Written};
