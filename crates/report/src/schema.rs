use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// Version of the report's shape: `major.minor`.
pub(crate) const SCHEMA_VERSION: &str = "1.0";

/// The JSON Schema (2020-12) of the report.
pub fn schema() -> serde_json::Value {
    schemars::schema_for!(Report).to_value()
}

/// The JSON Schema (2020-12) of what `crosscheck read` prints.
pub fn read_schema() -> serde_json::Value {
    schemars::schema_for!(crate::ReadView).to_value()
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
    /// `live`: fetched for this report; `replay`: read from an archive.
    pub mode: String,
    /// Why the check is lawful, as stated by the customer.
    pub basis: BasisView,
    /// What the report is not.
    pub notice: String,
    /// Counts.
    pub summary: Summary,
    /// What was supplied and what came of it.
    pub sources: Vec<SourceView>,
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
    /// Steps that only a person can take.
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
    /// `cv`, `profile` or `portfolio`.
    pub kind: String,
    /// The site's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// `read`, `not_recognised`, `unreadable`, or why there is no answer (`not_captured`, `timed_out`, `sign_in_required`, ...).
    pub outcome: String,
    /// The outcome in plain words.
    pub outcome_text: String,
    /// What the reader of the report can do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub what_to_do: Option<String>,
    /// The name the source gives, for orientation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Number of claims read.
    pub claims: usize,
    /// What was malformed, in plain words.
    pub problems: Vec<String>,
    /// Requests of it that brought no answer.
    pub gaps: Vec<GapView>,
}

/// A request without an answer.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct GapView {
    /// What was asked for.
    pub url: String,
    /// Why there is no answer.
    pub outcome: String,
    /// In plain words.
    pub outcome_text: String,
    /// What can be done.
    pub what_to_do: String,
}

/// Sources against topics.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixView {
    /// The topics, in order.
    pub columns: Vec<String>,
    /// One a source.
    pub rows: Vec<MatrixRow>,
}

/// A row of the matrix.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixRow {
    /// The source's number.
    pub source: u32,
    /// One a column.
    pub cells: Vec<MatrixCell>,
}

/// State of one cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// Another source states the same.
    Agree,
    /// Another source states something else.
    Differ,
    /// The source says nothing on this.
    Silent,
    /// The source says something, but nothing could be held against it, or it was not read.
    NotChecked,
}

/// A cell of the matrix.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixCell {
    /// Its state.
    pub state: CellState,
    /// For `differ`: `contradiction` or `info`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<String>,
    /// The quote behind it; for hours, the number of commits and their usual UTC offset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Numbers of the findings behind it, from 1.
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
    /// `contradiction`, `shared_with_other_application`, `unconfirmed`, `info`, `confirmed` or `not_checked`.
    pub kind: String,
    /// Named level, from the check's ordered list.
    pub level: String,
    /// Weight of the evidence: `strong`, `moderate` or `weak`.
    pub strength: String,
    /// What it is about.
    pub topic: String,
    /// What the sources state, in one sentence.
    pub statement: String,
    /// For `not_checked`: why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_checked_because: Option<String>,
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
    /// `a` or `b`.
    pub side: String,
    /// Number of the source.
    pub source_number: u32,
    /// The source: its link as supplied, or the file's name.
    pub source: String,
    /// The exact page or file the quote stands in.
    pub page: String,
    /// The words, verbatim.
    pub quote: String,
    /// Where in the page.
    pub locator: String,
    /// How it was read.
    pub read_by: String,
    /// When the bytes were fetched or handed in, RFC 3339.
    pub captured_at: String,
    /// Of the bytes.
    pub sha256: String,
    /// SHA-256 of the picture, for findings about pictures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
}

/// An entry of the timeline.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineEntry {
    /// Number of the source.
    pub source: u32,
    /// `work` or `education`.
    pub kind: String,
    /// Organisation or institution, and title or degree.
    pub label: String,
    /// First month, `YYYY-MM`, or year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// Last month, year, or `present`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// Months from year 0, for drawing: first and one past the last.
    #[serde(skip)]
    pub months: Option<(i32, i32)>,
}

/// Hours of activity of one source.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ActivityView {
    /// Number of the source.
    pub source: u32,
    /// The zone the hours are shown in: `UTC`, or the offset written most often.
    pub zone: String,
    /// Number of dated acts.
    pub count: usize,
    /// Acts by weekday (Monday first) and hour.
    pub hours: Vec<Vec<u32>>,
}

/// What could be checked of one topic.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CoverageView {
    /// The topic.
    pub topic: String,
    /// Sources that say something on it.
    pub sources: usize,
    /// Whether two of them could be compared.
    pub compared: bool,
    /// In plain words.
    pub text: String,
}

/// State of a human step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ChecklistState {
    /// To be done.
    Open,
    /// Done, with evidence.
    Done,
}

/// A step that only a person can take.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ChecklistItem {
    /// Stable id.
    pub id: String,
    /// What to do.
    pub step: String,
    /// Its state.
    pub state: ChecklistState,
    /// Evidence of a done step, or the questions to ask in an open one.
    pub details: Vec<String>,
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
