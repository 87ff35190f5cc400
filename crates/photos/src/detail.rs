//! Whether two registered pictures agree where two portraits differ: in their fine detail, place by place.
//!
//! Strangers' portraits share a composition: a bright oval on an even ground, dark above, light below. What they share lies
//! in the coarse half of the picture. So the coarse part is taken away and the rest is compared in many small cells, each of
//! which agrees or does not by itself. Cells of one picture agree with those of another stranger's only here and there; of a
//! copy they agree in one connected region, whatever was laid over the rest.

use crate::align::{Still, refine};
use crate::grid::Grid;
use crate::register::{Pose, proportions, warp};

/// Cells along the longest side of the first picture: a cell is 12 pixels wide where the pictures have 192.
const CELLS: f32 = 16.0;

/// Finest and coarsest raster on which cells are compared; between them, what the poorer of the two pictures has.
const FINEST: f32 = 192.0;
const COARSEST: f32 = 64.0;

/// The band that is compared: finer than the wide blur and coarser than the near one, in pixels of the finest raster.
const NEAR: f32 = 0.9;
const WIDE: f32 = 3.0;

/// Soft pictures have nothing in that band; with fewer textured cells than this, one of twice the width is compared.
const FEW: u32 = 64;
const SOFT: f32 = 2.0;

/// Root mean square in grey levels from which the band of a cell has texture, and below which it has none: JPEG leaves 0.3.
const TEXTURED: f32 = 1.5;
const EMPTY: f32 = 0.4;

/// Share of a cell that has to lie on both pictures.
const COVERED: f32 = 0.6;

/// What lies nearer to the other picture's rim than this, in units of its longest side, is left out: the rim is blurred.
const RIM: f32 = 0.01;

/// Correlation of the band from which a cell agrees.
const AGREES: f32 = 0.5;

/// Share of agreeing cells from which the coarse registration is good enough as it is.
const REGISTERED: f32 = 0.9;

/// Steps of refinement on each of the two finer rasters.
const STEPS: usize = 6;

/// The raster that is refined on before the finest.
const MIDDLE_SIDE: f32 = 96.0;

/// How two pictures agree in their detail.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Detail {
    /// Where the second picture lies on the first.
    pub(crate) pose: Pose,
    /// Cells on both pictures with texture in at least one.
    pub(crate) textured: u32,
    /// Those whose detail agrees.
    pub(crate) agreeing: u32,
    /// The most of them that touch one another.
    pub(crate) region: u32,
    /// Whether the coarser band had to be taken, in which strangers agree more.
    pub(crate) soft: bool,
}

impl Detail {
    /// Agreeing cells as a share of the textured ones.
    pub(crate) fn share(&self) -> f32 {
        if self.textured == 0 { 0.0 } else { self.agreeing as f32 / self.textured as f32 }
    }
}

/// Measures the agreement in detail, after refining the pose where the coarse one is not good enough.
pub(crate) fn measure(a: &Grid, b: &Grid, pose: Pose) -> Detail {
    let first = under_pose(a, b, pose);
    if first.share() >= REGISTERED {
        return first;
    }
    let side = raster_side(a, b, &pose);
    let mut pose = refine(&Still::new(a, side.min(MIDDLE_SIDE)), b, pose, STEPS);
    if side > MIDDLE_SIDE {
        pose = refine(&Still::new(a, side), b, pose, STEPS);
    }
    let second = under_pose(a, b, pose);
    if second.region > first.region { second } else { first }
}

/// The side of the raster on which both pictures have detail.
fn raster_side(a: &Grid, b: &Grid, pose: &Pose) -> f32 {
    let m = pose.affine;
    let zoom = (m[0] * m[4] - m[1] * m[3]).abs().sqrt();
    let of_b = b.width.max(b.height) as f32 * zoom;
    (a.width.max(a.height) as f32).min(of_b).clamp(COARSEST, FINEST)
}

fn under_pose(a: &Grid, b: &Grid, pose: Pose) -> Detail {
    let fine = in_band(a, b, pose, 1.0);
    if fine.textured >= FEW { fine } else { in_band(a, b, pose, SOFT) }
}

fn in_band(a: &Grid, b: &Grid, pose: Pose, width_of_band: f32) -> Detail {
    let side = raster_side(a, b, &pose);
    let (w, h) = proportions(a);
    let (width, height) = (((w * side).round() as usize).max(1), ((h * side).round() as usize).max(1));
    let still = warp(a, [1.0, 0.0, 0.0, 0.0, 1.0, 0.0], width, height, side);
    let moved = warp(b, pose.affine, width, height, side);
    let unit = side / FINEST * width_of_band;
    let bands = Bands {
        first: still.band(NEAR * unit, WIDE * unit),
        second: moved.band(NEAR * unit, WIDE * unit),
        side,
        affine: pose.affine,
        shape: proportions(b),
    };
    let step = side / CELLS;
    let count = |length: usize| ((length as f32 / step).round() as usize).max(1);
    let (columns, rows) = (count(width), count(height));
    let mut agrees = vec![false; columns * rows];
    let (mut textured, mut agreeing) = (0, 0);
    for (cell, agrees) in agrees.iter_mut().enumerate() {
        let (column, row) = (cell % columns, cell / columns);
        let span = |at: usize, most: usize| (at as f32 * step) as usize..(((at + 1) as f32 * step) as usize).min(most);
        match bands.cell(span(column, width), span(row, height)) {
            Some(correlation) => {
                textured += 1;
                *agrees = correlation > AGREES;
                agreeing += u32::from(*agrees);
            }
            None => continue,
        }
    }
    Detail { pose, textured, agreeing, region: largest_region(&agrees, columns), soft: width_of_band > 1.0 }
}

/// The fine bands of both pictures, laid over one another.
struct Bands {
    first: Grid,
    second: Grid,
    side: f32,
    affine: [f32; 6],
    shape: (f32, f32),
}

impl Bands {
    /// How the band correlates within a cell; `None` where the cell lies beside the other picture or has no texture.
    fn cell(&self, columns: std::ops::Range<usize>, rows: std::ops::Range<usize>) -> Option<f32> {
        let all = (columns.len() * rows.len()) as f32;
        let (mut count, mut aa, mut bb, mut ab) = (0f32, 0f32, 0f32, 0f32);
        for y in rows {
            for x in columns.clone() {
                if self.on_both(x, y) {
                    let (p, q) = (self.first.at(x, y), self.second.at(x, y));
                    count += 1.0;
                    aa += p * p;
                    bb += q * q;
                    ab += p * q;
                }
            }
        }
        if count < COVERED * all || count == 0.0 {
            return None;
        }
        let (of_a, of_b) = ((aa / count).sqrt(), (bb / count).sqrt());
        if of_a.max(of_b) < TEXTURED {
            return None;
        }
        // Texture on one side only is a cell that does not agree.
        Some(if of_a.min(of_b) < EMPTY { 0.0 } else { ab / (aa * bb).sqrt() })
    }

    fn on_both(&self, x: usize, y: usize) -> bool {
        let u = (x as f32 + 0.5 - self.first.width as f32 / 2.0) / self.side;
        let v = (y as f32 + 0.5 - self.first.height as f32 / 2.0) / self.side;
        let m = &self.affine;
        (m[0] * u + m[1] * v + m[2]).abs() < self.shape.0 / 2.0 - RIM
            && (m[3] * u + m[4] * v + m[5]).abs() < self.shape.1 / 2.0 - RIM
    }
}

/// How many cells the largest connected region has; cells touch along their sides.
fn largest_region(agrees: &[bool], columns: usize) -> u32 {
    let mut open = agrees.to_vec();
    let mut largest = 0;
    for start in 0..open.len() {
        if !std::mem::take(&mut open[start]) {
            continue;
        }
        let mut stack = vec![start];
        let mut count = 0;
        while let Some(cell) = stack.pop() {
            count += 1;
            let left = (cell % columns > 0).then(|| cell - 1);
            let right = (cell % columns + 1 < columns).then_some(cell + 1);
            let neighbours = [left, right, cell.checked_sub(columns), Some(cell + columns)];
            for near in neighbours.into_iter().flatten().filter(|&near| near < agrees.len()) {
                if std::mem::take(&mut open[near]) {
                    stack.push(near);
                }
            }
        }
        largest = largest.max(count);
    }
    largest
}

#[cfg(test)]
mod tests {
    use super::largest_region;

    #[test]
    fn a_region_is_connected_along_sides_and_does_not_wrap_round() {
        let map = "##.#\n...#\n#.##";
        let cells: Vec<bool> = map.chars().filter(|c| *c != '\n').map(|c| c == '#').collect();
        assert_eq!(largest_region(&cells, 4), 4);
        assert_eq!(largest_region(&[], 4), 0);
        assert_eq!(largest_region(&[false, true, true, false], 2), 1, "corners do not touch");
    }
}
