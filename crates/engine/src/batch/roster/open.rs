use std::path::{Path, PathBuf};

use super::problems::{BadRow, RosterError};
use super::row::{Fields, Row};
use super::{csv, jsonl, sheet};

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

/// Rows of a table in memory (CSV), whose files were handed in beside it; `is_there` knows their names.
pub fn rows_beside_files(
    table: &[u8],
    is_there: &dyn Fn(&str) -> bool,
) -> Result<Vec<Result<Row, BadRow>>, RosterError> {
    let delimiter = csv::delimiter_of(table).map_err(RosterError::File)?;
    let rows = csv::rows_of(table, delimiter)?;
    Ok(rows.map(|fields| Row::beside(fields?, is_there)).collect())
}
