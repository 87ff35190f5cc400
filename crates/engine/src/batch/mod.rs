//! Many applications at a time, out of a roster and into a store: a run that ends in any way is gone on with, every row has one
//! result, and a row that brings the program down is left alone.

mod application;
mod claimed;
mod kept;
mod lone_row;
mod plan;
mod roster;
mod run;
mod shared_pages;
mod summary;

pub use claimed::{Also, ENDED_BEFORE_ALONE, ENDED_BEFORE_QUARANTINE, LONGEST_CASE, Run, Runner};
pub use kept::{DOSSIER, Kept, LINKING, PICTURES, SUMMARY, preview_name};
pub use lone_row::{RowResult, check_row};
pub use plan::{HostPlan, Plan, plan};
pub use roster::{BadRow, Roster, RosterError, Row, Rows, rows_beside_files};
pub use run::{Batch, BatchOptions, Ended, Event, Pages, RowOutcome, Writer};
pub use shared_pages::{Replay, ReplayError, SharedPages};
pub use summary::{CaseSummary, FindingCounts};
