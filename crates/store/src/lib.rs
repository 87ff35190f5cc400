#![doc = include_str!("../README.md")]

mod audit;
mod backup;
mod blobs;
mod cases;
mod checking;
mod claiming;
mod connection;
mod erasing;
mod error;
mod finishing;
mod keys;
mod links;
mod location;
mod migrations;
mod owner;
mod retention;
mod store;

pub use audit::{AuditEntry, AuditHead, AuditReport};
pub use cases::{CaseId, State, StoredCase};
pub use checking::CheckReport;
pub use claiming::{Claimed, NewCase, Ticket};
pub use erasing::Receipt;
pub use error::StoreError;
pub use finishing::Finished;
pub use links::{Decision, Verdict};
pub use location::Location;
pub use retention::{Due, RULES, RetentionRule};
pub use store::Store;
