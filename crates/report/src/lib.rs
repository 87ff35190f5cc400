#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod build;
mod html;
mod read_view;
mod schema;
mod summaries;
mod text;
mod wording;

pub use build::Material;
pub use read_view::{ClaimView, ReadView, read_schema};
pub use schema::{
    ActivityView, BasisView, CellState, Certainty, CheckVersion, ChecklistItem, ChecklistState, Citation,
    ConfigurationView, CoverageView, Disagreement, EntryKind, FindingKind, FindingView, GapView, MatrixCell, MatrixRow,
    MatrixView, Mode, Outcome, ParameterView, Position, Question, ReadBy, ReasonView, Report, Side, SourceKind,
    SourceView, Strength, Summary, TimelineEntry, ToolView, Topic, Weight, schema,
};
pub use text::{Detail, Paint};
pub use wording::escape_terminal;
