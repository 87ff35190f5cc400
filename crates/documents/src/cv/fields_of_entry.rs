//! Lines of an entry that say what they hold: "Employer: Example Ltd", "Cargo: Analista", a label in a cell of its own beside it.

use std::ops::Range;

use super::grid::{Column, column};
use super::row::{Row, find};

/// Longer text before a colon is a sentence's.
const MAX_LABEL_CHARS: usize = 90;

/// What a line is labelled as, and its value: the line's other cells, or what stands behind the colon.
pub(super) fn labelled(row: &Row) -> Option<(Column, String)> {
    let first = row.pieces.first()?;
    let rest = |from: usize| row.pieces[from..].iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    // 【役職】主任
    let bracketed = first.text.strip_prefix('【').and_then(|inner| inner.split_once('】'));
    let colon = || first.text.split_once(':').filter(|(label, _)| label.chars().count() <= MAX_LABEL_CHARS);
    if let Some((label, value)) = bracketed.or_else(colon) {
        let kind = column(label)?;
        let value = format!("{} {}", value.trim(), rest(1));
        return Some((kind, value.trim().to_owned()));
    }
    if row.pieces.len() != 2 {
        return None;
    }
    // "School    2010 – 2014" is no label and its value.
    let kind = column(&first.text)?;
    let dates = !find(&row.pieces[1].text).is_empty();
    let of_dates = matches!(kind, Column::Start | Column::End | Column::Period);
    (dates == of_dates).then(|| (kind, rest(1)))
}

/// The value of a label among the lines of an entry.
pub(super) fn value(rows: &[Row], within: Range<usize>, wanted: Column) -> Option<String> {
    rows[within].iter().find_map(|row| {
        let (kind, value) = labelled(row)?;
        (kind == wanted && value.chars().any(char::is_alphabetic)).then(|| value.trim_end_matches('.').to_owned())
    })
}
