//! Applications written as short TOML files. The format is described in this crate's README.

mod acts;
mod commits;
mod dates;
mod error;
mod expected;
mod source_spec;
mod written;

pub use error::CaseError;
pub use expected::Expected;
pub use written::{Built, Written};
