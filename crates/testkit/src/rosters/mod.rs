//! Rosters of invented people with everything that linking must tell apart: groups under several names, and their innocent twins.
//!
//! The same seed and number give the same bytes. A roster is a folder: `roster.csv`, `cvs/`, one WARC of all profiles, and
//! `truth.json` with what was planted.

mod career;
mod identifiers;
mod people;
mod prose;
mod truth;
mod warc;
mod write;

pub use truth::{Planted, Sort, Truth};
pub use write::{Shares, write};
