use schemars::JsonSchema;
use serde::Serialize;

use super::words::{Certainty, FindingKind, ReadBy, Side, Strength, Topic};

/// A contradiction that does not follow from another one, and those that do follow from it.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Disagreement {
    /// The finding's number.
    pub finding: usize,
    /// Numbers of the findings that follow from it; they are not counted again.
    pub follow: Vec<usize>,
    /// Who stands against whom, the larger side first.
    pub positions: Vec<Position>,
}

/// Sources that stand on one side of a disagreement.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Position {
    /// Which side of the finding's claims.
    pub side: Side,
    /// Numbers of the sources.
    pub sources: Vec<u32>,
    /// What they state, each wording once.
    pub values: Vec<String>,
}

/// A neutral question, and what it is asked for.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Question {
    /// The question.
    pub text: String,
    /// Numbers of the findings that ask it.
    pub findings: Vec<usize>,
}

/// What a check states: claims of one source against claims of another.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct FindingView {
    /// Its number in this report, from 1.
    pub number: usize,
    /// Id of the check; `crosscheck explain ID` tells more.
    pub check: String,
    /// Version of the check.
    pub check_version: u32,
    /// Title of the check.
    pub title: String,
    /// What kind of statement it is.
    pub kind: FindingKind,
    /// Named level, from the check's ordered list.
    pub level: String,
    /// Weight of the evidence.
    pub strength: Strength,
    /// What it is about.
    pub topic: Topic,
    /// What the sources state, in one sentence.
    pub statement: String,
    /// For `not_checked`: why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_checked_because: Option<String>,
    /// Number of the finding that this one follows from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub follows_from: Option<usize>,
    /// Why the check came to its level.
    pub reasons: Vec<ReasonView>,
    /// The claims it rests on.
    pub claims: Vec<Citation>,
    /// What else can explain it.
    pub explanations: Vec<String>,
    /// What to ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Rows of the advisories' catalogue that it serves.
    pub seeds: Vec<String>,
    /// Numbers that were used.
    pub parameters: Vec<ParameterView>,
    /// For a contradiction: how often the check is wrong, and on what that was measured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<String>,
}

/// A reason.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ReasonView {
    /// Stable name.
    pub code: String,
    /// In plain words.
    pub sentence: String,
}

/// A number that a check used.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ParameterView {
    /// Its name in the check's table.
    pub name: String,
    /// With its unit.
    pub value: String,
}

/// A claim, quoted.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Citation {
    /// Which side of the comparison.
    pub side: Side,
    /// Number of the source.
    pub source_number: u32,
    /// The source: its link as supplied, or the file's name.
    pub source: String,
    /// The exact page or file the quote stands in.
    pub page: String,
    /// The words, as a person can read them.
    pub quote: String,
    /// What stands there to the letter, where that is not the quote.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
    /// Where in the page.
    pub locator: String,
    /// How it was read.
    pub read_by: ReadBy,
    /// How sure it is that the words are of this kind.
    pub certainty: Certainty,
    /// When the bytes were fetched or handed in, RFC 3339.
    pub captured_at: String,
    /// Of the bytes.
    pub sha256: String,
    /// SHA-256 of the picture, for findings about pictures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
}
