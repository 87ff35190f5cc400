use std::path::Path;

use calamine::{Data, Reader, open_workbook_auto};

use super::columns::columns;
use super::problems::{BadRow, RosterError};
use super::row::Fields;

/// The first sheet of a workbook. A workbook is packed as a whole, so its cells are held in memory.
pub(super) fn rows(path: &Path) -> Result<impl Iterator<Item = Result<Fields, BadRow>> + Send + use<>, RosterError> {
    let not_a_table = |error: calamine::Error| RosterError::NotATable(error.to_string());
    let mut workbook = open_workbook_auto(path).map_err(not_a_table)?;
    let range = workbook
        .worksheet_range_at(0)
        .ok_or_else(|| RosterError::NotATable("it has no sheet".to_owned()))?
        .map_err(not_a_table)?;
    let first = u64::from(range.start().map_or(0, |(row, _)| row)) + 1;
    let mut rows = range.rows().map(|cells| cells.iter().map(text).collect::<Vec<String>>());
    let header = rows.next().ok_or_else(|| RosterError::NotATable("its first sheet is empty".to_owned()))?;
    let names = columns(header.iter().map(String::as_str))?;
    let rows: Vec<(u64, Vec<String>)> =
        (first + 1..).zip(rows).filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())).collect();
    Ok(rows.into_iter().map(move |(line, cells)| {
        let values = names.iter().cloned().zip(cells).filter(|(name, _)| !name.is_empty()).collect();
        Ok(Fields { line, values })
    }))
}

/// A cell as text; a reference such as 1001 is a number in a sheet, and is written without a fraction.
fn text(cell: &Data) -> String {
    match cell {
        Data::Float(number) if number.fract() == 0.0 && number.abs() < 1e15 => format!("{number:.0}"),
        Data::Empty => String::new(),
        other => other.to_string(),
    }
}
