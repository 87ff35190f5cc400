#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod activity;
mod build;
mod checklist;
mod claims_view;
mod html;
mod matrix;
mod plain;
mod schema;
mod text;
mod timeline;

pub use build::{Material, Mode};
pub use claims_view::{ClaimView, ReadView};
pub use plain::escape_terminal;
pub use schema::{
    ActivityView, BasisView, CellState, CheckVersion, ChecklistItem, ChecklistState, Citation, ConfigurationView,
    CoverageView, FindingView, GapView, MatrixCell, MatrixRow, MatrixView, ParameterView, ReasonView, Report,
    SourceView, Summary, TimelineEntry, ToolView, read_schema, schema,
};
pub use text::Paint;
