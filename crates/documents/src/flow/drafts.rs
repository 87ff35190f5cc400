use crosscheck_model::Locator;

use super::block::{Paragraph, Span};
use crate::sheet::{Cell, Line, MAX_LINE_CHARS, after_bullet};

/// Tab stops of a document that sets none stand this far apart, in points: half an inch.
const TAB: f32 = 36.0;
/// Size of letters that states none, in points.
const SIZE: f32 = 10.0;
/// A letter is about half as wide as high.
const WIDTH: f32 = 0.5;
/// Spaces in a row that part cells, as in plain text.
const CELL_SPACES: usize = 3;

/// A line before it has its place in the document, with the links on it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Draft {
    pub(super) line: Line,
    /// Target and linked words.
    pub(super) links: Vec<(String, String)>,
}

/// The lines of a document, `None` for an empty one.
pub(super) type Drafts = Vec<Option<Draft>>;

/// A cell that is still being written.
#[derive(Default)]
struct Writing {
    text: String,
    x: f32,
    /// The text so far is all bold.
    all_bold: bool,
    lead_bold: usize,
    spaces: usize,
}

/// The lines of a paragraph whose left edge is at `x`.
pub(super) fn paragraph_lines(paragraph: &Paragraph, x: f32) -> Drafts {
    let mut lines = Vec::new();
    let mut first = true;
    for spans in broken(&paragraph.spans) {
        let draft = line(paragraph, &spans, x, first);
        first = false;
        lines.push(draft);
    }
    lines
}

/// The spans of each line, parted where a line breaks.
fn broken(spans: &[Span]) -> Vec<Vec<Span>> {
    let mut lines = vec![Vec::new()];
    for span in spans {
        for (index, text) in span.text.split('\n').enumerate() {
            if index > 0 {
                lines.push(Vec::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(Span { text: text.to_owned(), ..span.clone() });
            }
        }
    }
    lines
}

fn line(paragraph: &Paragraph, spans: &[Span], x: f32, first: bool) -> Option<Draft> {
    let size = spans.iter().filter(|span| !span.text.trim().is_empty()).map(|span| span.size).fold(0.0, f32::max);
    let mut cells = cells(paragraph, spans, x);
    let mut bullet = paragraph.bullet && first;
    if let Some(cell) = cells.first_mut()
        && paragraph.heading.is_none()
        && let Some(rest) = after_bullet(&cell.text)
    {
        let cut = cell.text.len() - rest.len();
        cell.text = rest.to_owned();
        cell.lead_bold = cell.lead_bold.saturating_sub(cut);
        bullet = true;
    }
    cells.retain(|cell| !cell.text.is_empty());
    if cells.is_empty() {
        return None;
    }
    let links = spans.iter().filter_map(|span| Some((span.link.clone()?, span.text.trim().to_owned())));
    let line = Line {
        locator: Locator::Whole,
        cells,
        size,
        heading: paragraph.heading,
        bullet,
        gap: first && (paragraph.gap || paragraph.heading.is_some()),
        column: false,
    };
    Some(Draft { line, links: joined_links(links) })
}

/// A link is often cut into several spans of one target.
fn joined_links(links: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    let mut joined: Vec<(String, String)> = Vec::new();
    for (target, text) in links {
        match joined.last_mut().filter(|(known, _)| *known == target) {
            Some((_, known)) => known.push_str(&text),
            None => joined.push((target, text)),
        }
    }
    joined
}

fn cells(paragraph: &Paragraph, spans: &[Span], left: f32) -> Vec<Cell> {
    let mut cells = Vec::new();
    let start = left + paragraph.indent;
    let mut at = start;
    let mut writing = Writing { x: at, all_bold: true, ..Writing::default() };
    let mut chars = 0;
    for span in spans {
        let size = if span.size > 0.0 { span.size } else { SIZE };
        for c in span.text.chars().filter(|c| !c.is_control() || *c == '\t') {
            chars += 1;
            if chars > MAX_LINE_CHARS {
                break;
            }
            if c == '\t' {
                writing.close(at, &mut cells);
                at = next_tab(paragraph, at - left) + left;
                writing = Writing { x: at, all_bold: true, ..Writing::default() };
                continue;
            }
            at += size * WIDTH;
            if c == ' ' || c == '\u{a0}' {
                writing.spaces += 1;
                continue;
            }
            if writing.spaces >= CELL_SPACES && !writing.text.is_empty() {
                writing.close(at, &mut cells);
                writing = Writing { x: at, all_bold: true, ..Writing::default() };
            }
            writing.push(c, span.bold);
        }
    }
    writing.close(at, &mut cells);
    cells
}

fn next_tab(paragraph: &Paragraph, at: f32) -> f32 {
    let stop = paragraph.tabs.iter().copied().find(|stop| *stop > at + 1.0);
    stop.unwrap_or_else(|| ((at / TAB).floor() + 1.0) * TAB)
}

impl Writing {
    fn push(&mut self, c: char, bold: bool) {
        if !self.text.is_empty() {
            self.text.push_str(&" ".repeat(self.spaces));
        }
        self.spaces = 0;
        self.text.push(c);
        self.all_bold &= bold;
        if self.all_bold {
            self.lead_bold = self.text.len();
        }
    }

    fn close(&mut self, end: f32, cells: &mut Vec<Cell>) {
        if !self.text.is_empty() {
            let text = std::mem::take(&mut self.text);
            cells.push(Cell { lead_bold: self.lead_bold, text, x: self.x, end });
        }
    }
}
