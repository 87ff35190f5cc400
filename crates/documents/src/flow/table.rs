//! Tables. Some hold data, a line of cells each row; many are how a page is laid out: a column of dates beside a column of jobs,
//! a sidebar beside the rest. Which it is shows in how many lines stand in the cells.

use crosscheck_compare::vocabulary::headings;

use super::block::{Block, Table, TableCell};
use super::drafts::{Draft, Drafts, paragraph_lines};
use crate::sheet::MAX_LINES;

/// Width of a page's text where a table states none, in points.
const PAGE: f32 = 500.0;
/// A cell of more lines is a column of the page; its neighbour of as many is another, and each is read to its end.
const COLUMN_LINES: usize = 4;

/// The lines of blocks whose left edge is at `x`.
pub(super) fn drafts(blocks: &[Block], x: f32) -> Drafts {
    let mut lines = Vec::new();
    for block in blocks {
        if lines.len() > MAX_LINES {
            break;
        }
        match block {
            Block::Paragraph(paragraph) => lines.extend(paragraph_lines(paragraph, x)),
            Block::Table(table) => lines.extend(table_drafts(table, x)),
        }
    }
    lines
}

fn drafts_of_cell(cell: &TableCell, x: f32) -> Drafts {
    let mut lines = drafts(&cell.blocks, x);
    // A cell ends with an empty paragraph by rule of the format.
    while lines.last().is_some_and(Option::is_none) {
        lines.pop();
    }
    lines
}

fn drafts_of_row(row: &[TableCell], x: f32) -> Drafts {
    let share = PAGE / (row.len().max(1) as f32);
    let mut at = x;
    let mut cells: Vec<Drafts> = Vec::new();
    for cell in row {
        cells.push(drafts_of_cell(cell, at));
        at += if cell.width > 0.0 { cell.width } else { share };
    }
    cells.retain(|lines| lines.iter().any(Option::is_some));
    let long = cells.iter().filter(|lines| lines.iter().flatten().count() > COLUMN_LINES).count();
    if cells.len() < 2 || long > 1 {
        return one_after_another(cells);
    }
    if let Some(heading) = heading_aside(&mut cells) {
        let mut lines = vec![None, Some(heading)];
        lines.extend(if cells.len() < 2 { one_after_another(cells) } else { side_by_side(cells) });
        return lines;
    }
    side_by_side(cells)
}

fn one_after_another(cells: Vec<Drafts>) -> Drafts {
    let mut lines = Vec::new();
    for cell in cells {
        lines.extend(cell);
        lines.push(None);
    }
    lines
}

/// "EXPERIENCE" in a cell of its own beside what it heads: a heading, though it stands level with the first entry.
fn heading_aside(cells: &mut Vec<Drafts>) -> Option<Draft> {
    let first: Vec<&Draft> = cells.first()?.iter().flatten().collect();
    let [only] = first.as_slice() else { return None };
    let text = only.line.text();
    let beside = cells.get(1)?.iter().flatten().count();
    // A row of a table's own names ("Education | Institution | Year") has one line in each.
    let names_columns =
        cells.len() > 2 || beside == 1 && headings::section(&cells[1].iter().flatten().next()?.line.text()).is_some();
    if names_columns || headings::section(&text).is_none() {
        return None;
    }
    let heading = (*only).clone();
    cells.remove(0);
    Some(heading)
}

/// The n-th lines of all cells on one line, as they stand on the page.
fn side_by_side(cells: Vec<Drafts>) -> Drafts {
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut columns: Vec<_> = cells.into_iter().map(Vec::into_iter).collect();
    let mut lines = Vec::new();
    for _ in 0..height {
        let level: Vec<Draft> = columns.iter_mut().filter_map(|column| column.next().flatten()).collect();
        lines.push(level.into_iter().reduce(joined));
    }
    lines
}

fn joined(mut left: Draft, right: Draft) -> Draft {
    left.line.cells.extend(right.line.cells);
    left.line.size = left.line.size.max(right.line.size);
    left.line.gap |= right.line.gap;
    left.line.heading = left.line.heading.filter(|_| right.line.heading.is_some());
    left.links.extend(right.links);
    left
}

fn table_drafts(table: &Table, x: f32) -> Drafts {
    let mut lines = vec![None];
    for row in &table.rows {
        lines.extend(drafts_of_row(row, x));
    }
    lines.push(None);
    lines
}

#[cfg(test)]
mod tests {
    use super::super::block::{Paragraph, Span};
    use super::super::lines::sheet;
    use super::*;

    fn paragraph(text: &str) -> Block {
        let span = Span { text: text.into(), ..Span::default() };
        Block::Paragraph(Paragraph { spans: vec![span], ..Paragraph::default() })
    }

    fn cell(lines: &[&str]) -> TableCell {
        TableCell { blocks: lines.iter().map(|line| paragraph(line)).collect(), width: 0.0 }
    }

    fn read(rows: Vec<Vec<TableCell>>) -> Vec<String> {
        let (sheet, cut) = sheet(&[Block::Table(Table { rows })]);
        assert!(!cut);
        sheet
            .lines
            .iter()
            .map(|line| line.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" | "))
            .collect()
    }

    #[test]
    fn dates_stand_beside_their_entry() {
        let rows = vec![vec![cell(&["2019 – 2021"]), cell(&["Engineer", "Example Ltd", "Built things"])]];
        assert_eq!(read(rows), ["2019 – 2021 | Engineer", "Example Ltd", "Built things"]);
    }

    #[test]
    fn two_long_columns_are_read_one_after_the_other() {
        let rows = vec![vec![cell(&["Ana", "b", "c", "d", "e"]), cell(&["1", "2", "3", "4", "5", "6"])]];
        assert_eq!(read(rows), ["Ana", "b", "c", "d", "e", "1", "2", "3", "4", "5", "6"]);
    }

    #[test]
    fn a_heading_beside_its_section_comes_first() {
        let rows = vec![vec![cell(&["Experience"]), cell(&["Engineer", "Example Ltd"])]];
        assert_eq!(read(rows), ["Experience", "Engineer", "Example Ltd"]);
        let data = vec![vec![cell(&["Education"]), cell(&["School"]), cell(&["Year"])]];
        assert_eq!(read(data), ["Education | School | Year"]);
    }

    #[test]
    fn empty_lines_keep_the_columns_level() {
        let rows = vec![vec![cell(&["2019", "", "2015"]), cell(&["Engineer", "Example Ltd", "Cook", "Sample Inn"])]];
        assert_eq!(read(rows), ["2019 | Engineer", "Example Ltd", "2015 | Cook", "Sample Inn"]);
    }
}
