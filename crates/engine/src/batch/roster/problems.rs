use std::fmt;
use std::io;

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
