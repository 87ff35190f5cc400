use schemars::JsonSchema;
use serde::Serialize;

use super::words::{Outcome, SourceKind};

/// One source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SourceView {
    /// Its number in this report, from 1.
    pub number: u32,
    /// The link, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The file's name, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What sort it is.
    pub kind: SourceKind,
    /// The site's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// `read`, or why not.
    pub outcome: Outcome,
    /// The outcome in plain words.
    pub outcome_text: String,
    /// What the reader of the report can do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what_to_do: Option<String>,
    /// Number of the source that names it as the candidate's own, where nobody supplied it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub found_on: Option<u32>,
    /// The name the source gives, for orientation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// SHA-256 of the first picture it shows that could be read; see `pictures`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// Number of claims read.
    pub claims: usize,
    /// What was malformed, in plain words.
    pub problems: Vec<String>,
    /// Requests of it that brought no answer.
    pub gaps: Vec<GapView>,
}

impl SourceView {
    /// Short, as people write it: `cv.pdf`, `github.com/jane`.
    pub(crate) fn short(&self) -> String {
        self.url.as_ref().map_or_else(|| self.file.clone().unwrap_or_default(), |url| short(url))
    }

    pub(crate) fn is_read(&self) -> bool {
        self.outcome == Outcome::Read
    }
}

/// An address as people write it; the name of a file as it is.
pub(super) fn short(address: &str) -> String {
    let Some((_, bare)) = address.split_once("://") else { return address.to_owned() };
    bare.strip_prefix("www.").unwrap_or(bare).trim_end_matches('/').to_owned()
}

/// A request without an answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GapView {
    /// What was asked for.
    pub url: String,
    /// Why there is no answer.
    pub outcome: Outcome,
    /// In plain words.
    pub outcome_text: String,
    /// What can be done.
    pub what_to_do: String,
}
