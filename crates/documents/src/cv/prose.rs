//! Prose and skills.

use std::ops::Range;

use crosscheck_model::{ReadBy, TextKind};

use super::entries::Entry;
use super::headings::{Section, section};
use super::languages;
use super::row::{Row, quote};
use crate::collect::Collector;

/// Fewer words in a line are a heading or a list of names, not prose.
const MIN_WORDS: usize = 4;
/// Longer skills are sentences.
const MAX_SKILL_CHARS: usize = 60;
/// A label in front of a list of skills.
const MAX_LABEL_WORDS: usize = 5;

/// The prose of a section as one text.
pub(super) fn read(rows: &[Row], within: Range<usize>, kind: TextKind, out: &mut Collector<'_>) {
    text_of(rows, within.filter(|at| is_prose(&rows[*at])).collect(), kind, out);
}

/// The prose of a section of entries, without their headings.
pub(super) fn read_around(rows: &[Row], within: Range<usize>, entries: &[Entry], out: &mut Collector<'_>) {
    let heading = |at: &usize| entries.iter().any(|entry| entry.head.contains(at));
    text_of(rows, within.filter(|at| is_prose(&rows[*at]) && !heading(at)).collect(), TextKind::Body, out);
}

fn text_of(rows: &[Row], prose: Vec<usize>, kind: TextKind, out: &mut Collector<'_>) {
    let (Some(first), Some(last)) = (prose.first(), prose.last()) else { return };
    let mut text = String::new();
    let mut quoted = String::new();
    for at in &prose {
        if !text.is_empty() {
            // A line without a bullet runs on from the one above.
            let runs_on = !rows[*at].bullet && *at > 0 && prose.binary_search(&(at - 1)).is_ok();
            text.push(if runs_on { ' ' } else { '\n' });
            quoted.push('\n');
        }
        text.push_str(&rows[*at].text);
        quoted.push_str(&rows[*at].quote);
    }
    let quoted = if last - first + 1 == prose.len() { quote(rows, *first..last + 1) } else { quoted };
    out.builder.text(&out.line(&rows[*first].locator, quoted), &text, kind);
}

fn is_prose(row: &Row) -> bool {
    // Scripts without spaces have no words to count.
    let wide = row.text.chars().filter(|c| *c as u32 >= 0x0e00 && c.is_alphabetic()).count();
    row.dated.is_none() && (row.text.split(' ').count() >= MIN_WORDS || wide >= 12) && !row.text.contains('@')
}

/// Skills of a section: lists apart by commas, bullets and strokes, with or without a label in front.
pub(super) fn read_skills(rows: &[Row], within: Range<usize>, out: &mut Collector<'_>) {
    for row in &rows[within] {
        for piece in &row.pieces {
            let text = match piece.text.split_once(':') {
                Some((label, rest)) if label.split(' ').count() <= MAX_LABEL_WORDS => {
                    if section(label) == Some(Section::Languages) {
                        languages::read_inline(rest, row, out);
                    }
                    rest
                }
                _ => piece.text.as_str(),
            };
            for skill in text.split([',', ';', '|', '•', '·', '、', '،', '，']) {
                let skill = skill.trim().trim_matches(['*', '_', '.', ' ']);
                if skill.is_empty() || skill.chars().count() > MAX_SKILL_CHARS || skill.split(' ').count() > 6 {
                    continue;
                }
                out.builder.skill(&out.at(row.locator.clone(), ReadBy::DocumentText), skill);
            }
        }
    }
}
