//! Pages to one document: columns that go on over several pages are read one after the other.

use super::content::Page;
use super::lines::{self, Furniture, PageLines, Placed};
use super::links::{self, Stand};
use super::vertical;
use crate::sheet::{MAX_LINES, Sheet};

/// The gutters of two pages differ by less than this, in points, where their columns go on.
const SAME_GUTTER: f32 = 12.0;

/// All lines in reading order, with the links that stand on them.
pub(super) fn sheet(pages: &[Page], furniture: Furniture) -> Sheet {
    let mut laid: Vec<PageLines> = Vec::new();
    for (number, page) in (1..).zip(pages) {
        let laid_flat = vertical::laid_flat(&page.glyphs);
        laid.push(lines::assemble(laid_flat.as_deref().unwrap_or(&page.glyphs), number, furniture));
    }
    let mut sheet = Sheet::default();
    let mut stand: Vec<Vec<Stand>> = pages.iter().map(|_| Vec::new()).collect();
    let mut from = 0;
    while from < laid.len() {
        let to = from + run(&laid[from..]);
        let mut regions: Vec<(usize, Vec<Placed>)> = Vec::new();
        let group = from..to;
        let first = &mut laid[from];
        for column in [&mut first.left, &mut first.right] {
            if let Some(placed) = column.first_mut() {
                placed.line.column = true;
            }
        }
        for at in group.clone() {
            regions.push((at, std::mem::take(&mut laid[at].head)));
        }
        for at in group.clone() {
            regions.push((at, std::mem::take(&mut laid[at].left)));
        }
        for at in group {
            regions.push((at, std::mem::take(&mut laid[at].right)));
        }
        for (at, region) in regions {
            for Placed { line, y } in region {
                if sheet.lines.len() >= MAX_LINES {
                    break;
                }
                stand[at].push(Stand { index: sheet.lines.len(), y, size: line.size });
                sheet.lines.push(line);
            }
        }
        from = to;
    }
    for ((number, page), stand) in (1..).zip(pages).zip(&stand) {
        links::place(number, page, stand, &mut sheet);
    }
    sheet
}

/// How many pages share the columns of the first: nothing stands over the columns of those that follow.
fn run(laid: &[PageLines]) -> usize {
    let Some(gutter) = laid.first().and_then(|page| page.gutter) else { return 1 };
    let goes_on = |page: &&PageLines| {
        page.head.is_empty() && page.gutter.is_some_and(|other| (other - gutter).abs() < SAME_GUTTER)
    };
    1 + laid[1..].iter().take_while(goes_on).count()
}
