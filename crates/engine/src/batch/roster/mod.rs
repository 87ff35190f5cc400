//! Rosters: a table of applications as CSV, JSON Lines, XLSX or ODS, read row by row.

mod columns;
mod csv;
mod jsonl;
mod open;
mod problems;
mod row;
mod sheet;

pub use open::{Roster, Rows, rows_beside_files};
pub use problems::{BadRow, RosterError};
pub use row::Row;
