//! Technologies that a text names, and when the public could first have them.
//!
//! The table is `data/technologies/first_releases.tsv`; spellings match as they are written there, in upper and lower case,
//! so that a word of everyday language ("swift", "react") is no technology.

mod find;
mod table;

pub use find::find_technologies;
pub use table::Technology;
