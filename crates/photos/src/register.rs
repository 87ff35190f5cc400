//! Lays one picture over another and measures how well the pixels agree.

use crate::grid::Grid;

/// Correlation of two grids stretched onto one another.
pub(crate) fn correlation(a: &Grid, b: &Grid) -> f32 {
    let mut scaled = Grid::new(a.width, a.height);
    for y in 0..a.height {
        for x in 0..a.width {
            let bx = (x as f32 + 0.5) * b.width as f32 / a.width as f32 - 0.5;
            let by = (y as f32 + 0.5) * b.height as f32 / a.height as f32 - 0.5;
            scaled.cells[y * a.width + x] = b.sample(bx, by);
        }
    }
    let mean = |v: &[f32]| v.iter().sum::<f32>() / v.len() as f32;
    let (ma, mb) = (mean(&a.cells), mean(&scaled.cells));
    let (mut ab, mut aa, mut bb) = (0.0, 0.0, 0.0);
    for (x, y) in a.cells.iter().zip(&scaled.cells) {
        ab += (x - ma) * (y - mb);
        aa += (x - ma) * (x - ma);
        bb += (y - mb) * (y - mb);
    }
    if aa <= 0.0 || bb <= 0.0 { 0.0 } else { ab / (aa * bb).sqrt() }
}
