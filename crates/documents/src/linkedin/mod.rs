//! What LinkedIn hands out to the owner of an account: the data export (a ZIP archive of tables, or one of them) and the
//! Member Snapshot of its data portability interface. Both state the same fields; tables about other people are never read.

mod export;
mod profile;
mod record;
mod snapshot;
mod tables;

pub(crate) use export::{read_export, read_table};
pub(crate) use snapshot::read_snapshot;
pub(crate) use tables::{is_export, is_table};
