//! Pictures turned by any angle: quarter turns first, then every few degrees.
//!
//! A code follows turns of some seven degrees by itself. For more, the middle of one picture is hashed under every turn and
//! held against the views of the other; turns under which some view is near are then registered as any other pair.

use crate::code::{Code, Hash, frequency_distance, middle_hash};
use crate::grid::Grid;

/// Degrees between two turns: a hash follows about half of that on either side.
const STEP: f32 = 7.5;

/// Turns from here on are tried; smaller ones the upright views follow.
const FIRST: f32 = 7.5;

/// Side of the middle that is hashed, as a share of the picture: its corners stay inside the picture under every turn.
const MIDDLE: f32 = 0.65;

/// Bits up to which a turn is registered. Copies of the tuning half's portraits turned by 15 to 180 degrees stay at 54 or below,
/// cut to a square or not; of strangers one pair in a hundred comes to 88.
const NEAR: u32 = 80;

/// Turns that are registered for one pair, the nearest first.
const MOST: usize = 3;

/// The middle of a picture, hashed under every turn.
pub(crate) fn views(grid: &Grid) -> Vec<(f32, Hash)> {
    angles().map(|degrees| (degrees, middle_hash(grid, MIDDLE, degrees))).collect()
}

/// Quarter turns first: people and cameras make those.
fn angles() -> impl Iterator<Item = f32> {
    let steps = (360.0 / STEP) as u16;
    let all = (0..steps).map(|step| f32::from(step) * STEP).filter(|degrees| (FIRST..=360.0 - FIRST).contains(degrees));
    let is_quarter = |degrees: &f32| *degrees % 90.0 == 0.0;
    [90.0, 180.0, 270.0].into_iter().chain(all.filter(move |degrees| !is_quarter(degrees)))
}

/// A picture as turns are looked for: its code, and its middle hashed under every turn.
pub(crate) type Turnable<'a> = (&'a Code, &'a [(f32, Hash)]);

/// Turns of the second picture under which it may lie on the first, the nearest first.
pub(crate) fn candidates((code_of_a, turned_a): Turnable<'_>, (code_of_b, turned_b): Turnable<'_>) -> Vec<f32> {
    let nearest = |code: &Code, hash: &Hash| {
        code.views.iter().map(|view| frequency_distance(view, hash)).min().unwrap_or(u32::MAX)
    };
    // A turn of the first by some angle is a turn of the second by its opposite.
    let of_b = turned_b.iter().map(|(degrees, hash)| (nearest(code_of_a, hash), *degrees));
    let of_a = turned_a.iter().map(|(degrees, hash)| (nearest(code_of_b, hash), 360.0 - degrees));
    let mut near: Vec<(u32, f32)> = of_b.chain(of_a).filter(|(distance, _)| *distance <= NEAR).collect();
    near.sort_by(|x, y| x.0.cmp(&y.0).then(x.1.total_cmp(&y.1)));
    let mut turns: Vec<f32> = Vec::new();
    for (_, degrees) in near {
        if turns.len() < MOST && !turns.contains(&degrees) {
            turns.push(degrees);
        }
    }
    turns
}

/// The picture turned about its middle. Quarter turns swap the sides; other turns keep the canvas, and what comes into it
/// from outside repeats the rim.
pub(crate) fn turn(grid: &Grid, degrees: f32) -> Grid {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let swapped = degrees == 90.0 || degrees == 270.0;
    let (width, height) = if swapped { (grid.height, grid.width) } else { (grid.width, grid.height) };
    let mut out = Grid::new(width, height);
    for (y, row) in out.cells.chunks_exact_mut(width).enumerate() {
        let v = y as f32 + 0.5 - height as f32 / 2.0;
        for (x, cell) in row.iter_mut().enumerate() {
            let u = x as f32 + 0.5 - width as f32 / 2.0;
            let (sx, sy) = (cos * u - sin * v, sin * u + cos * v);
            *cell = grid.sample(sx + grid.width as f32 / 2.0 - 0.5, sy + grid.height as f32 / 2.0 - 0.5);
        }
    }
    out
}
