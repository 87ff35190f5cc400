use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::accounts::{AccountsView, ControlView};
use super::findings::{Disagreement, FindingView, Question};
use super::sources::SourceView;
use super::views::{ActivityView, ChecklistItem, CoverageView, MatrixView, TimelineEntry};
use super::words::Mode;

/// Version of the report's shape: `major.minor`.
pub(crate) const SCHEMA_VERSION: &str = "2.1";

/// The JSON Schema (2020-12) of the report.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Report).to_value()
}

/// The report on one application. It is about the application, not about the person whose name it bears.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Report {
    /// Version of this shape, `major.minor`.
    pub schema_version: String,
    /// The program that made it.
    pub tool: ToolView,
    /// The time the case was judged at, RFC 3339.
    pub at: String,
    /// Where the pages came from.
    pub mode: Mode,
    /// The customer's reference to the application, if one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<String>,
    /// The name as the first source that was read writes it, for orientation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Why the check is lawful, as stated by the customer.
    pub basis: BasisView,
    /// What the report is not.
    pub notice: String,
    /// Counts.
    pub summary: Summary,
    /// What was supplied and what came of it.
    pub sources: Vec<SourceView>,
    /// Contradictions by what they come from: each root once, with what follows from it.
    pub disagreements: Vec<Disagreement>,
    /// What to ask, each question once, in the order of the findings.
    pub questions: Vec<Question>,
    /// Sources against topics.
    pub matrix: MatrixView,
    /// What the checks state, weightiest first.
    pub findings: Vec<FindingView>,
    /// Work and education of every source on one axis.
    pub timeline: Vec<TimelineEntry>,
    /// Hours of activity, where a source has dated acts.
    pub activity: Vec<ActivityView>,
    /// What could be checked and what could not.
    pub coverage: Vec<CoverageView>,
    /// Which accounts name each other as one person's.
    pub accounts: AccountsView,
    /// Whether control of the profiles was shown, where the candidate was asked to.
    pub control: Vec<ControlView>,
    /// Steps that only a person can take; those that this case calls for first.
    pub checklist: Vec<ChecklistItem>,
    /// Everything that must be equal for a second run to give the same bytes.
    pub configuration: ConfigurationView,
    /// Re-encoded pictures as `data:` addresses, by the SHA-256 of the original bytes.
    pub pictures: BTreeMap<String, String>,
}

/// The program.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ToolView {
    /// `crosscheck`.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Lawful basis.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct BasisView {
    /// Reference to the candidate's consent, if one was given.
    pub consent_ref: Option<String>,
    /// Permissible purpose, if one was given.
    pub purpose: Option<String>,
}

/// Counts of findings by kind, and of sources.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Summary {
    /// Roots: contradictions that do not follow from another one.
    pub disagreements: usize,
    /// Two sources state things that cannot both hold as written.
    pub contradictions: usize,
    /// Stated by one source, confirmed by none of those read.
    pub unconfirmed: usize,
    /// Worth knowing; says nothing for or against.
    pub info: usize,
    /// Stated alike by two sources.
    pub confirmed: usize,
    /// Could not be checked.
    pub not_checked: usize,
    /// Sources supplied.
    pub sources: usize,
    /// Sources that were read.
    pub sources_read: usize,
}

/// Everything that determines the bytes of the report besides the sources.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ConfigurationView {
    /// Hash of all checks with their levels and thresholds; equal for every applicant of a batch.
    pub checks_sha256: String,
    /// Versions of the checks.
    pub checks: Vec<CheckVersion>,
    /// Procedure that compared pictures.
    pub pictures: String,
    /// How the readers of untrusted bytes were confined.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub readers: Option<String>,
    /// Test options that were in force while fetching.
    pub overrides: Vec<String>,
}

/// A check and its version.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckVersion {
    /// Its id.
    pub id: String,
    /// Its version.
    pub version: u32,
}
