//! Side columns: a page whose text stands in two columns that do not share their lines is read column by column.

use crosscheck_compare::periods::{find_periods, is_present};
use crosscheck_compare::vocabulary::headings::{self, Section};
use crosscheck_compare::vocabulary::unspaced::is_wide;

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

/// A page of fewer letters has no columns.
const MIN_LETTERS: usize = 200;
/// A character of Han, kana or Hangul says as much as this many letters.
const LETTERS_OF_A_WIDE_ONE: usize = 3;

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

fn letters(text: &str) -> usize {
    text.chars().map(|c| if is_wide(c) { LETTERS_OF_A_WIDE_ONE } else { 1 }).sum()
}

/// Where two columns begin, and the middle of the gutter between them.
fn find(glyphs: &[&Glyph]) -> Option<(f32, f32)> {
    let page: Vec<&Glyph> = glyphs.iter().copied().filter(|glyph| !glyph.text.trim().is_empty()).collect();
    if page.iter().map(|glyph| letters(&glyph.text)).sum::<usize>() < MIN_LETTERS {
        return None;
    }
    // A heading may span both columns: look for the highest line below which a gutter runs to the end of the page.
    let mut ys: Vec<f32> = page.iter().map(|glyph| glyph.y).collect();
    ys.sort_by(f32::total_cmp);
    ys.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    let height = ys.last()? - ys.first()?;
    let mut known = Known::default();
    for top in ys.iter().take_while(|y| **y < ys[0] + height * 0.4).step_by(1).take(40) {
        let below: Vec<&Glyph> = page.iter().copied().filter(|glyph| glyph.y >= top - 2.0).collect();
        if let Some(gutter) = gutter(&page, &below, &mut known) {
            return Some((top - 2.0, gutter));
        }
    }
    None
}

fn gutter(page: &[&Glyph], glyphs: &[&Glyph], known: &mut Known) -> Option<f32> {
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
    let mut gaps: Vec<(usize, usize)> = Vec::new();
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
        {
            gaps.push((from, at));
        }
    }
    // The widest first.
    gaps.sort_by_key(|(from, to)| std::cmp::Reverse(to - from));
    let middles: Vec<f32> = gaps.iter().map(|(from, to)| left + (from + to) as f32 / 2.0).collect();
    let mut columns: Vec<f32> =
        middles.into_iter().take(GAPS).filter(|middle| parts_columns(page, glyphs, *middle, known)).collect();
    // Dates set at the right of entries leave a gap before them and one after; they stand level with what they date.
    if columns.len() > 1 {
        columns.sort_by_key(|middle| level_rows(glyphs, *middle));
    }
    columns.first().copied()
}

/// Gaps of a page that are looked at, the widest first: before the dates of entries, after them, and one more.
const GAPS: usize = 3;

/// Gutters, by their middles, of which the whole page has told already.
#[derive(Default)]
struct Known {
    /// Beside them no sections begin; none begin further down either.
    unheaded: Vec<f32>,
    /// Dates of entries stand beside them, or do not.
    dates: Vec<(f32, bool)>,
}

fn parts_columns(page: &[&Glyph], glyphs: &[&Glyph], middle: f32, known: &mut Known) -> bool {
    let near = |other: f32| (other - middle).abs() < MIN_GUTTER;
    let of_dates = known.dates.iter().find(|(other, _)| near(*other)).map(|(_, of_dates)| *of_dates);
    let of_dates = of_dates.unwrap_or_else(|| {
        let of_dates = dates_under_headings(page, middle);
        known.dates.push((middle, of_dates));
        of_dates
    });
    if of_dates {
        return false;
    }
    if separate(glyphs, middle) {
        return true;
    }
    if known.unheaded.iter().any(|other| near(*other)) {
        return false;
    }
    let headed = both_headed(glyphs, middle);
    if !headed {
        known.unheaded.push(middle);
    }
    headed
}

/// Characters left of this and right of it.
fn sides<'a>(glyphs: &[&'a Glyph], middle: f32) -> (Vec<&'a Glyph>, Vec<&'a Glyph>) {
    glyphs.iter().partition(|glyph| glyph.end <= middle)
}

/// Whether headings of work and education stand on one side with nothing but dates below them: the entries stand beside those.
fn dates_under_headings(glyphs: &[&Glyph], middle: f32) -> bool {
    let (left, right) = sides(glyphs, middle);
    only_dates_below_headings(&left) || only_dates_below_headings(&right)
}

fn only_dates_below_headings(glyphs: &[&Glyph]) -> bool {
    let mut within = false;
    let (mut dates, mut others) = (0, 0);
    for text in short_rows(glyphs) {
        if let Some(section) = headings::section(&text) {
            within = matches!(section, Section::Work | Section::Education);
        } else if within {
            let year = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            let rest = year || is_present(&text);
            *(if rest || !find_periods(&text).is_empty() { &mut dates } else { &mut others }) += 1;
        }
    }
    dates > 1 && others == 0
}

/// Rows of one side that stand level with a row of the other.
fn level_rows(glyphs: &[&Glyph], middle: f32) -> usize {
    let (left, right) = sides(glyphs, middle);
    level(&baselines(&left), &baselines(&right))
}

fn level(some: &[f32], others: &[f32]) -> usize {
    some.iter().filter(|y| others.iter().any(|other| (*other - **y).abs() < SAME_ROW)).count()
}

/// Whether sections begin on both sides: then they are columns, however few lines one has and however level they stand. Headings in a column
/// of their own beside their content stand on one side only.
fn both_headed(glyphs: &[&Glyph], middle: f32) -> bool {
    let (left, right) = sides(glyphs, middle);
    is_headed(&left) && is_headed(&right)
}

/// Whether a line is nothing but a heading of a section of a CV, and most others are not: headings alone are labels of what stands beside them.
fn is_headed(glyphs: &[&Glyph]) -> bool {
    let rows = short_rows(glyphs);
    let found = rows.iter().filter(|text| headings::section(text).is_some()).count();
    found > 0 && found * LINES_FOR_A_HEADING <= rows.len()
}

/// The text of each row; none of longer ones, which are prose, so that no table need be asked about them.
fn short_rows(glyphs: &[&Glyph]) -> Vec<String> {
    let mut glyphs = glyphs.to_vec();
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
    let rows = glyphs.chunk_by(|a, b| (a.y - b.y).abs() < SAME_ROW);
    rows.map(|row| if row.len() <= MAX_HEADING { line_text(row) } else { String::new() }).collect()
}

fn separate(glyphs: &[&Glyph], middle: f32) -> bool {
    let (left, right) = sides(glyphs, middle);
    let few = left.len().min(right.len());
    if few * 100 < glyphs.len() * MIN_SHARE_PERCENT {
        return false;
    }
    let (left, right) = (baselines(&left), baselines(&right));
    let (small, large) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    small.len() >= MIN_LINES && level(&small, &large) * 100 < small.len() * MAX_LEVEL_PERCENT
}

fn baselines(glyphs: &[&Glyph]) -> Vec<f32> {
    let mut ys: Vec<f32> = glyphs.iter().map(|glyph| glyph.y).collect();
    ys.sort_by(f32::total_cmp);
    ys.dedup_by(|a, b| (*a - *b).abs() < 3.0);
    ys
}
