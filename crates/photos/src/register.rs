//! Finds how one picture may lie on another: every mirror, scale, small rotation and offset, at low resolution.
//!
//! Both pictures become maps of the sign of their local contrast, which no tone curve, recompression or recolouring
//! turns round; flat areas are left out, so that frames, masks and plain backgrounds neither help nor harm. A row is one
//! machine word, so an offset costs two operations a row.

use crate::grid::Grid;

/// Longest side of the maps. 32 tolerates half a cell, 1.5% of the picture, which the steps below resolve.
const SIDE: f32 = 32.0;

/// Zoom of the second picture against the first: from a 40% crop to its opposite, in steps of 6% (half a cell at the rim).
const ZOOM_STEP: f32 = 1.06;
const ZOOM_STEPS: i32 = 9;

/// Rotations tried; refining reaches about 3 degrees beyond.
const DEGREES: [f32; 3] = [0.0, -5.0, 5.0];

/// How far a picture may lie outside the other, as a share of the smaller: a crop on one side, a banner on the other.
const OVERHANG: f32 = 0.14;

/// Cells whose local contrast (grey levels, after blurring) is below this are flat. JPEG noise is about 1 there.
const FLAT: f32 = 1.2;

/// Bit position of the first picture's left edge.
const LEFT: i32 = 16;

/// A guess how the second picture lies on the first, in units of the first picture's longest side, around both centres.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pose {
    /// Maps a point of the first picture, from its centre, to a point of the second, from its centre, both in units of
    /// the longest side: `[xx, xy, x0, yx, yy, y0]`.
    pub(crate) affine: [f32; 6],
    /// How far the agreement of the maps is beyond chance, in standard deviations.
    pub(crate) surplus: f32,
}

struct Signs {
    light: Vec<u64>,
    textured: Vec<u64>,
    width: i32,
    height: i32,
}

impl Signs {
    fn mirrored(&self) -> Self {
        let turn = |rows: &[u64]| rows.iter().map(|r| r.reverse_bits() >> (64 - self.width)).collect();
        Self { light: turn(&self.light), textured: turn(&self.textured), ..*self }
    }
}

/// The best guesses, best first, at most `keep`, each of another mirror, zoom or rotation.
pub(crate) fn poses(a: &Grid, b: &Grid, keep: usize) -> Vec<Pose> {
    let (a_w, a_h) = proportions(a);
    let (b_w, b_h) = proportions(b);
    let still = signs(a, [1.0, 0.0, 0.0, 0.0, 1.0, 0.0], (a_w, a_h));
    // Squashed pictures: the second one stretched to the shape of the first.
    let stretched = (a_w * b_h / (a_h * b_w)).ln().abs() > 0.03;
    let mut shapes = vec![(b_w, b_h)];
    if stretched {
        shapes.push((a_w, a_h));
    }
    let mut found: Vec<Pose> = Vec::new();
    for (w, h) in shapes {
        for step in -ZOOM_STEPS..=ZOOM_STEPS {
            let zoom = ZOOM_STEP.powi(step);
            // From the enlarged, turned map to the second picture.
            let (fx, fy) = (b_w / (w * zoom), b_h / (h * zoom));
            for degrees in DEGREES {
                let (sin, cos) = degrees.to_radians().sin_cos();
                let turn = [cos * fx, -sin * fx, 0.0, sin * fy, cos * fy, 0.0];
                let plain = signs(b, turn, (w * zoom, h * zoom));
                let mirror = plain.mirrored();
                for (moving, sign) in [(&plain, 1.0), (&mirror, -1.0)] {
                    let Some((dx, dy, surplus)) = slide(&still, moving) else { continue };
                    // Centre of the moving map in the still one, in units of the longest side.
                    let cx = (dx as f32 + moving.width as f32 / 2.0 - still.width as f32 / 2.0) / SIDE;
                    let cy = (dy as f32 + moving.height as f32 / 2.0 - still.height as f32 / 2.0) / SIDE;
                    let (xx, yx) = (turn[0] * sign, turn[3] * sign);
                    let affine = [xx, turn[1], -(xx * cx + turn[1] * cy), yx, turn[4], -(yx * cx + turn[4] * cy)];
                    found.push(Pose { affine, surplus });
                }
            }
        }
    }
    found.sort_by(|p, q| q.surplus.total_cmp(&p.surplus));
    found.truncate(keep);
    found
}

/// The second picture on the first as it is, if their shapes are the same within rounding.
pub(crate) fn upright(a: &Grid, b: &Grid) -> Option<Pose> {
    let ((a_w, a_h), (b_w, b_h)) = (proportions(a), proportions(b));
    let alike = (a_w - b_w).abs() < 0.02 && (a_h - b_h).abs() < 0.02;
    alike.then_some(Pose { affine: [1.0, 0.0, 0.0, 0.0, 1.0, 0.0], surplus: 0.0 })
}

/// Width and height in units of the longest side.
pub(crate) fn proportions(g: &Grid) -> (f32, f32) {
    let longest = g.width.max(g.height) as f32;
    (g.width as f32 / longest, g.height as f32 / longest)
}

/// Samples the picture through `affine` and takes the sign of the local contrast.
fn signs(g: &Grid, affine: [f32; 6], (w, h): (f32, f32)) -> Signs {
    let width = ((w * SIDE).round() as usize).clamp(4, 60);
    let height = ((h * SIDE).round() as usize).clamp(4, 60);
    let warped = warp(g, affine, width, height, SIDE);
    let wide = warped.blurred(2);
    let near = warped.blurred_small();
    let mut out =
        Signs { light: vec![0; height], textured: vec![0; height], width: width as i32, height: height as i32 };
    for y in 0..height {
        for x in 0..width {
            let contrast = near.at(x, y) - wide.at(x, y);
            out.light[y] |= u64::from(contrast > 0.0) << x;
            out.textured[y] |= u64::from(contrast.abs() > FLAT) << x;
        }
    }
    out
}

/// Samples a picture through an affine map into `width` by `height` cells, `side` cells to the unit.
pub(crate) fn warp(g: &Grid, m: [f32; 6], width: usize, height: usize, side: f32) -> Grid {
    let longest = g.width.max(g.height) as f32;
    let (gw, gh) = (g.width as f32 / 2.0, g.height as f32 / 2.0);
    let mut out = Grid::new(width, height);
    for (y, row) in out.cells.chunks_exact_mut(width).enumerate() {
        let v = (y as f32 + 0.5 - height as f32 / 2.0) / side;
        for (x, cell) in row.iter_mut().enumerate() {
            let u = (x as f32 + 0.5 - width as f32 / 2.0) / side;
            let sx = m[0] * u + m[1] * v + m[2];
            let sy = m[3] * u + m[4] * v + m[5];
            *cell = g.sample(sx * longest + gw - 0.5, sy * longest + gh - 0.5);
        }
    }
    out
}

/// The best offset of the moving map on the still one and how far its agreement is beyond chance.
fn slide(still: &Signs, moving: &Signs) -> Option<(i32, i32, f32)> {
    let range = |still: i32, moving: i32| {
        let pad = (still.min(moving) as f32 * OVERHANG).round() as i32;
        (0.min(still - moving) - pad)..=(0.max(still - moving) + pad)
    };
    let mut best: Option<(i32, i32, f32)> = None;
    let shift = |row: u64, by: i32| if by >= 0 { row << by.min(63) } else { row >> (-by).min(63) };
    let light: Vec<u64> = still.light.iter().map(|&r| r << LEFT).collect();
    let textured: Vec<u64> = still.textured.iter().map(|&r| r << LEFT).collect();
    for dx in range(still.width, moving.width) {
        let moved: Vec<(u64, u64)> = moving
            .light
            .iter()
            .zip(&moving.textured)
            .map(|(&l, &t)| (shift(l, LEFT + dx), shift(t, LEFT + dx)))
            .collect();
        for dy in range(still.height, moving.height) {
            let from = dy.max(0) as usize;
            let to = (dy + moving.height).min(still.height).max(0) as usize;
            let (mut both, mut differ) = (0u32, 0u32);
            for y in from..to {
                let (l, t) = moved[(y as i32 - dy) as usize];
                let valid = textured[y] & t;
                both += valid.count_ones();
                differ += ((light[y] ^ l) & valid).count_ones();
            }
            if both < 24 {
                continue;
            }
            let surplus = (both as f32 - 2.0 * differ as f32) / (both as f32).sqrt();
            if best.is_none_or(|(_, _, s)| surplus > s) {
                best = Some((dx, dy, surplus));
            }
        }
    }
    best
}
