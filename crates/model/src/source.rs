use serde::{Deserialize, Serialize};

use crate::{Address, Claims, Gap, Locator, Origin, SiteId, SourceId, WordIndex};

/// What sort of source it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// A CV or résumé.
    Cv,
    /// A profile on a site that is known by name.
    Profile,
    /// Any other page that the candidate named as their own.
    Portfolio,
    /// A record that the customer holds: sign-ins, payments, deliveries.
    Record,
}

/// One thing that the candidate or the customer supplied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its place in the case.
    pub id: SourceId,
    /// What it is called by.
    pub address: Address,
    /// What sort it is.
    pub kind: SourceKind,
    /// The site, for links.
    pub site: Option<SiteId>,
    /// What came of it.
    pub outcome: Outcome,
    /// The source that names it as the candidate's own, where nobody supplied it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found_on: Option<SourceId>,
}

/// What came of reading a source. Only `Read` has claims; nothing else says anything about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Outcome {
    /// It was read.
    Read,
    /// Pages came back, but nothing that describes a person could be read in them.
    NotRecognised,
    /// Nothing came back, and why.
    NotReached(Gap),
    /// The file cannot be read as a CV, and why, in plain words.
    Unreadable(String),
}

/// Malformed input met while reading: stated, never fatal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// Where.
    pub locator: Locator,
    /// What is wrong, in plain words, without personal data.
    pub what: String,
}

/// What a reader made of the bytes it was given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Extraction {
    /// What came of it.
    pub outcome: Outcome,
    /// The pages that the claims rest on, one entry a page, in the order they were read.
    pub pages: Vec<Origin>,
    /// What it says.
    pub claims: Claims,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// The words of the whole text, where the source is one.
    #[serde(default, skip_serializing_if = "WordIndex::is_empty")]
    pub words: WordIndex,
}

impl Extraction {
    /// Nothing was read, for this reason.
    pub fn without_claims(outcome: Outcome) -> Self {
        Self {
            outcome,
            pages: Vec::new(),
            claims: Claims::default(),
            problems: Vec::new(),
            words: WordIndex::default(),
        }
    }
}
