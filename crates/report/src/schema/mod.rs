//! The shape of the report as programs read it: plain structures, closed lists of words, one version.

mod accounts;
mod findings;
mod from_model;
mod report;
mod sources;
mod views;
mod words;

pub use accounts::{AccountEdge, AccountView, AccountsView, ControlView};
pub use findings::{Citation, Disagreement, FindingView, ParameterView, Position, Question, ReasonView};
pub(crate) use report::SCHEMA_VERSION;
pub use report::{BasisView, CheckVersion, ConfigurationView, Report, Summary, ToolView, schema};
pub use sources::{GapView, SourceView};
pub use views::{ActivityView, ChecklistItem, CoverageView, MatrixCell, MatrixRow, MatrixView, TimelineEntry};
pub use words::{
    CellState, Certainty, ChecklistState, ControlState, EntryKind, FindingKind, Mode, Outcome, OwnershipProof, ReadBy,
    Side, SourceKind, Strength, Topic, Weight,
};
