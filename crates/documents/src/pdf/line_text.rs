//! Characters of one line to its text: in the order they are read in, with spaces where gaps part words.

use super::content::Glyph;
use crate::sheet::{Cell, MAX_LINE_CHARS};

/// A gap from here on, as a share of the size, parts words: TeX sets a word space of 0.22 to 0.5, kerning moves by 0.1.
pub(super) const WORD_GAP: f32 = 0.15;

/// What can be seen of a row, each character with whether a blank stands before it.
pub(super) fn shown(joined: &[Glyph]) -> Vec<(&Glyph, bool)> {
    let mut shown: Vec<(&Glyph, bool)> = Vec::new();
    let mut blank = false;
    for glyph in joined {
        if glyph.text.chars().all(|c| c.is_whitespace() || c == '\u{a0}') {
            blank = true;
            continue;
        }
        // Bold made by drawing the same character twice.
        let twice = |other: &Glyph| {
            other.text == glyph.text && (other.x - glyph.x).abs() < 0.12 * glyph.size && glyph.end > glyph.x
        };
        if shown.iter().rev().take(3).any(|(other, _)| twice(other)) {
            continue;
        }
        shown.push((glyph, std::mem::take(&mut blank)));
    }
    shown
}

/// Characters of one line, in any order, as the text they are.
pub(crate) fn line_text(glyphs: &[&Glyph]) -> String {
    let mut ordered = glyphs.to_vec();
    ordered.sort_by(|a, b| a.x.total_cmp(&b.x));
    let joined = super::bidi::with_marks(&ordered);
    let shown = shown(&joined);
    let mut end = f32::INFINITY;
    let mut group = Vec::with_capacity(shown.len());
    for (glyph, blank) in shown {
        let gap = glyph.x - end;
        group.push((glyph, blank && gap > 0.05 * glyph.size || gap > WORD_GAP * glyph.size));
        end = glyph.end;
    }
    cell_of(&group).map(|cell| cell.text).unwrap_or_default()
}

pub(super) fn cell_of(group: &[(&Glyph, bool)]) -> Option<Cell> {
    let first = group.first()?.0;
    let ordered = logical_order(group);
    let mut text = String::new();
    let mut lead_bold = None;
    for (glyph, space) in &ordered {
        if *space {
            text.push(' ');
        }
        if !glyph.bold && lead_bold.is_none() && glyph.text.chars().any(char::is_alphanumeric) {
            lead_bold = Some(text.len());
        }
        if text.len() < MAX_LINE_CHARS * 4 {
            text.push_str(&glyph.text);
        }
    }
    let text: String = text.chars().filter(|c| !c.is_control()).take(MAX_LINE_CHARS).collect();
    if text.trim().is_empty() {
        return None;
    }
    let lead_bold = lead_bold.unwrap_or(text.len()).min(text.len());
    let end = group.iter().map(|(glyph, _)| glyph.end).fold(first.end, f32::max);
    Some(Cell { x: first.x, end, lead_bold, text })
}

/// Characters in the order they are read in: left to right as placed, but runs of right-to-left script turned round.
fn logical_order<'a>(group: &[(&'a Glyph, bool)]) -> Vec<(&'a Glyph, bool)> {
    let glyphs: Vec<&Glyph> = group.iter().map(|(glyph, _)| *glyph).collect();
    let spaces: Vec<bool> = group.iter().map(|(_, space)| *space).collect();
    let Some(order) = super::bidi::logical(&glyphs, &spaces) else { return group.to_vec() };
    let mut ordered: Vec<(&Glyph, bool)> = Vec::with_capacity(group.len());
    let mut last: Option<usize> = None;
    for index in order {
        // A space is kept with the character on its right; it parts the same two characters read the other way round.
        let space = last.is_some_and(|last| {
            let (low, high) = (last.min(index), last.max(index));
            high - low > 1 || spaces[high]
        });
        ordered.push((glyphs[index], space));
        last = Some(index);
    }
    ordered
}
