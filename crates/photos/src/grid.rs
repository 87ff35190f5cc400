//! Small pictures: exact area-averaged shrinking and a grey grid with bilinear sampling.

use image::{DynamicImage, RgbImage};

/// Shrinks to at most `max_side` by exact area averaging (never enlarges); transparency is laid on white.
pub(crate) fn shrink(picture: DynamicImage, max_side: u32) -> RgbImage {
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
    let (w, h, to) = (width as usize, height as usize, (to_w as usize, to_h as usize));
    let out = match picture {
        DynamicImage::ImageRgb8(p) => area(p.as_raw(), w, h, to, |p: &[u8; 3]| p.map(f32::from)),
        DynamicImage::ImageLuma8(p) => area(p.as_raw(), w, h, to, |p: &[u8; 1]| [f32::from(p[0]); 3]),
        other => area(other.into_rgba8().as_raw(), w, h, to, |&[r, g, b, a]: &[u8; 4]| {
            let a = f32::from(a) / 255.0;
            [r, g, b].map(|c| f32::from(c) * a + 255.0 * (1.0 - a))
        }),
    };
    RgbImage::from_raw(to_w, to_h, out).unwrap_or_default()
}

/// One target cell: first source cell, weights of the source cells it covers.
fn spans(from: usize, to: usize) -> Vec<(usize, Vec<f32>)> {
    let ratio = from as f64 / to as f64;
    (0..to)
        .map(|i| {
            let (start, end) = (i as f64 * ratio, ((i + 1) as f64 * ratio).min(from as f64));
            let first = (start.floor() as usize).min(from - 1);
            let last = (end.ceil() as usize).clamp(first + 1, from);
            let weight = |j: usize| ((end.min((j + 1) as f64) - start.max(j as f64)).max(0.0) / (end - start)) as f32;
            (first, (first..last).map(weight).collect())
        })
        .collect()
}

fn area<const C: usize>(
    source: &[u8],
    width: usize,
    height: usize,
    (to_w, to_h): (usize, usize),
    rgb: impl Fn(&[u8; C]) -> [f32; 3],
) -> Vec<u8> {
    let columns = spans(width, to_w);
    let rows = spans(height, to_h);
    let mut out = Vec::with_capacity(to_w * to_h * 3);
    let mut line = vec![[0f32; 3]; to_w];
    let mut sum = vec![[0f32; 3]; to_w];
    for (first, weights) in &rows {
        sum.fill([0.0; 3]);
        for (y, &weight) in (*first..).zip(weights) {
            let row = &source[y * width * C..(y + 1) * width * C];
            let (pixels, _) = row.as_chunks::<C>();
            squeeze(pixels, &columns, &rgb, &mut line);
            for (s, l) in sum.iter_mut().zip(&line) {
                for c in 0..3 {
                    s[c] += weight * l[c];
                }
            }
        }
        out.extend(sum.iter().flatten().map(|v| (v + 0.5) as u8));
    }
    out
}

fn squeeze<const C: usize>(
    pixels: &[[u8; C]],
    columns: &[(usize, Vec<f32>)],
    rgb: &impl Fn(&[u8; C]) -> [f32; 3],
    line: &mut [[f32; 3]],
) {
    for ((first, weights), out) in columns.iter().zip(line) {
        let mut sum = [0f32; 3];
        for (pixel, &weight) in pixels[*first..].iter().zip(weights) {
            let p = rgb(pixel);
            for c in 0..3 {
                sum[c] += weight * p[c];
            }
        }
        *out = sum;
    }
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
}
