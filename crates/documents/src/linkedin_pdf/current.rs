//! The layout since 2018: a dark column with contact details, and the profile beside it.

use crosscheck_model::TextKind;

use super::headings::{self, Section};
use super::line::{self, LARGE, Line, SMALL, TITLE, joined, push_name};
use super::{education, experience, sidebar};
use crate::collect::Collector;
use crate::pdf::{Glyph, Page};

/// Right edge of the dark column, in points.
pub(super) const SIDEBAR: f32 = 201.96;
/// Left edges of the two columns' text.
const EDGES: [f32; 2] = [21.6, 223.56];
/// Sizes, in points.
const NAME: f32 = 26.0;
const HEADING: f32 = 15.75;

/// Whether a first page has text at the left edges of both columns, and one name in the size of names.
pub(super) fn looks_like(page: &Page) -> bool {
    let at = |x: f32, size: f32| {
        page.glyphs.iter().any(|glyph| (glyph.x - x).abs() < 1.0 && (glyph.size - size).abs() < 0.3)
    };
    at(EDGES[0], sidebar::HEADING) && at(EDGES[1], NAME)
}

/// Lines of one section of the main column, under its heading.
struct Block {
    heading: Line,
    lines: Vec<Line>,
}

pub(super) fn read(pages: &[Page], out: &mut Collector<'_>) {
    let mut side = Vec::new();
    let mut main = Vec::new();
    for (index, page) in pages.iter().enumerate() {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let (left, right): (Vec<&Glyph>, Vec<&Glyph>) = page.glyphs.iter().partition(|glyph| glyph.x < SIDEBAR);
        let above = line::lines(&left, number, 0);
        main.extend(line::lines(&right, number, u32::try_from(above.len()).unwrap_or(0)));
        side.extend(above);
    }
    // Page numbers are smaller than anything else.
    main.retain(|line| line.size > SMALL - 0.5);
    let (top, blocks) = blocks(main);
    read_top(&top, out);
    sidebar::read(&side, pages, out);
    for (index, block) in blocks.iter().enumerate() {
        read_block(index, block, out);
    }
}

fn blocks(main: Vec<Line>) -> (Vec<Line>, Vec<Block>) {
    let mut top = Vec::new();
    let mut blocks: Vec<Block> = Vec::new();
    for line in main {
        if line.is_size(HEADING) {
            blocks.push(Block { heading: line, lines: Vec::new() });
        } else if let Some(block) = blocks.last_mut() {
            block.lines.push(line);
        } else {
            top.push(line);
        }
    }
    (top, blocks)
}

/// Name, headline and place: the grey of the place is all that divides it from the headline.
fn read_top(top: &[Line], out: &mut Collector<'_>) {
    let named: Vec<Line> = top.iter().filter(|line| line.is_size(NAME)).cloned().collect();
    if let Some(first) = named.first() {
        push_name(&joined(&named), first, out);
    }
    let below = || top.iter().filter(|line| line.is_size(LARGE));
    let headline: Vec<Line> = below().filter(|line| !line.grey()).cloned().collect();
    if let Some(first) = headline.first() {
        push_text(&joined(&headline), first, out);
    }
    let place: Vec<Line> = below().filter(|line| line.grey()).cloned().collect();
    if let Some(first) = place.first() {
        let text = joined(&place);
        let at = first.passage(&text, out);
        out.builder.place_text(&at, &text);
    }
}

/// Positions have titles in a size of their own; below that, words tell the sections, and failing them their order.
fn read_block(index: usize, block: &Block, out: &mut Collector<'_>) {
    let named = headings::section(&block.heading.text());
    let has = |size: f32| block.lines.iter().any(|line| line.is_size(size));
    let section = if has(TITLE) {
        Some(Section::Experience)
    } else if named.is_some() {
        named
    } else if has(SMALL) {
        Some(Section::Education)
    } else {
        (index == 0).then_some(Section::Summary)
    };
    match section {
        Some(Section::Experience) => experience::read(&block.lines, out),
        Some(Section::Education) => education::read(&block.lines, out),
        Some(Section::Summary) => {
            if let Some(first) = block.lines.first() {
                push_text(&joined(&block.lines), first, out);
            }
        }
        _ => {
            out.problem(
                block.heading.locator(),
                format!("the section \"{}\" was not understood", block.heading.text()),
            );
        }
    }
}

fn push_text(text: &str, line: &Line, out: &mut Collector<'_>) {
    let at = line.passage(text, out);
    out.builder.text(&at, text, TextKind::Bio);
}
