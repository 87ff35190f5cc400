//! From a case and its findings to the report.

mod accounts;
mod activity;
mod checklist;
mod coverage;
mod disagreements;
mod findings;
mod matrix;
mod quotes;
mod report;
mod sources;
mod timeline;

pub use checklist::steps as checklist_steps;
pub(crate) use quotes::shortened_to;
pub use report::Material;
