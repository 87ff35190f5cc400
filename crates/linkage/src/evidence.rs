use serde::{Deserialize, Serialize};

use crate::{Family, Kind};

/// What one side says.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Quoted {
    /// The words, as they stand there.
    pub quote: String,
    /// The source.
    pub source: String,
    /// The picture's SHA-256, for pictures.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
}

/// One thing that two applications share, with both quotes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Evidence {
    /// What.
    pub kind: Kind,
    /// How much of it, in words; empty for what is the same to the letter.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub extent: String,
    /// In the first application.
    pub a: Quoted,
    /// In the second.
    pub b: Quoted,
}

impl Evidence {
    /// What it is independent of. Whatever stands on one page that both applications name is one thing: that they name it.
    pub fn family(&self) -> Family {
        let one_page = self.a.source == self.b.source && self.a.source.starts_with("http");
        if one_page { Family::Account } else { self.kind.family() }
    }
}

/// Longest quote, in characters: enough to recognise a passage by.
const MAX_QUOTE: usize = 240;

impl Quoted {
    pub(crate) fn new(quote: &str, source: &str) -> Self {
        let mut quote: String = quote.to_owned();
        if let Some((end, _)) = quote.char_indices().nth(MAX_QUOTE) {
            quote.truncate(end);
            quote.push('…');
        }
        Self { quote, source: source.to_owned(), picture: None }
    }
}
