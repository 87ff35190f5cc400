//! Rosters: a table of applications as CSV, JSON Lines, XLSX or ODS, read row by row.

mod csv;
mod jsonl;
mod row;
mod sheet;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use row::Fields;
pub use row::Row;

/// Why a roster cannot be read at all.
#[derive(Debug)]
#[non_exhaustive]
pub enum RosterError {
    /// The file cannot be read.
    File(io::Error),
    /// It is no table that is read here, and why.
    NotATable(String),
    /// It has no column of this name, and every row needs one.
    NoColumn(&'static str),
    /// Two columns have one name.
    TwoColumns(String),
}

impl fmt::Display for RosterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(error) => write!(f, "cannot be read: {error}"),
            Self::NotATable(why) => write!(f, "is no table that can be read: {why}"),
            Self::NoColumn(name) => {
                write!(f, "has no column {name}; needed are candidate_ref, consent_ref, purpose, and cv or links")
            }
            Self::TwoColumns(name) => write!(f, "has two columns {name}"),
        }
    }
}

impl std::error::Error for RosterError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        if let Self::File(error) = self { Some(error) } else { None }
    }
}

/// A row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct BadRow {
    /// Its line in the file, or its row in the sheet, from 1.
    pub line: u64,
    /// The column.
    pub column: String,
    /// What is wrong, without personal data.
    pub reason: String,
}

impl fmt::Display for BadRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.reason)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Csv(u8),
    JsonLines,
    Sheet,
}

/// A roster that is there; its rows are read anew each time they are asked for, and never all held.
#[derive(Debug, Clone)]
pub struct Roster {
    path: PathBuf,
    form: Form,
}

/// Rows one after the other.
pub type Rows = Box<dyn Iterator<Item = Result<Row, BadRow>> + Send>;

impl Roster {
    /// Opens a roster: what it is is told by its ending, which character parts its columns by its first line.
    pub fn open(path: &Path) -> Result<Self, RosterError> {
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
        let form = match ending.as_str() {
            "jsonl" | "ndjson" => Form::JsonLines,
            "xlsx" | "xlsm" | "xlsb" | "xls" | "ods" => Form::Sheet,
            _ => Form::Csv(csv::delimiter(path).map_err(RosterError::File)?),
        };
        let roster = Self { path: path.to_owned(), form };
        drop(roster.rows()?);
        Ok(roster)
    }

    /// Its rows, from the first.
    pub fn rows(&self) -> Result<Rows, RosterError> {
        let folder = self.path.parent().map(Path::to_owned).unwrap_or_default();
        let rows: Box<dyn Iterator<Item = Result<Fields, BadRow>> + Send> = match self.form {
            Form::Csv(delimiter) => Box::new(csv::rows(&self.path, delimiter)?),
            Form::JsonLines => Box::new(jsonl::rows(&self.path)?),
            Form::Sheet => Box::new(sheet::rows(&self.path)?),
        };
        Ok(Box::new(rows.map(move |fields| Row::of(fields?, &folder))))
    }
}

/// Names of columns as they are compared.
fn column_name(written: &str) -> String {
    written.trim().trim_start_matches('\u{feff}').to_lowercase().replace([' ', '-'], "_")
}

/// The columns of a table: every one once, the needed ones there.
fn columns<'a>(written: impl Iterator<Item = &'a str>) -> Result<Vec<String>, RosterError> {
    let names: Vec<String> = written.map(column_name).collect();
    for (at, name) in names.iter().enumerate() {
        if !name.is_empty() && names[..at].contains(name) {
            return Err(RosterError::TwoColumns(name.clone()));
        }
    }
    let has = |name: &str| names.iter().any(|held| held == name);
    for needed in ["candidate_ref", "consent_ref", "purpose"] {
        if !has(needed) {
            return Err(RosterError::NoColumn(needed));
        }
    }
    if has("cv") || has("links") { Ok(names) } else { Err(RosterError::NoColumn("cv or links")) }
}
