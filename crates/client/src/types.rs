use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

/// A file that is handed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct File {
    /// Its name, without folders.
    pub name: String,
    /// Its bytes, base64.
    pub content: String,
}

impl File {
    /// Of these bytes.
    pub fn new(name: impl Into<String>, bytes: &[u8]) -> Self {
        Self { name: name.into(), content: STANDARD.encode(bytes) }
    }
}

/// A case to be made.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct NewCase {
    /// The customer's reference to the application.
    pub external_ref: String,
    /// Reference to the candidate's consent.
    pub consent_ref: String,
    /// Why the check is permitted.
    pub permissible_purpose: String,
    /// ISO 3166, as `US-CA` or `NL`.
    pub jurisdiction: String,
    /// Who handed the candidate in.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub agency: String,
    /// Links, as the candidate supplied them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<String>,
    /// The CV.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cv: Option<File>,
    /// Further files.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<File>,
    /// A dossier (WACZ): pages are read from it, and nothing is fetched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dossier: Option<File>,
}

/// How far a case has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum CaseState {
    /// It waits for its turn.
    Waiting,
    /// It is being run.
    Running,
    /// It has its report.
    Done,
    /// It cannot be run.
    LeftAlone,
    /// It was stopped by who handed it in.
    Cancelled,
    /// Nothing of it is kept.
    Erased,
}

/// A case.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Case {
    /// Its name at the service.
    pub id: String,
    /// How far it has come.
    pub state: CaseState,
    /// The customer's reference.
    pub external_ref: String,
    /// When it was handed in, RFC 3339.
    pub created_at: String,
    /// When its report was made.
    pub finished_at: Option<String>,
    /// When a person closed it.
    pub closed_at: Option<String>,
}

/// Why a request was not answered as asked (RFC 9457).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[non_exhaustive]
pub struct Problem {
    /// Which kind of problem.
    #[serde(rename = "type")]
    pub kind: String,
    /// Status of the answer.
    pub status: u16,
    /// What is wrong this time.
    pub detail: String,
}
