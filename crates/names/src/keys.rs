//! Keys for linking many names: names without a common key need not be compared.

use serde::Serialize;

/// A blocking key.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Key {
    /// The key itself. Equal keys make a candidate pair.
    pub text: String,
    /// What the key is made of.
    pub kind: KeyKind,
    /// How much an agreement says, from 0 (a name everybody has) to 1 (a rare name).
    pub weight: f32,
}

/// What a blocking key is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKind {
    /// All parts, sorted.
    Sorted,
    /// The sound of one part.
    Sound,
}

/// The keys under which a name is filed.
#[must_use]
pub fn blocking_keys(name: &str) -> Vec<Key> {
    let mut parts: Vec<String> = name.to_lowercase().split_whitespace().take(24).map(str::to_owned).collect();
    parts.sort();
    if parts.is_empty() {
        return Vec::new();
    }
    vec![Key { text: parts.join(" "), kind: KeyKind::Sorted, weight: 1.0 }]
}
