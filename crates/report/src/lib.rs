#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod build;
mod html;
mod links_page;
mod read_view;
mod roster_index;
mod schema;
mod style;
mod summaries;
mod text;
mod wording;

pub use build::{Material, checklist_steps};
pub use links_page::{LinkGroup, LinkLine, LinkSide, LinksPage};
pub use read_view::{ClaimView, ReadView, read_schema};
pub use roster_index::{RosterIndex, RosterIndexRow};
pub use schema::{
    AccountEdge, AccountView, AccountsView, ActivityView, BasisView, CellState, Certainty, CheckVersion, ChecklistItem,
    ChecklistState, Citation, ConfigurationView, ControlState, ControlView, CoverageView, Disagreement, EntryKind,
    FindingKind, FindingView, GapView, MatrixCell, MatrixRow, MatrixView, Mode, Outcome, OwnershipProof, ParameterView,
    Position, Question, ReadBy, ReasonView, Report, Side, SourceKind, SourceView, Strength, Summary, TimelineEntry,
    ToolView, Topic, Weight, schema,
};
pub use style::{TOKENS, allowed as allowed_style};
pub use text::{Detail, Paint};
pub use wording::escape_terminal;
