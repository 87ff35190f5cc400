use schemars::JsonSchema;
use serde::Serialize;

use super::words::{CellState, ChecklistState, EntryKind, Topic, Weight};

/// Sources against topics.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixView {
    /// The topics, in order.
    pub columns: Vec<Topic>,
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

/// A cell of the matrix.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct MatrixCell {
    /// Its state.
    pub state: CellState,
    /// For `differ`: how much it weighs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<Weight>,
    /// The quote behind it; for hours, the number of commits and their usual UTC offset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// SHA-256 of the picture behind it, for the topic `photo`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub picture: Option<String>,
    /// Numbers of the findings behind it, from 1.
    pub findings: Vec<usize>,
}

/// An entry of the timeline.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TimelineEntry {
    /// Number of the source.
    pub source: u32,
    /// Work or education.
    pub kind: EntryKind,
    /// Organisation or institution, and title or degree.
    pub label: String,
    /// First month, `YYYY-MM`, or year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<String>,
    /// Last month, year, or `present`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    /// Numbers of the contradictions that quote it.
    pub findings: Vec<usize>,
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
    pub topic: Topic,
    /// Sources that say something on it.
    pub sources: usize,
    /// Whether two of them could be compared.
    pub compared: bool,
    /// In plain words.
    pub text: String,
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
    /// Whether something in this case calls for it; the steps themselves are the same for every candidate.
    pub called_for: bool,
    /// Evidence of a done step, or the questions to ask in an open one.
    pub details: Vec<String>,
}
