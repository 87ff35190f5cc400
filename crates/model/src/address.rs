use std::fmt;

use serde::{Deserialize, Serialize};
use url::Url;

/// What a person would call the source by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Address {
    /// A page on the network.
    Url(Url),
    /// The name of a file that was handed in, without its folders.
    File(String),
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Url(url) => f.write_str(url.as_str()),
            Self::File(name) => f.write_str(name),
        }
    }
}
