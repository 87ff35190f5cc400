//! Photo-like scenes: light, texture on several scales, a figure. Nobody is shown.

use image::{Rgb, RgbImage};

use super::random::Random;

/// Value noise: smooth random hills on a lattice.
struct Noise {
    cells: Vec<f32>,
    side: usize,
}

impl Noise {
    fn new(random: &mut Random, side: usize) -> Self {
        Self { cells: (0..side * side).map(|_| random.between(-1.0, 1.0)).collect(), side }
    }

    fn at(&self, x: f32, y: f32) -> f32 {
        let (x, y) = (x * (self.side - 1) as f32, y * (self.side - 1) as f32);
        let (x0, y0) = ((x as usize).min(self.side - 2), (y as usize).min(self.side - 2));
        let smooth = |t: f32| t * t * (3.0 - 2.0 * t);
        let (u, v) = (smooth(x - x0 as f32), smooth(y - y0 as f32));
        let cell = |x: usize, y: usize| self.cells[y * self.side + x];
        let top = cell(x0, y0) * (1.0 - u) + cell(x0 + 1, y0) * u;
        let bottom = cell(x0, y0 + 1) * (1.0 - u) + cell(x0 + 1, y0 + 1) * u;
        top * (1.0 - v) + bottom * v
    }
}

/// Draws a scene of a figure before a background, different for every seed.
#[must_use]
pub fn scenery(seed: u64, width: u32, height: u32) -> RgbImage {
    let mut random = Random::from_words(&["scene", &seed.to_string()]);
    let layers: Vec<(Noise, f32)> =
        [(4, 50.0), (9, 34.0), (19, 24.0), (41, 14.0), (87, 9.0)].map(|(n, a)| (Noise::new(&mut random, n), a)).into();
    let tint = Noise::new(&mut random, 6);
    let (back, skin, coat) = (random.colour(), random.colour(), random.colour());
    let (cx, cy) = (random.between(0.42, 0.58), random.between(0.34, 0.44));
    let (rx, ry, shoulder) = (random.between(0.13, 0.2), random.between(0.18, 0.26), random.between(0.3, 0.5));
    RgbImage::from_fn(width, height, |px, py| {
        let (x, y) = ((px as f32 + 0.5) / width as f32, (py as f32 + 0.5) / height as f32);
        let head = ((x - cx) / rx).hypot((y - cy) / ry) < 1.0;
        let body = ((x - cx) / shoulder).hypot((y - 1.05) / 0.42) < 1.0;
        let base = if head {
            skin
        } else if body {
            coat
        } else {
            back
        };
        let texture: f32 = layers.iter().map(|(n, amplitude)| n.at(x, y) * amplitude).sum();
        let warm = tint.at(x, y) * 18.0;
        let part = |i: usize, w: f32| (f32::from(base[i]) * 0.7 + 30.0 + texture + warm * w).clamp(0.0, 255.0) as u8;
        Rgb([part(0, 1.0), part(1, 0.0), part(2, -1.0)])
    })
}
