//! Side columns: a page whose text stands in two columns that do not share their lines is read column by column.

use crosscheck_compare::vocabulary::headings;

use super::content::Glyph;
use super::line_text::line_text;

/// A gutter is at least this wide, in points.
const MIN_GUTTER: f32 = 9.0;
/// The narrower side of a gutter holds at least this share of the characters below the heading.
const MIN_SHARE_PERCENT: usize = 12;
/// Each side has at least this many lines...
const MIN_LINES: usize = 8;
/// ... and fewer than this share of the smaller side's lines stand level with a line of the other: dates beside entries
/// all do.
const MAX_LEVEL_PERCENT: usize = 60;

/// Characters of one row differ less than this in height, in points.
const SAME_ROW: f32 = 2.0;
/// A column has at least so many lines for each heading, itself included.
const LINES_FOR_A_HEADING: usize = 3;
/// Characters of a heading.
const MAX_HEADING: usize = 48;

/// A page's characters in groups that are read one after the other.
pub(super) struct Regions<'a> {
    /// Over both columns; everything, where there are none.
    pub(super) head: Vec<&'a Glyph>,
    pub(super) left: Vec<&'a Glyph>,
    pub(super) right: Vec<&'a Glyph>,
    /// The middle between the columns.
    pub(super) gutter: Option<f32>,
}

pub(super) fn regions(glyphs: &[Glyph]) -> Regions<'_> {
    let all: Vec<&Glyph> = glyphs.iter().collect();
    let Some((top, gutter)) = find(&all) else {
        return Regions { head: all, left: Vec::new(), right: Vec::new(), gutter: None };
    };
    let (head, body): (Vec<&Glyph>, Vec<&Glyph>) = all.into_iter().partition(|glyph| glyph.y < top);
    let (left, right): (Vec<&Glyph>, Vec<&Glyph>) =
        body.into_iter().partition(|glyph| (glyph.x + glyph.end) / 2.0 < gutter);
    Regions { head, left, right, gutter: Some(gutter) }
}

/// Where two columns begin, and the middle of the gutter between them.
fn find(glyphs: &[&Glyph]) -> Option<(f32, f32)> {
    let marks: Vec<&&Glyph> = glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).collect();
    if marks.len() < 200 {
        return None;
    }
    // A heading may span both columns: look for the highest line below which a gutter runs to the end of the page.
    let mut ys: Vec<f32> = marks.iter().map(|glyph| glyph.y).collect();
    ys.sort_by(f32::total_cmp);
    ys.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    let height = ys.last()? - ys.first()?;
    let mut unheaded = Vec::new();
    for top in ys.iter().take_while(|y| **y < ys[0] + height * 0.4).step_by(1).take(40) {
        let below: Vec<&Glyph> = marks.iter().filter(|glyph| glyph.y >= top - 2.0).map(|glyph| **glyph).collect();
        if let Some(gutter) = gutter(&below, &mut unheaded) {
            return Some((top - 2.0, gutter));
        }
    }
    None
}

/// `unheaded` are gutters beside which no sections begin; none begin further down either.
fn gutter(glyphs: &[&Glyph], unheaded: &mut Vec<f32>) -> Option<f32> {
    let left = glyphs.iter().map(|glyph| glyph.x).fold(f32::INFINITY, f32::min);
    let right = glyphs.iter().map(|glyph| glyph.end).fold(f32::NEG_INFINITY, f32::max);
    if !(right - left).is_finite() || right - left > 5_000.0 {
        return None;
    }
    // Points that no character covers, between the outermost tenths.
    let width = (right - left) as usize + 2;
    let mut covered = vec![0usize; width];
    for glyph in glyphs {
        let from = (glyph.x - left).max(0.0) as usize;
        let to = ((glyph.end - left).max(0.0) as usize).min(width - 1);
        for count in &mut covered[from.min(to)..=to] {
            *count += 1;
        }
    }
    let mut best: Option<(usize, usize)> = None;
    let mut start = None;
    for (at, count) in covered.iter().enumerate() {
        // One character across it (a heading over both columns) and it is no gutter.
        if *count == 0 {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take()
            && from > width / 8
            && at < width - width / 8
            && at - from >= MIN_GUTTER as usize
            && best.is_none_or(|(a, b)| at - from > b - a)
        {
            best = Some((from, at));
        }
    }
    let (from, to) = best?;
    let middle = left + (from + to) as f32 / 2.0;
    if separate(glyphs, middle) {
        return Some(middle);
    }
    if unheaded.iter().any(|known| (known - middle).abs() < MIN_GUTTER) {
        return None;
    }
    let headed = both_headed(glyphs, middle);
    if !headed {
        unheaded.push(middle);
    }
    headed.then_some(middle)
}

/// Whether sections begin on both sides: then they are columns, however few lines one has and however level they stand. Headings in a column
/// of their own beside their content stand on one side only.
fn both_headed(glyphs: &[&Glyph], middle: f32) -> bool {
    let (left, right): (Vec<&Glyph>, Vec<&Glyph>) = glyphs.iter().partition(|glyph| glyph.end <= middle);
    is_headed(&left) && is_headed(&right)
}

/// Whether a line is nothing but a heading of a section of a CV, and most others are not: headings alone are labels of what stands beside them.
fn is_headed(glyphs: &[&Glyph]) -> bool {
    let mut glyphs = glyphs.to_vec();
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let (mut found, mut rows) = (0, 0);
    for row in glyphs.chunk_by(|a, b| (a.y - b.y).abs() < SAME_ROW) {
        rows += 1;
        // Longer rows are prose; the table of headings need not be asked.
        let is_heading = row.len() <= MAX_HEADING && headings::section(&line_text(row)).is_some();
        found += usize::from(is_heading);
    }
    found > 0 && found * LINES_FOR_A_HEADING <= rows
}

fn separate(glyphs: &[&Glyph], middle: f32) -> bool {
    let (left, right): (Vec<&Glyph>, Vec<&Glyph>) = glyphs.iter().partition(|glyph| glyph.end <= middle);
    let few = left.len().min(right.len());
    if few * 100 < glyphs.len() * MIN_SHARE_PERCENT {
        return false;
    }
    let (left, right) = (baselines(&left), baselines(&right));
    let (small, large) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    let level = small.iter().filter(|y| large.iter().any(|other| (*other - **y).abs() < 2.0)).count();
    small.len() >= MIN_LINES && level * 100 < small.len() * MAX_LEVEL_PERCENT
}

fn baselines(glyphs: &[&Glyph]) -> Vec<f32> {
    let mut ys: Vec<f32> = glyphs.iter().map(|glyph| glyph.y).collect();
    ys.sort_by(f32::total_cmp);
    ys.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    ys
}
