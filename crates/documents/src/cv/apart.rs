//! Texts in which every line stands apart from the next, as word processors save them: a blank line between a job and its dates parts
//! nothing there.

use super::headings::Section;
use super::parts::Part;
use super::row::{Row, find};

/// Of the lines of a section that are no list items, at least this share stands apart.
const APART_PERCENT: usize = 80;
/// Lines of a heading above or below its dates.
const MAX_LINES: usize = 3;

/// Closes the gaps between the lines of each entry's heading in such sections.
pub(super) fn close(rows: &mut [Row], parts: &[Part]) {
    for part in parts.iter().filter(|part| matches!(part.section, Section::Work | Section::Education)) {
        let lines: Vec<usize> = part.rows.clone().filter(|at| !rows[*at].bullet && !rows[*at].taken).collect();
        let apart = lines.iter().filter(|at| rows[**at].gap).count();
        if lines.len() < 2 || apart * 100 < lines.len() * APART_PERCENT {
            continue;
        }
        let dates: Vec<usize> = (0..lines.len()).filter(|at| is_bare_date(&rows[lines[*at]])).collect();
        let Some(first) = dates.first().copied().filter(|first| *first <= MAX_LINES) else { continue };
        for at in &dates {
            // What stands above the first dates stands above all of them.
            let heading = if first == 0 { at + 1..(at + 2).min(lines.len()) } else { at + 1 - first..at + 1 };
            for line in heading {
                rows[lines[line]].gap = false;
            }
        }
        // Between two entries something must part them.
        for at in &dates {
            if let Some(line) = at.checked_sub(first).filter(|line| *line > 0) {
                rows[lines[line]].gap = true;
            }
        }
    }
}

/// A line that holds dates and nothing else.
fn is_bare_date(row: &Row) -> bool {
    let dates: usize = find(&row.text).iter().map(|(_, at)| at.len()).sum();
    row.dated.is_some() && dates + 2 >= row.text.trim().len()
}
