//! Sections of one line: "Languages: Arabic (native), English (fluent)", wherever it stands.

use super::headings::{self, Section};
use super::parts::Part;
use super::row::Row;
use super::{languages, prose};
use crate::collect::Collector;

/// A line that is a section of its own.
pub(super) struct Inline {
    section: Section,
    /// The line, its label taken off.
    row: Row,
}

/// Finds the lines that are sections, and takes those out of a part of entries that stand apart from the entries.
pub(super) fn take(rows: &mut [Row], parts: &[Part]) -> Vec<Inline> {
    let mut found = Vec::new();
    for part in parts.iter().filter(|part| !matches!(part.section, Section::Languages | Section::Skills)) {
        let entries = matches!(part.section, Section::Work | Section::Education);
        for at in part.rows.clone() {
            let Some(inline) = rows.get(at).and_then(inline) else { continue };
            // "Technologies: Java" below a job is what that job was done with: an item of its list.
            let apart = rows[at].gap && !rows[at].bullet;
            if inline.section == Section::Skills && part.section != Section::Contact && !apart {
                rows[at].bullet |= entries;
                continue;
            }
            if entries && apart {
                rows[at].text.clear();
                rows[at].pieces.clear();
            }
            found.push(inline);
        }
    }
    found
}

fn inline(row: &Row) -> Option<Inline> {
    let first = row.pieces.first()?;
    let (label, rest) = first.text.split_once(':')?;
    let section = headings::section(label)
        .filter(|section| matches!(section, Section::Languages | Section::Skills) && row.dated.is_none())?;
    let mut row = row.clone();
    let rest = rest.trim_matches(['*', '_', ' ']).to_owned();
    match (rest.is_empty(), row.pieces.len()) {
        (true, 1) => return None,
        (true, _) => drop(row.pieces.remove(0)),
        (false, _) => row.pieces[0].text = rest,
    }
    row.text = row.pieces.iter().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" ");
    Some(Inline { section, row })
}

/// Reads them.
pub(super) fn read(found: &[Inline], out: &mut Collector<'_>) {
    for inline in found {
        match inline.section {
            Section::Languages => languages::read_inline(&inline.row.text, &inline.row, out),
            _ => prose::read_skills(std::slice::from_ref(&inline.row), 0..1, out),
        }
    }
}
