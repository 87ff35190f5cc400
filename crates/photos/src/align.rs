//! Refines a pose to a fraction of a cell and measures, place by place, how well the pixels agree there.

use crate::grid::Grid;
use crate::register::{Pose, proportions, warp};

/// Longest side of the first picture while aligning: what a 64-pixel avatar still has.
pub(crate) const SIDE: f32 = 64.0;

/// Radius of the neighbourhood, in cells, over which brightness and contrast are evened out and correlation is taken.
const RADIUS: usize = 4;

/// Contrast (grey levels) added when evening out, so that noise in flat areas is not blown up.
const SOFT: f32 = 4.0;

/// Steps of refinement; the tenth changes less than a hundredth of a cell.
pub(crate) const STEPS: usize = 10;

/// Standard deviation in grey levels below which a neighbourhood is flat and cannot agree or disagree.
const FLAT: f32 = 3.0;

/// Correlation from which a neighbourhood agrees.
const AGREES: f32 = 0.9;

/// How far the middle reaches, in units of the longest side (the radius at which the weight of one picture is 0.6).
const MIDDLE: f32 = 0.25;

/// Standard deviation in grey levels below which a margin is of one colour.
const FRAME: f32 = 6.0;

/// How two registered pictures agree.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Agreement {
    pub(crate) pose: Pose,
    /// Textured neighbourhoods that agree, as a share of those textured in both.
    pub(crate) share: f32,
    /// The same, weighed towards the middle of both pictures, and counting what is textured in one only.
    pub(crate) middle: f32,
    /// Area that agrees, as a share of the geometric mean of the first picture's area and the smaller one's: a small
    /// overlap agrees more easily by chance.
    pub(crate) area: f32,
    /// Mean correlation over what is textured in both.
    pub(crate) correlation: f32,
    /// Share of the first picture that the second one covers.
    pub(crate) covered: f32,
    /// Share of the second picture that lies on the first.
    pub(crate) used: f32,
    /// Area, as a share of the common area, that is textured in only one or disagrees.
    pub(crate) replaced: f32,
    /// Whether what the second picture does not cover is of one colour, and the other way round.
    pub(crate) flat_around_first: bool,
    pub(crate) flat_around_second: bool,
    /// Slope of grey levels and their mean difference, first to second, where they agree.
    pub(crate) tone: (f32, f32),
}

impl Agreement {
    /// What decides: the agreeing area times the share that agrees in the middle. Two people before one backdrop, or in
    /// one site's frame, agree around the middle only; a new background or a mask leaves the middle alone.
    pub(crate) fn score(&self) -> f32 {
        self.area * self.middle
    }
}

/// The first picture, prepared once for several poses.
pub(crate) struct Still {
    side: f32,
    grid: Grid,
    even: Grid,
    gradient: (Grid, Grid),
}

impl Still {
    /// The picture at this many cells to its longest side.
    pub(crate) fn new(a: &Grid, side: f32) -> Self {
        let (w, h) = proportions(a);
        let (width, height) = (((w * side).round() as usize).max(4), ((h * side).round() as usize).max(4));
        let grid = warp(a, [1.0, 0.0, 0.0, 0.0, 1.0, 0.0], width, height, side);
        let even = evened(&grid);
        let gradient = gradient(&even);
        Self { side, grid, even, gradient }
    }
}

/// Local brightness taken away, local contrast made one.
fn evened(g: &Grid) -> Grid {
    let near = g.blurred_small();
    let wide = near.blurred(RADIUS);
    let mut out = near;
    for (c, w) in out.cells.iter_mut().zip(&wide.cells) {
        *c -= w;
    }
    let mut square = out.clone();
    for c in &mut square.cells {
        *c *= *c;
    }
    let power = square.blurred(RADIUS);
    for (c, p) in out.cells.iter_mut().zip(&power.cells) {
        *c /= p.sqrt() + SOFT;
    }
    out
}

fn gradient(g: &Grid) -> (Grid, Grid) {
    let (w, h) = (g.width, g.height);
    let (mut gx, mut gy) = (Grid::new(w, h), Grid::new(w, h));
    for y in 0..h {
        for x in 0..w {
            gx.cells[y * w + x] = (g.at((x + 1).min(w - 1), y) - g.at(x.saturating_sub(1), y)) * 0.5;
            gy.cells[y * w + x] = (g.at(x, (y + 1).min(h - 1)) - g.at(x, y.saturating_sub(1))) * 0.5;
        }
    }
    (gx, gy)
}

/// Whether a point of the first picture lands inside the second.
fn inside(m: &[f32; 6], u: f32, v: f32, (w, h): (f32, f32)) -> bool {
    (m[0] * u + m[1] * v + m[2]).abs() < w / 2.0 && (m[3] * u + m[4] * v + m[5]).abs() < h / 2.0
}

/// Moves the pose downhill: weighted least squares over the six numbers of the affine map.
pub(crate) fn refine(still: &Still, b: &Grid, pose: Pose, steps: usize) -> Pose {
    let side = still.side;
    let mut pose = pose;
    let shape = proportions(b);
    let (width, height) = (still.grid.width, still.grid.height);
    for _ in 0..steps {
        let even = evened(&warp(b, pose.affine, width, height, side));
        let (bx, by) = gradient(&even);
        let mut normal = [[0f32; 6]; 6];
        let mut right = [0f32; 6];
        for y in 0..height {
            let v = (y as f32 + 0.5 - height as f32 / 2.0) / side;
            for x in 0..width {
                let u = (x as f32 + 0.5 - width as f32 / 2.0) / side;
                if !inside(&pose.affine, u, v, shape) {
                    continue;
                }
                let i = y * width + x;
                let gap = still.even.cells[i] - even.cells[i];
                let calm = 1.0 / (1.0 + gap * gap * 2.0);
                let weight = calm * calm;
                let gx = (still.gradient.0.cells[i] + bx.cells[i]) * 0.5 * side;
                let gy = (still.gradient.1.cells[i] + by.cells[i]) * 0.5 * side;
                let row = [gx * u, gx * v, gx, gy * u, gy * v, gy];
                for p in 0..6 {
                    let wp = weight * row[p];
                    right[p] += wp * gap;
                    for q in p..6 {
                        normal[p][q] += wp * row[q];
                    }
                }
            }
        }
        let Some(step) = solve(normal, right) else { break };
        let limit = |v: f32, most: f32| v.clamp(-most, most);
        let d = [
            1.0 + limit(step[0], 0.05),
            limit(step[1], 0.05),
            limit(step[2], 0.04),
            limit(step[3], 0.05),
            1.0 + limit(step[4], 0.05),
            limit(step[5], 0.04),
        ];
        let m = pose.affine;
        pose.affine = [
            m[0] * d[0] + m[1] * d[3],
            m[0] * d[1] + m[1] * d[4],
            m[0] * d[2] + m[1] * d[5] + m[2],
            m[3] * d[0] + m[4] * d[3],
            m[3] * d[1] + m[4] * d[4],
            m[3] * d[2] + m[4] * d[5] + m[5],
        ];
        if step.iter().all(|s| s.abs() < 2e-4) {
            break;
        }
    }
    pose
}

/// Gaussian elimination of a symmetric system given by its upper half, slightly damped.
#[expect(clippy::needless_range_loop, reason = "rows and columns of one matrix are indexed together")]
fn solve(mut m: [[f32; 6]; 6], mut r: [f32; 6]) -> Option<[f32; 6]> {
    for p in 0..6 {
        for q in 0..p {
            m[p][q] = m[q][p];
        }
    }
    let trace: f32 = (0..6).map(|i| m[i][i]).sum();
    for (p, row) in m.iter_mut().enumerate() {
        // The linear part may only drift where the pixels ask for it clearly.
        row[p] += trace * if p % 3 == 2 { 1e-5 } else { 1e-3 };
    }
    for p in 0..6 {
        let pivot = (p..6).max_by(|&x, &y| m[x][p].abs().total_cmp(&m[y][p].abs()))?;
        m.swap(p, pivot);
        r.swap(p, pivot);
        if m[p][p].abs() < 1e-9 {
            return None;
        }
        for q in p + 1..6 {
            let factor = m[q][p] / m[p][p];
            for c in p..6 {
                m[q][c] -= factor * m[p][c];
            }
            r[q] -= factor * r[p];
        }
    }
    for p in (0..6).rev() {
        let known: f32 = (p + 1..6).map(|c| m[p][c] * r[c]).sum();
        r[p] = (r[p] - known) / m[p][p];
    }
    r.iter().all(|v| v.is_finite()).then_some(r)
}

/// Weight of a place: falls off from the middle of both pictures.
fn middle(u: f32, v: f32, m: &[f32; 6]) -> f32 {
    let (x, y) = (m[0] * u + m[1] * v + m[2], m[3] * u + m[4] * v + m[5]);
    (-(u * u + v * v + x * x + y * y) / (2.0 * MIDDLE * MIDDLE)).exp()
}

/// Measures the agreement under a pose.
pub(crate) fn agreement(still: &Still, b: &Grid, pose: Pose) -> Agreement {
    let side = still.side;
    let (width, height) = (still.grid.width, still.grid.height);
    let shape = proportions(b);
    let near = still.grid.blurred_small();
    let moved = warp(b, pose.affine, width, height, side).blurred_small();
    let product = |x: &Grid, y: &Grid| {
        let mut out = x.clone();
        for (o, v) in out.cells.iter_mut().zip(&y.cells) {
            *o *= v;
        }
        out.blurred(RADIUS)
    };
    let (ma, mb) = (near.blurred(RADIUS), moved.blurred(RADIUS));
    let (aa, bb, ab) = (product(&near, &near), product(&moved, &moved), product(&near, &moved));
    let (mut common, mut both, mut agrees, mut differs) = (0u32, 0u32, 0u32, 0u32);
    let (mut middle_agrees, mut middle_all) = (0f32, 0f32);
    let (mut sum, mut slope_up, mut slope_down, mut lift) = (0f32, 0f32, 0f32, 0f32);
    for y in 0..height {
        let v = (y as f32 + 0.5 - height as f32 / 2.0) / side;
        for x in 0..width {
            let u = (x as f32 + 0.5 - width as f32 / 2.0) / side;
            if !inside(&pose.affine, u, v, shape) {
                continue;
            }
            common += 1;
            let i = y * width + x;
            let va = (aa.cells[i] - ma.cells[i] * ma.cells[i]).max(0.0);
            let vb = (bb.cells[i] - mb.cells[i] * mb.cells[i]).max(0.0);
            let cov = ab.cells[i] - ma.cells[i] * mb.cells[i];
            let (ta, tb) = (va > FLAT * FLAT, vb > FLAT * FLAT);
            let one_sided = ta != tb && va.max(vb) > 4.0 * FLAT * FLAT;
            let weight = if ta && tb || one_sided { middle(u, v, &pose.affine) } else { 0.0 };
            middle_all += weight;
            if ta && tb {
                let correlation = cov / (va * vb).sqrt();
                both += 1;
                sum += correlation;
                if correlation > AGREES {
                    agrees += 1;
                    middle_agrees += weight;
                    slope_up += cov;
                    slope_down += va;
                    lift += mb.cells[i] - ma.cells[i];
                } else if correlation < AGREES * 0.5 {
                    differs += 1;
                }
            } else if one_sided {
                differs += 1;
            }
        }
    }
    let m = pose.affine;
    let zoom = (m[0] * m[4] - m[1] * m[3]).abs();
    let cells = (width * height) as f32;
    // Area of the second picture in cells of the first.
    let other = shape.0 * shape.1 * side * side / zoom.max(1e-6);
    let ratio = |n: u32, d: f32| if d > 0.0 { n as f32 / d } else { 0.0 };
    Agreement {
        pose,
        share: ratio(agrees, both as f32),
        middle: if middle_all > 0.0 { middle_agrees / middle_all } else { 0.0 },
        area: ratio(agrees, (cells * cells.min(other)).sqrt()),
        correlation: if both > 0 { sum / both as f32 } else { 0.0 },
        covered: ratio(common, cells).min(1.0),
        used: ratio(common, other).min(1.0),
        replaced: ratio(differs, common as f32),
        flat_around_first: flat_outside(&still.grid, side, &pose.affine, shape),
        flat_around_second: inverse(&pose.affine).is_some_and(|m| {
            flat_outside(b, b.width.max(b.height) as f32, &m, (width as f32 / side, height as f32 / side))
        }),
        tone: (
            if slope_down > 0.0 { slope_up / slope_down } else { 1.0 },
            if agrees > 0 { lift / agrees as f32 } else { 0.0 },
        ),
    }
}

/// Whether the cells that land outside the other picture are all of one brightness.
fn flat_outside(g: &Grid, side: f32, m: &[f32; 6], other: (f32, f32)) -> bool {
    let (mut count, mut sum, mut square) = (0f32, 0f32, 0f32);
    // A little inside counts as inside: the rim is blurred.
    let other = (other.0 + 0.03, other.1 + 0.03);
    for y in 0..g.height {
        let v = (y as f32 + 0.5 - g.height as f32 / 2.0) / side;
        for x in 0..g.width {
            let u = (x as f32 + 0.5 - g.width as f32 / 2.0) / side;
            if !inside(m, u, v, other) {
                let c = g.at(x, y);
                count += 1.0;
                sum += c;
                square += c * c;
            }
        }
    }
    count > 0.0 && square / count - (sum / count) * (sum / count) < FRAME * FRAME
}

fn inverse(m: &[f32; 6]) -> Option<[f32; 6]> {
    let det = m[0] * m[4] - m[1] * m[3];
    if det.abs() < 1e-6 {
        return None;
    }
    let (a, b, c, d) = (m[4] / det, -m[1] / det, -m[3] / det, m[0] / det);
    Some([a, b, -(a * m[2] + b * m[5]), c, d, -(c * m[2] + d * m[5])])
}
