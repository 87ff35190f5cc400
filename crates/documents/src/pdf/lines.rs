//! Placed characters to lines: baselines, word gaps, wide gaps, right-to-left runs, bullets, columns.

use crosscheck_model::Locator;

use super::content::Glyph;
use super::furniture::{ends_in_its_number, is_icon, is_page_number};
use super::line_text::{WORD_GAP, cell_of, shown};
use crate::sheet::{Cell, Line, after_bullet};

/// Characters within this share of their size of one baseline stand on one line; superscripts rise by a third.
const SAME_LINE: f32 = 0.4;
/// Justified lines can be set tighter, down to this gap, ...
const TIGHT_GAP: f32 = 0.1;
/// ... where no gap is between this and that, and so letters touch and words do not, ...
const TOUCHING: f32 = 0.05;
/// ... and where so many words stand apart.
const MIN_TIGHT: usize = 3;
/// No word of a heading is longer; rows of an alphabet are.
const MAX_SPACED_WORD: usize = 30;
/// A gap from here on, as a share of the size, parts cells: justified text stays below 1.
const CELL_GAP: f32 = 1.25;
/// A narrower gap parts cells where what follows is aligned with the beginning of another row...
const COLUMN_GAP: f32 = 0.6;
/// ... to within this many points.
const ALIGNED: f32 = 0.8;
/// In tables cells stand closer still: what begins level with something in a row near by, both after a gap from here on...
const TABLE_GAP: f32 = 0.31;
/// ... that is this many times the page's usual word space: dates set below dates agree in all their words.
const WIDER: f32 = 1.2;
/// Rows above and below in which the other begins.
const NEAR_ROWS: usize = 2;
/// A word this many times as large as the one beside it, on the same baseline, is a cell of its own: a name before an
/// address. Small capitals are 0.75 to 0.8 of the others, and no space parts them.
const RESIZED: f32 = 1.3;
/// In spaced-out headings a word gap is this many times the usual letter gap.
const SPACED_OUT: f32 = 1.7;
/// A line this many times the usual distance below the one above stands apart from it.
const APART: f32 = 1.35;
/// Share of the page's lowest part where page numbers stand.
const FOOTER_FROM: f32 = 0.92;

/// A line and where it stands on the page.
pub(super) struct Placed {
    pub(super) line: Line,
    pub(super) y: f32,
}

/// The lines of one page by region, in the order they are read in.
pub(super) struct PageLines {
    pub(super) head: Vec<Placed>,
    pub(super) left: Vec<Placed>,
    pub(super) right: Vec<Placed>,
    pub(super) gutter: Option<f32>,
}

/// Page numbers are no text of a CV, but they are text of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    Left,
    Kept,
}

/// The lines of a page.
pub(super) fn assemble(glyphs: &[Glyph], page: u32, furniture: Furniture) -> PageLines {
    let regions = super::columns::regions(glyphs);
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut ends = [0; 3];
    for (region, end) in [regions.head, regions.left, regions.right].into_iter().zip(&mut ends) {
        let mut above = None;
        for row in rows_of(region) {
            let distance = above.map(|y: f32| row.y - y);
            above = Some(row.y);
            rows.push(Row { distance, ..row });
        }
        *end = rows.len();
    }
    let from_the_right = is_right_to_left(&glyphs.iter().map(|glyph| glyph.text.as_str()).collect::<String>());
    let lowest = glyphs.iter().map(|glyph| glyph.y).fold(0.0, f32::max);
    let usual = usual_distance(&rows);
    let edges = edges(&rows);
    let mut placed: [Vec<Placed>; 3] = Default::default();
    let mut number = 0;
    let table_gap = TABLE_GAP.max(usual_space(&rows) * WIDER);
    let starts: Vec<Vec<f32>> = rows.iter().map(|row| starts(row, table_gap)).collect();
    for (at, row) in rows.iter().enumerate() {
        let near = (at.saturating_sub(NEAR_ROWS)..rows.len().min(at + NEAR_ROWS + 1)).filter(|other| *other != at);
        let mut columns: Vec<f32> = near.flat_map(|other| starts[other].iter().copied()).collect();
        columns.sort_by(f32::total_cmp);
        let Some((mut cells, bullet)) = cells_of(row, &edges, &columns, table_gap) else { continue };
        for cell in cells.iter_mut().filter(|_| from_the_right) {
            if let Some(turned) = super::bidi::turned_range(&cell.text) {
                cell.text = turned;
                cell.lead_bold = cell.lead_bold.min(cell.text.len());
            }
        }
        let text: String = cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
        let lowest_line = row.y >= lowest * FOOTER_FROM && number > 5 && row.y >= lowest - 1.0;
        let numbered = is_page_number(&text) || ends_in_its_number(&cells, page);
        if furniture == Furniture::Left && lowest_line && numbered {
            continue;
        }
        number += 1;
        if is_right_to_left(&text) {
            cells.reverse();
        }
        let gap = row.distance.is_none_or(|distance| distance > usual * APART && distance > row.size * APART);
        let line = Line {
            locator: Locator::PageLine(page, number),
            cells,
            size: row.size,
            heading: None,
            bullet,
            gap: gap && number > 1,
            column: false,
        };
        let region = ends.iter().position(|end| at < *end).unwrap_or(0);
        placed[region].push(Placed { line, y: row.y });
    }
    let [head, left, right] = placed;
    PageLines { head, left, right, gutter: regions.gutter }
}

struct Row<'a> {
    glyphs: Vec<&'a Glyph>,
    y: f32,
    size: f32,
    distance: Option<f32>,
}

fn rows_of(mut glyphs: Vec<&Glyph>) -> Vec<Row<'_>> {
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let mut rows: Vec<Row<'_>> = Vec::new();
    for glyph in glyphs {
        match rows.last_mut() {
            Some(row) if (glyph.y - row.y).abs() <= SAME_LINE * row.size.min(glyph.size).max(4.0) => {
                row.glyphs.push(glyph)
            }
            _ => rows.push(Row { glyphs: vec![glyph], y: glyph.y, size: glyph.size, distance: None }),
        }
    }
    for row in &mut rows {
        row.glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
        let mut sizes: Vec<f32> = row.glyphs.iter().filter(|g| !g.text.trim().is_empty()).map(|g| g.size).collect();
        sizes.sort_by(f32::total_cmp);
        row.size = sizes.get(sizes.len() / 2).copied().unwrap_or(row.size);
    }
    rows
}

fn usual_distance(rows: &[Row<'_>]) -> f32 {
    let mut distances: Vec<f32> = rows.iter().filter_map(|row| row.distance).filter(|d| *d > 0.0).collect();
    distances.sort_by(f32::total_cmp);
    distances.get(distances.len() / 2).copied().unwrap_or(f32::INFINITY)
}

/// Where rows begin, in order: what stands in a column of one row begins another.
fn edges(rows: &[Row<'_>]) -> Vec<f32> {
    let first = |row: &Row<'_>| row.glyphs.iter().find(|glyph| !glyph.text.trim().is_empty()).map(|glyph| glyph.x);
    let mut edges: Vec<f32> = rows.iter().filter_map(first).collect();
    edges.sort_by(f32::total_cmp);
    edges
}

/// The space between words that is usual on the page, as a share of the size.
fn usual_space(rows: &[Row<'_>]) -> f32 {
    let shares = |row: &Row<'_>| -> Vec<f32> {
        let shown: Vec<&&Glyph> = row.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).collect();
        let gaps = shown.windows(2).map(|pair| (pair[1].x - pair[0].end) / row.size.max(1.0));
        gaps.filter(|share| (WORD_GAP..COLUMN_GAP).contains(share)).collect()
    };
    let mut all: Vec<f32> = rows.iter().flat_map(shares).collect();
    all.sort_by(f32::total_cmp);
    // The narrower ones: among a table's words its cells' gaps are many.
    all.get(all.len() / 4).copied().unwrap_or(0.0)
}

/// Where something begins after a gap in a row. Spaced-out headings have gaps between all their letters, and no cells.
fn starts(row: &Row<'_>, table_gap: f32) -> Vec<f32> {
    let shown: Vec<&&Glyph> = row.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).collect();
    let found: Vec<f32> =
        shown.windows(2).filter(|pair| pair[1].x - pair[0].end > table_gap * row.size).map(|pair| pair[1].x).collect();
    if found.len() * 2 < shown.len() { found } else { Vec::new() }
}

/// Whether a row of the page begins here.
fn is_edge(edges: &[f32], x: f32) -> bool {
    let at = edges.partition_point(|edge| *edge < x - ALIGNED);
    edges.get(at).is_some_and(|edge| *edge <= x + ALIGNED)
}

fn cells_of(row: &Row<'_>, edges: &[f32], columns: &[f32], table_gap: f32) -> Option<(Vec<Cell>, bool)> {
    let joined = super::bidi::with_marks(&row.glyphs);
    let shown = shown(&joined);
    let spaced = is_spaced_out(&shown);
    let word_gap = word_gap(&shown, row.size, spaced);
    let cell_gap = if spaced { CELL_GAP * 2.0 } else { CELL_GAP };
    let mut groups: Vec<Vec<(&Glyph, bool)>> = Vec::new();
    let mut end = f32::NEG_INFINITY;
    let lost = lost_letters(&shown, word_gap);
    for ((glyph, blank), lost) in shown.into_iter().zip(lost) {
        let gap = glyph.x - end;
        let icon = is_icon(&glyph.text) && !lost;
        let last = groups.last().and_then(|group| group.last());
        let resized = last.is_some_and(|(last, _)| {
            let (small, large) = if last.size < glyph.size { (last.size, glyph.size) } else { (glyph.size, last.size) };
            large > RESIZED * small && gap > word_gap && (last.y - glyph.y).abs() < 0.1 * small
        });
        if groups.is_empty()
            || resized
            || gap > cell_gap * row.size
            || icon
            || gap > COLUMN_GAP * row.size && is_edge(edges, glyph.x)
            || gap > table_gap * row.size && is_edge(columns, glyph.x)
        {
            groups.push(Vec::new());
        }
        let space = blank && !spaced && gap > 0.05 * row.size || gap > word_gap;
        if !icon && let Some(group) = groups.last_mut() {
            let space = space && !group.is_empty();
            group.push((glyph, space));
        }
        if icon {
            groups.push(Vec::new());
        }
        end = glyph.end.max(end);
    }
    let begins_with_icon = groups.first().is_some_and(Vec::is_empty);
    let mut cells: Vec<Cell> = groups.iter().filter_map(|group| cell_of(group)).collect();
    let mut bullet = begins_with_icon;
    if let Some(first) = cells.first_mut()
        && let Some(rest) = after_bullet(&first.text)
    {
        bullet = true;
        let cut = first.text.len() - rest.len();
        first.lead_bold = first.lead_bold.saturating_sub(cut);
        first.text = rest.to_owned();
        if first.text.is_empty() {
            cells.remove(0);
        }
    }
    (!cells.is_empty()).then_some((cells, bullet))
}

/// Which characters without a meaning stand inside a word or at its edge: a letter that a font does not tell. Alone they are icons.
fn lost_letters(shown: &[(&Glyph, bool)], word_gap: f32) -> Vec<bool> {
    let unknown = |glyph: &Glyph| glyph.text.contains('\u{fffd}');
    let touch = |a: &Glyph, b: &Glyph, blank: bool| {
        let (small, large) = if a.size < b.size { (a.size, b.size) } else { (b.size, a.size) };
        !blank && b.x - a.end < word_gap && large < small * 1.1
    };
    let letter = |glyph: &Glyph| glyph.text.chars().any(char::is_alphabetic);
    let mut lost: Vec<bool> = vec![false; shown.len()];
    for at in 0..shown.len() {
        let after = at.checked_sub(1).is_some_and(|before| {
            (letter(shown[before].0) || lost[before]) && touch(shown[before].0, shown[at].0, shown[at].1)
        });
        let before = shown[at + 1..].iter().take(3).scan(shown[at].0, |last, (next, blank)| {
            let on = touch(last, next, *blank) && (unknown(next) || letter(next));
            *last = next;
            on.then(|| letter(next))
        });
        lost[at] = unknown(shown[at].0) && (after || before.into_iter().any(|letter| letter));
    }
    lost
}

/// "J O H N   D O E": a space behind every letter.
fn is_spaced_out(shown: &[(&Glyph, bool)]) -> bool {
    let letter = |glyph: &Glyph| {
        let mut letters = glyph.text.chars();
        letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
    };
    let blanks = shown.iter().filter(|(_, blank)| *blank).count();
    shown.len() >= 5 && shown.iter().all(|(glyph, _)| letter(glyph)) && blanks * 10 >= (shown.len() - 1) * 9
}

/// Letters of a spaced-out heading stand apart like words; what parts its words is a wider gap. In a line set tight all letters touch, and
/// the gaps of its words are alike.
fn word_gap(shown: &[(&Glyph, bool)], size: f32, spaced: bool) -> f32 {
    let mut gaps: Vec<f32> =
        shown.windows(2).map(|pair| pair[1].0.x - pair[0].0.end).filter(|gap| *gap < CELL_GAP * size).collect();
    gaps.sort_by(f32::total_cmp);
    let median = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    let narrow = gaps.get(gaps.len() / 4).copied().unwrap_or(0.0);
    let apart = shown.len() >= 4
        && median > WORD_GAP * size * 0.8
        && narrow > WORD_GAP * size * 0.4
        && shown.iter().all(|(g, _)| g.text.chars().count() == 1);
    if (spaced || apart) && longest_word(shown, median * SPACED_OUT) <= MAX_SPACED_WORD {
        return median * SPACED_OUT;
    }
    let between = |from: f32, to: f32| gaps.iter().filter(|gap| (from * size..to * size).contains(*gap)).count();
    let tight =
        median < TOUCHING * size && between(TIGHT_GAP, WORD_GAP) >= MIN_TIGHT && between(TOUCHING, TIGHT_GAP) == 0;
    if tight { TIGHT_GAP * size } else { WORD_GAP * size }
}

/// Characters of the longest word, if words part from this gap on.
fn longest_word(shown: &[(&Glyph, bool)], gap: f32) -> usize {
    let words = shown.chunk_by(|(one, _), (next, _)| next.x - one.end <= gap);
    words.map(<[_]>::len).max().unwrap_or(0)
}

fn is_right_to_left(text: &str) -> bool {
    let right = text.chars().filter(|c| super::bidi::is_right_to_left(*c)).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    right * 2 > letters
}

#[cfg(test)]
mod tests;
