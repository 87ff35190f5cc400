//! Small pictures: exact area-averaged shrinking and a grey grid with bilinear sampling.

use image::{DynamicImage, RgbImage};

/// Shrinks to at most `max_side` by exact area averaging (never enlarges); transparency is laid on white.
pub(crate) fn shrink(picture: &DynamicImage, max_side: u32) -> RgbImage {
    let (width, height) = (picture.width(), picture.height());
    let longest = width.max(height);
    let (to_w, to_h) = if longest <= max_side {
        (width, height)
    } else {
        let scaled = |side: u32| {
            let side = u64::from(side) * u64::from(max_side) + u64::from(longest) / 2;
            u32::try_from(side / u64::from(longest)).unwrap_or(1).max(1)
        };
        (scaled(width), scaled(height))
    };
    let (from, to) = ((width as usize, height as usize), (to_w as usize, to_h as usize));
    let out = match picture {
        DynamicImage::ImageRgb8(p) => area::<3>(p.as_raw(), from, to),
        DynamicImage::ImageLuma8(p) => area::<1>(p.as_raw(), from, to).into_iter().flat_map(|v| [v; 3]).collect(),
        other => area::<3>(&on_white(&other.to_rgba8()), from, to),
    };
    RgbImage::from_raw(to_w, to_h, out).unwrap_or_default()
}

fn on_white(picture: &image::RgbaImage) -> Vec<u8> {
    let over = |c: u8, a: u8| ((u32::from(c) * u32::from(a) + 255 * (255 - u32::from(a)) + 127) / 255) as u8;
    picture.pixels().flat_map(|p| [0, 1, 2].map(|c| over(p.0[c], p.0[3]))).collect()
}

/// A square window; all three numbers are shares of the picture's width and height.
#[derive(Clone, Copy)]
pub(crate) struct Window {
    pub(crate) left: f32,
    pub(crate) top: f32,
    pub(crate) side: f32,
}

/// For each of `to` cells laid evenly over a part of `from` cells: the first source cell and the weights of those covered.
fn spans(from: usize, to: usize, offset: f64, share: f64) -> Vec<(usize, Vec<f32>)> {
    let ratio = from as f64 * share / to as f64;
    (0..to)
        .map(|i| {
            let start = from as f64 * offset + i as f64 * ratio;
            let end = (start + ratio).min(from as f64);
            let first = (start.floor() as usize).min(from - 1);
            let last = (end.ceil() as usize).clamp(first + 1, from);
            let weight = |j: usize| ((end.min((j + 1) as f64) - start.max(j as f64)).max(0.0) / (end - start)) as f32;
            (first, (first..last).map(weight).collect())
        })
        .collect()
}

/// Averages the rows first, whole rows at a time, then the columns of what is left.
fn area<const C: usize>(source: &[u8], (width, height): (usize, usize), (to_w, to_h): (usize, usize)) -> Vec<u8> {
    let columns = spans(width, to_w, 0.0, 1.0);
    let rows = spans(height, to_h, 0.0, 1.0);
    let mut out = Vec::with_capacity(to_w * to_h * C);
    let mut line = vec![0f32; width * C];
    for (first, weights) in &rows {
        line.fill(0.0);
        for (row, &weight) in source[first * width * C..].chunks_exact(width * C).zip(weights) {
            for (sum, &value) in line.iter_mut().zip(row) {
                *sum += weight * f32::from(value);
            }
        }
        let (pixels, _) = line.as_chunks::<C>();
        for (first, weights) in &columns {
            let mut sum = [0f32; C];
            for (pixel, &weight) in pixels[*first..].iter().zip(weights) {
                for (sum, value) in sum.iter_mut().zip(pixel) {
                    *sum += weight * value;
                }
            }
            out.extend(sum.map(|v| (v + 0.5) as u8));
        }
    }
    out
}

/// A grey picture in floating point.
#[derive(Clone)]
pub(crate) struct Grid {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) cells: Vec<f32>,
}

impl Grid {
    pub(crate) fn new(width: usize, height: usize) -> Self {
        Self { width, height, cells: vec![0.0; width * height] }
    }

    pub(crate) fn at(&self, x: usize, y: usize) -> f32 {
        self.cells[y * self.width + x]
    }

    /// Bilinear value at a point in cell coordinates (the centre of the first cell is 0, 0), clamped to the border.
    pub(crate) fn sample(&self, x: f32, y: f32) -> f32 {
        let x = x.clamp(0.0, (self.width - 1) as f32);
        let y = y.clamp(0.0, (self.height - 1) as f32);
        let (x0, y0) = (x as usize, y as usize);
        let (x1, y1) = ((x0 + 1).min(self.width - 1), (y0 + 1).min(self.height - 1));
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let top = self.at(x0, y0) * (1.0 - fx) + self.at(x1, y0) * fx;
        let bottom = self.at(x0, y1) * (1.0 - fx) + self.at(x1, y1) * fx;
        top * (1.0 - fy) + bottom * fy
    }

    /// A part of the picture, shrunk or enlarged to the given cells by exact area averaging.
    pub(crate) fn window(&self, window: Window, to_w: usize, to_h: usize) -> Grid {
        let side = f64::from(window.side);
        let columns = spans(self.width, to_w, f64::from(window.left), side);
        let rows = spans(self.height, to_h, f64::from(window.top), side);
        let mut out = Grid::new(to_w, to_h);
        let mut line = vec![0f32; self.width];
        for ((first, weights), to) in rows.iter().zip(out.cells.chunks_exact_mut(to_w)) {
            line.fill(0.0);
            for (y, &weight) in (*first..).zip(weights) {
                for (sum, v) in line.iter_mut().zip(&self.cells[y * self.width..]) {
                    *sum += weight * v;
                }
            }
            for ((first, weights), cell) in columns.iter().zip(to) {
                *cell = line[*first..].iter().zip(weights).map(|(v, w)| v * w).sum();
            }
        }
        out
    }

    /// Mean over a square of `2 * radius + 1` cells a side, cut off at the border.
    pub(crate) fn blurred(&self, radius: usize) -> Grid {
        let mut across = Grid::new(self.width, self.height);
        for (from, to) in self.cells.chunks_exact(self.width).zip(across.cells.chunks_exact_mut(self.width)) {
            running_mean(self.width, radius, |i| from[i], |i, v| to[i] = v);
        }
        let mut down = Grid::new(self.width, self.height);
        // Row by row, so that the compiler can work on whole rows.
        let mut sum = vec![0f32; self.width];
        for y in 0..self.height {
            let (first, last) = (y.saturating_sub(radius), (y + radius).min(self.height - 1));
            sum.fill(0.0);
            for row in first..=last {
                for (s, v) in sum.iter_mut().zip(&across.cells[row * self.width..]) {
                    *s += v;
                }
            }
            let share = 1.0 / (last - first + 1) as f32;
            for (out, s) in down.cells[y * self.width..].iter_mut().zip(&sum) {
                *out = s * share;
            }
        }
        down
    }

    /// What is finer than one Gaussian blur and coarser than another, both by their standard deviation in cells.
    pub(crate) fn band(&self, near: f32, wide: f32) -> Grid {
        let mut out = self.gaussian(near);
        for (cell, wide) in out.cells.iter_mut().zip(self.gaussian(wide).cells) {
            *cell -= wide;
        }
        out
    }

    fn gaussian(&self, deviation: f32) -> Grid {
        let reach = (deviation * 3.0).ceil() as usize;
        let weight = |i: usize| (-((i * i) as f32) / (2.0 * deviation * deviation)).exp();
        let kernel: Vec<f32> = (0..=reach).map(weight).collect();
        let total: f32 = kernel[0] + 2.0 * kernel[1..].iter().sum::<f32>();
        let kernel: Vec<f32> = kernel.iter().map(|k| k / total).collect();
        let (w, h) = (self.width, self.height);
        let mut across = Grid::new(w, h);
        for (from, to) in self.cells.chunks_exact(w).zip(across.cells.chunks_exact_mut(w)) {
            for (x, to) in to.iter_mut().enumerate() {
                let beside = |(i, k): (usize, &f32)| k * (from[x.saturating_sub(i)] + from[(x + i).min(w - 1)]);
                *to = kernel[0] * from[x] + kernel.iter().enumerate().skip(1).map(beside).sum::<f32>();
            }
        }
        let mut down = Grid::new(w, h);
        // Row by row, so that the compiler can work on whole rows.
        for (y, to) in down.cells.chunks_exact_mut(w).enumerate() {
            for (i, k) in kernel.iter().enumerate() {
                let (up, low) = (y.saturating_sub(i) * w, (y + i).min(h - 1) * w);
                // The middle row counts once.
                let k = if i == 0 { k / 2.0 } else { *k };
                for (x, to) in to.iter_mut().enumerate() {
                    *to += k * (across.cells[up + x] + across.cells[low + x]);
                }
            }
        }
        down
    }

    /// A light smoothing with the weights 1 2 1 in both directions.
    pub(crate) fn blurred_small(&self) -> Grid {
        let (w, h) = (self.width, self.height);
        let mut across = Grid::new(w, h);
        for (from, to) in self.cells.chunks_exact(w).zip(across.cells.chunks_exact_mut(w)) {
            for x in 0..w {
                to[x] = (from[x.saturating_sub(1)] + 2.0 * from[x] + from[(x + 1).min(w - 1)]) * 0.25;
            }
        }
        let mut down = Grid::new(w, h);
        for y in 0..h {
            let (up, low) = (y.saturating_sub(1) * w, (y + 1).min(h - 1) * w);
            for x in 0..w {
                down.cells[y * w + x] =
                    (across.cells[up + x] + 2.0 * across.cells[y * w + x] + across.cells[low + x]) * 0.25;
            }
        }
        down
    }
}

fn running_mean(len: usize, radius: usize, get: impl Fn(usize) -> f32, mut set: impl FnMut(usize, f32)) {
    for i in 0..len {
        let (first, last) = (i.saturating_sub(radius), (i + radius).min(len - 1));
        let sum: f32 = (first..=last).map(&get).sum();
        set(i, sum / (last - first + 1) as f32);
    }
}

/// BT.601 luma, rounded.
pub(crate) fn luma([r, g, b]: [u8; 3]) -> u8 {
    let sum = 299 * u32::from(r) + 587 * u32::from(g) + 114 * u32::from(b);
    u8::try_from((sum + 500) / 1000).unwrap_or(u8::MAX)
}
