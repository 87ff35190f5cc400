//! Two headings on one line begin two columns, however the format holds them: each is read to its end before the next.

use std::collections::BTreeMap;
use std::ops::Range;

use crosscheck_compare::vocabulary::headings;
use crosscheck_model::Locator;

use super::parts::half_known;
use super::row::{clean, find};
use crate::sheet::{Cell, Line, Sheet};

/// What stands in a column begins at most so far left of its heading, in points or characters...
const LEFT_OF: f32 = 12.0;
/// ... and at most so far right of it.
const RIGHT_OF: f32 = 90.0;

/// The same document with such columns one after the other; nothing, if it has none.
pub(super) fn parted(sheet: &Sheet) -> Option<Sheet> {
    let mut lines = Vec::new();
    // Where each line begins now.
    let mut moved = Vec::with_capacity(sheet.lines.len());
    let mut at = 0;
    let mut found = false;
    while at < sheet.lines.len() {
        match columns(&sheet.lines, at) {
            Some((edge, rows)) => {
                found = true;
                let from = rows.start;
                let left: Vec<Line> =
                    rows.clone().filter_map(|row| side(&sheet.lines[row], |cell| cell.x < edge)).collect();
                let right = rows.clone().filter_map(|row| side(&sheet.lines[row], |cell| cell.x >= edge));
                let right: Vec<Line> = right.collect();
                let first = lines.len();
                let mut number = BTreeMap::new();
                for (offset, row) in rows.clone().filter(|row| sheet.lines[*row].x() < edge).enumerate() {
                    number.insert(row, first + offset);
                }
                let second = first + left.len();
                for (offset, row) in rows.clone().filter(|row| sheet.lines[*row].x() >= edge).enumerate() {
                    number.entry(row).or_insert(second + offset);
                }
                moved.extend(rows.clone().map(|row| number.get(&row).copied().unwrap_or(first + row - from)));
                let second_heading = first + left.len();
                lines.extend(left);
                lines.extend(right);
                // A heading that the table does not know is one by its looks.
                if !sheet.lines[rows.start].cells.iter().all(is_known) {
                    for line in [first, second_heading] {
                        lines[line].heading = lines[line].heading.or(Some(2));
                    }
                }
                at = rows.end;
            }
            None => {
                moved.push(lines.len());
                lines.push(sheet.lines[at].clone());
                at += 1;
            }
        }
    }
    let mut links = sheet.links.clone();
    for link in &mut links {
        link.line = link.line.and_then(|line| moved.get(line).copied());
    }
    found.then_some(Sheet { lines, links })
}

/// The cells of a line on one side.
fn side(line: &Line, within: impl Fn(&Cell) -> bool) -> Option<Line> {
    let cells: Vec<Cell> = line.cells.iter().filter(|cell| within(cell)).cloned().collect();
    (!cells.is_empty()).then(|| Line { cells, bullet: line.bullet && within(&line.cells[0]), ..line.clone() })
}

fn is_known(cell: &Cell) -> bool {
    let text = clean(&cell.text);
    headings::section(&text).or_else(|| half_known(&text)).is_some()
}

/// Both in capitals, and nothing else in them.
fn set_alike(first: &Cell, second: &Cell) -> bool {
    [first, second].into_iter().all(|cell| {
        let letters = cell.text.chars().filter(|c| c.is_alphabetic()).count();
        let shouted = cell.text.chars().all(|c| c.is_uppercase() || matches!(c, ' ' | '&' | '/'));
        letters >= 4 && shouted && cell.text.split_whitespace().count() <= 3
    })
}

/// Where the second column begins and the lines that the two stand in, if this line heads them.
fn columns(lines: &[Line], at: usize) -> Option<(f32, Range<usize>)> {
    let [first, second] = lines[at].cells.as_slice() else { return None };
    // "EXPERIENCE" beside "STRENGTHS": two alike head two columns, though the table knows one of them only.
    let known = (is_known(first), is_known(second));
    if !(known.0 && known.1 || (known.0 || known.1) && set_alike(first, second)) {
        return None;
    }
    let edge = second.x - LEFT_OF;
    let beyond = |line: &Line| line.cells.iter().any(|cell| cell.x < edge && cell.end > second.x);
    let page = page(&lines[at]);
    let of_second = |cell: &&Cell| cell.x >= edge;
    let dates = |cell: &Cell| {
        let text = clean(&cell.text);
        find(&text).iter().any(|(_, at)| at.len() + 2 >= text.len())
    };
    let mut last_of_second = None;
    let mut end = at + 1;
    for (index, line) in lines.iter().enumerate().skip(at + 1) {
        let far = line.cells.iter().filter(of_second).any(|cell| cell.x > second.x + RIGHT_OF && dates(cell));
        if beyond(line) || self::page(line) != page || far {
            break;
        }
        if line.cells.iter().any(|cell| of_second(&cell)) {
            last_of_second = Some(index);
        }
        end = index + 1;
    }
    last_of_second.map(|_| (edge, at..end))
}

fn page(line: &Line) -> Option<u32> {
    match line.locator {
        Locator::PageLine(page, _) => Some(page),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(cells: &[(&str, f32)]) -> Line {
        let cells = cells
            .iter()
            .map(|(text, x)| Cell { text: (*text).into(), x: *x, end: x + 5.0 * text.len() as f32, lead_bold: 0 })
            .collect();
        Line { locator: Locator::Line(1), cells, size: 10.0, heading: None, bullet: false, gap: false, column: false }
    }

    fn texts(sheet: &Sheet) -> Vec<String> {
        sheet.lines.iter().map(Line::text).collect()
    }

    #[test]
    fn columns_under_two_headings_are_read_one_after_the_other() {
        let lines = vec![
            line(&[("Ana Example", 50.0)]),
            line(&[("Education", 50.0), ("Languages", 300.0)]),
            line(&[("2010", 50.0), ("BSc Physics", 100.0), ("English", 305.0)]),
            line(&[("Example University", 100.0), ("Spanish", 305.0)]),
            line(&[("Experience", 50.0)]),
            line(&[("A line over the whole width of the page, to its very end", 50.0)]),
        ];
        let parted = parted(&Sheet { lines, links: Vec::new() }).unwrap();
        assert_eq!(
            texts(&parted),
            [
                "Ana Example",
                "Education",
                "2010 BSc Physics",
                "Example University",
                "Experience",
                "Languages",
                "English",
                "Spanish",
                "A line over the whole width of the page, to its very end",
            ]
        );
    }

    #[test]
    fn headings_beside_nothing_and_dates_at_the_right_stay() {
        let menu = vec![line(&[("Education", 50.0), ("Languages", 300.0)]), line(&[("BSc Physics", 50.0)])];
        assert!(parted(&Sheet { lines: menu, links: Vec::new() }).is_none());
        let dates =
            vec![line(&[("Experience", 50.0), ("Skills", 300.0)]), line(&[("Engineer", 50.0), ("2019 – 2021", 480.0)])];
        assert!(parted(&Sheet { lines: dates, links: Vec::new() }).is_none());
    }
}
