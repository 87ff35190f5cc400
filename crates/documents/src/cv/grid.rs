//! Jobs and courses in a table whose first row says what its columns hold: "Organisation | Designation | From | To".

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use crosscheck_compare::vocabulary::forms::forms;
use crosscheck_model::Period;

use super::row::{Piece, Row, find};
use super::words::plain;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// Employers, or schools.
    Organisation,
    /// Jobs.
    Title,
    /// Degrees.
    Degree,
    /// Subjects.
    Field,
    /// First days.
    Start,
    /// Last days.
    End,
    /// Both, or a year.
    Period,
    /// Towns.
    Place,
    /// Anything else.
    Other,
}

/// Rows below a section's heading among which the columns are named.
const NEAR: usize = 3;

/// A table's columns, in order, and where they stand.
pub(super) struct Grid {
    /// The row that names them.
    header: usize,
    columns: Vec<(Column, f32, f32)>,
}

/// One line of a table.
pub(super) struct GridLine {
    /// Rows it runs over.
    pub(super) rows: Range<usize>,
    pub(super) period: Period,
    cells: Vec<(Column, String)>,
}

/// The column that a cell of a table's first row names.
pub(super) fn column(text: &str) -> Option<Column> {
    static TABLE: OnceLock<BTreeMap<String, Column>> = OnceLock::new();
    let table = TABLE.get_or_init(|| {
        forms(include_str!("columns.tsv"), |column| match column {
            "organisation" => Column::Organisation,
            "title" => Column::Title,
            "degree" => Column::Degree,
            "field" => Column::Field,
            "start" => Column::Start,
            "end" => Column::End,
            "period" => Column::Period,
            "place" => Column::Place,
            _ => Column::Other,
        })
    });
    let form = plain(text);
    table.get(form.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '_' | '|'))).copied()
}

impl Grid {
    /// The columns of the table that these rows hold, if its first row names them: an employer or a school, when, and
    /// nothing that is no name of a column. Where columns stand too close to be told apart, the rows are read as lines, from the
    /// one after the names of the columns.
    pub(super) fn find(rows: &[Row], within: Range<usize>) -> (Option<Self>, Range<usize>) {
        let Some(header) = within.clone().take(NEAR).find(|at| names_columns(&rows[*at])) else {
            return (None, within);
        };
        let below = header + 1..within.end;
        if rows[below.clone()].iter().any(is_merged) {
            return (None, below);
        }
        let columns =
            rows[header].pieces.iter().filter_map(|piece| Some((column(&piece.text)?, piece.x, piece.end))).collect();
        (Some(Self { header, columns }), within)
    }

    /// The lines below the names of the columns.
    pub(super) fn lines(&self, rows: &[Row], within: Range<usize>) -> Vec<GridLine> {
        let mut found: Vec<GridLine> = Vec::new();
        for (at, row) in rows.iter().enumerate().take(within.end).skip(self.header + 1) {
            let placed: Vec<(Column, &Piece)> = self.placed(row);
            let dates = |column| matches!(column, Column::Start | Column::End | Column::Period);
            let begins =
                placed.len() > 1 && placed.iter().any(|(column, piece)| dates(*column) && has_date(&piece.text));
            if begins {
                found.push(GridLine { rows: at..at + 1, period: Period::UNSTATED, cells: Vec::new() });
            }
            let Some(line) = found.last_mut() else { continue };
            // A cell's text runs on below, never across a gap.
            if !begins && (row.gap || row.bullet || placed.is_empty()) {
                continue;
            }
            line.rows.end = at + 1;
            for (column, piece) in placed {
                match line.cells.iter_mut().find(|(other, _)| *other == column) {
                    Some((_, text)) => *text = format!("{text} {}", piece.text),
                    None => line.cells.push((column, piece.text.clone())),
                }
            }
        }
        for line in &mut found {
            let both = match (line.cell(Column::Start), line.cell(Column::End)) {
                (Some(start), Some(end)) => Some(format!("{start} – {end}")),
                (Some(one), None) | (None, Some(one)) => Some(one),
                _ => None,
            };
            let dates = both.or_else(|| line.cell(Column::Period)).unwrap_or_default();
            line.period = find(&dates).first().map_or(Period::UNSTATED, |(period, _)| *period);
        }
        found.retain(|line| line.cell(Column::Organisation).is_some() || line.cell(Column::Title).is_some());
        found
    }

    /// The cells of a row with their columns: in order where none is empty, else by where they stand.
    fn placed<'r>(&self, row: &'r Row) -> Vec<(Column, &'r Piece)> {
        if row.pieces.len() == self.columns.len() {
            return self.columns.iter().map(|(column, ..)| *column).zip(&row.pieces).collect();
        }
        let nearest = |piece: &Piece| {
            let apart = |(_, x, end): &&(Column, f32, f32)| {
                let middle = ((piece.x + piece.end) - (x + end)).abs() / 2.0;
                (piece.x - x).abs().min(middle)
            };
            self.columns.iter().min_by(|a, b| apart(a).total_cmp(&apart(b))).map(|(column, ..)| *column)
        };
        row.pieces.iter().filter_map(|piece| Some((nearest(piece)?, piece))).collect()
    }
}

impl GridLine {
    /// The text in a column.
    pub(super) fn cell(&self, column: Column) -> Option<String> {
        self.cells.iter().find(|(other, _)| *other == column).map(|(_, text)| text.clone())
    }
}

fn names_columns(row: &Row) -> bool {
    let columns: Option<Vec<Column>> = row.pieces.iter().map(|piece| column(&piece.text)).collect();
    columns.is_some_and(|columns| {
        let has = |wanted: &[Column]| columns.iter().any(|column| wanted.contains(column));
        columns.len() > 1
            && has(&[Column::Organisation])
            && has(&[Column::Start, Column::Period])
            && (columns.len() > 2 || !has(&[Column::Other]))
    })
}

/// Whether a dated row holds its dates and more in one cell.
fn is_merged(row: &Row) -> bool {
    let merged = |piece: &Piece| has_date(&piece.text) && is_more(&piece.text);
    row.dated.is_some() && (row.pieces.len() < 2 || row.pieces.iter().any(merged))
}

/// Whether words stand beside the dates.
fn is_more(text: &str) -> bool {
    let mut rest = text.to_owned();
    for (_, at) in find(text).into_iter().rev() {
        rest.replace_range(at, " ");
    }
    rest.split(' ').filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 2).count() > 1
}

fn has_date(text: &str) -> bool {
    !find(text).is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::{Cell, Line, Sheet};
    use crosscheck_model::{Locator, PeriodEnd};

    fn rows(lines: &[&[(&str, f32)]]) -> Vec<Row> {
        let lines = lines.iter().map(|cells| Line {
            locator: Locator::Line(1),
            cells: cells
                .iter()
                .map(|(text, x)| Cell { text: (*text).into(), x: *x, end: x + text.len() as f32, lead_bold: 0 })
                .collect(),
            size: 0.0,
            heading: None,
            bullet: false,
            gap: false,
            column: false,
        });
        super::super::row::rows(&Sheet { lines: lines.collect(), links: Vec::new() })
    }

    #[test]
    fn cells_go_by_the_names_of_their_columns() {
        let rows = rows(&[
            &[("Name of Employer", 8.0), ("Designation", 40.0), ("From", 60.0), ("To", 72.0)],
            &[("Example Mills", 2.0), ("Team Lead", 38.0), ("Apr 2018", 59.0), ("Till date", 70.0)],
            &[("Private Limited", 2.0)],
            &[("Sample Works", 2.0), ("Engineer", 38.0), ("Jun 2012", 59.0), ("Mar 2018", 70.0)],
        ]);
        let lines = Grid::find(&rows, 0..4).0.unwrap().lines(&rows, 0..4);
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].cell(Column::Organisation).as_deref(), Some("Example Mills Private Limited"));
        assert_eq!(lines[0].cell(Column::Title).as_deref(), Some("Team Lead"));
        assert_eq!(lines[0].period.end, PeriodEnd::Present);
        assert_eq!(lines[1].period.start.map(|date| date.year), Some(2012));
        assert_eq!(lines[1].rows, 3..4);
    }

    #[test]
    fn a_row_that_names_more_than_columns_is_none() {
        for cells in [
            vec![("Example Mills", 0.0), ("2018", 40.0)],
            vec![("Company", 0.0), ("Lisbon", 40.0), ("From", 60.0)],
            vec![("Company", 0.0)],
            vec![],
        ] {
            let rows = rows(&[&cells]);
            assert!(Grid::find(&rows, 0..rows.len()).0.is_none());
        }
    }
}
