//! What every format but JSON becomes before it is interpreted: lines of text in reading order, with what their looks tell.

use crosscheck_model::{Locator, ReadBy};

/// Lines of one document beyond this are dropped; long CVs have a few hundred.
pub(crate) const MAX_LINES: usize = 4_000;
/// Characters of one line beyond this are dropped.
pub(crate) const MAX_LINE_CHARS: usize = 2_000;

/// Text on one line with wide gaps on both sides.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cell {
    /// As it stands there.
    pub(crate) text: String,
    /// Left edge, in points or character columns.
    pub(crate) x: f32,
    /// Right edge.
    pub(crate) end: f32,
    /// The text begins in bold up to this byte; all of it, or none (0).
    pub(crate) lead_bold: usize,
}

impl Cell {
    /// All of it is bold.
    pub(crate) fn bold(&self) -> bool {
        !self.text.is_empty() && self.lead_bold >= self.text.len()
    }
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// Where it stands.
    pub(crate) locator: Locator,
    /// Left to right; never empty.
    pub(crate) cells: Vec<Cell>,
    /// Size of the letters in points; 0 where a format has none.
    pub(crate) size: f32,
    /// Marked as a heading by the format itself, and how deep (1 to 6).
    pub(crate) heading: Option<u8>,
    /// Begins with a bullet, which is not part of the text.
    pub(crate) bullet: bool,
    /// Stands apart from the line above.
    pub(crate) gap: bool,
    /// The first of a column that stands beside another: what goes before it in reading order ends with the other column.
    pub(crate) column: bool,
}

impl Line {
    /// The whole line, cells apart by a space.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for cell in &self.cells {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&cell.text);
        }
        text
    }

    /// Left edge of the text.
    pub(crate) fn x(&self) -> f32 {
        self.cells.first().map_or(0.0, |cell| cell.x)
    }

    /// Every cell is bold.
    pub(crate) fn bold(&self) -> bool {
        !self.cells.is_empty() && self.cells.iter().all(Cell::bold)
    }
}

/// A link that the format itself states, rather than one written out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct SheetLink {
    /// Its target, as written.
    pub(crate) target: String,
    /// The line it stands on, if it stands on one.
    pub(crate) line: Option<usize>,
    /// The words that are linked; empty for a picture.
    pub(crate) text: String,
    /// Where, for a link on no line.
    pub(crate) locator: Locator,
    /// How it was read.
    pub(crate) by: ReadBy,
}

/// A document as lines.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Sheet {
    /// In reading order.
    pub(crate) lines: Vec<Line>,
    /// In reading order.
    pub(crate) links: Vec<SheetLink>,
}

/// Characters that begin a list item. A hyphen or asterisk counts when a space follows.
const BULLETS: &[char] = &[
    '•', '◦', '▪', '▫', '●', '○', '■', '□', '‣', '⁃', '∙', '·', '➢', '➤', '►', '▸', '▶', '✓', '✔', '❖', '◆', '◇', '★',
    '☆', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{f076}', '・', '※', '»', '›',
];

/// The text after its bullet, if it begins with one.
pub(crate) fn after_bullet(text: &str) -> Option<&str> {
    let trimmed = text.trim_start();
    let first = trimmed.chars().next()?;
    let rest = &trimmed[first.len_utf8()..];
    if BULLETS.contains(&first) {
        return Some(rest.trim_start());
    }
    (matches!(first, '-' | '*' | '+' | '–' | '—' | 'o') && rest.starts_with([' ', '\t', '\u{a0}']))
        .then(|| rest.trim_start())
}
