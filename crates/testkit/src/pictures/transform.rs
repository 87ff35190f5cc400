//! What sites and people do to a picture between two uploads.

use image::imageops::{self, FilterType};
use image::{Rgb, RgbImage};

use super::draw::{encode_jpeg, encode_png, encode_webp, mix};
use super::letters::ink;
use super::random::Random;
use super::scenery::scenery;

/// One thing done to a picture.
#[derive(Clone, Copy)]
pub struct Transform {
    /// Stable name, as printed by the measurements.
    pub name: &'static str,
    /// Whether it is on the published list; the others probe what lies beyond it.
    pub listed: bool,
    apply: fn(&RgbImage, &mut Random) -> Vec<u8>,
}

impl Transform {
    /// Applies it; the numbers drawn depend on `label` and the transform's name only. Returns an encoded file.
    #[must_use]
    pub fn apply(&self, picture: &RgbImage, label: &str) -> Vec<u8> {
        (self.apply)(picture, &mut Random::from_words(&[self.name, label]))
    }
}

const fn listed(name: &'static str, apply: fn(&RgbImage, &mut Random) -> Vec<u8>) -> Transform {
    Transform { name, listed: true, apply }
}

const fn beyond(name: &'static str, apply: fn(&RgbImage, &mut Random) -> Vec<u8>) -> Transform {
    Transform { name, listed: false, apply }
}

/// The published list, then harder ones beyond it.
pub const TRANSFORMS: [Transform; 54] = [
    listed("resize_64", |p, _| encode_png(&fit(p, 64))),
    listed("resize_100", |p, _| encode_png(&fit(p, 100))),
    listed("resize_200", |p, _| encode_png(&fit(p, 200))),
    listed("resize_400", |p, _| encode_png(&fit(p, 400))),
    listed("jpeg_30", |p, _| encode_jpeg(p, 30)),
    listed("jpeg_50", |p, _| encode_jpeg(p, 50)),
    listed("jpeg_70", |p, _| encode_jpeg(p, 70)),
    listed("jpeg_90", |p, _| encode_jpeg(p, 90)),
    listed("webp_50", |p, _| encode_webp(p, 50.0)),
    listed("webp_80", |p, _| encode_webp(p, 80.0)),
    listed("grey", |p, _| encode_png(&grey(p))),
    listed("crop_5", |p, r| encode_png(&crop(p, 0.05, r))),
    listed("crop_10", |p, r| encode_png(&crop(p, 0.10, r))),
    listed("crop_15", |p, r| encode_png(&crop(p, 0.15, r))),
    listed("crop_20", |p, r| encode_png(&crop(p, 0.20, r))),
    listed("circle_white", |p, _| encode_png(&circle(p, [255; 3], 0.0))),
    listed("circle_black", |p, _| encode_png(&circle(p, [0; 3], 0.0))),
    listed("circle_padded", |p, _| encode_png(&circle(p, [255; 3], 0.1))),
    listed("mirror", |p, _| encode_png(&imageops::flip_horizontal(p))),
    listed("brighter", |p, _| encode_png(&tone(p, |v| v * 1.4))),
    listed("darker", |p, _| encode_png(&tone(p, |v| v * 0.6))),
    listed("contrast_up", |p, _| encode_png(&tone(p, |v| (v - 0.5) * 1.5 + 0.5))),
    listed("contrast_down", |p, _| encode_png(&tone(p, |v| (v - 0.5) * 0.6 + 0.5))),
    listed("gamma_lighter", |p, _| encode_png(&tone(p, |v| v.powf(0.6)))),
    listed("gamma_darker", |p, _| encode_png(&tone(p, |v| v.powf(1.7)))),
    listed("rotate_1", |p, r| encode_png(&rotate(p, sign(r)))),
    listed("rotate_2", |p, r| encode_png(&rotate(p, 2.0 * sign(r)))),
    listed("rotate_3", |p, r| encode_png(&rotate(p, 3.0 * sign(r)))),
    listed("rotate_5", |p, r| encode_png(&rotate(p, 5.0 * sign(r)))),
    listed("border_white_5", |p, _| encode_png(&border(p, [255; 3], 0.05))),
    listed("border_black_10", |p, _| encode_png(&border(p, [0; 3], 0.10))),
    listed("background", |p, r| encode_png(&background(p, r))),
    listed("banner", |p, r| encode_png(&banner(p, r))),
    listed("watermark", |p, r| encode_png(&watermark(p, r))),
    listed("filter_sepia", |p, _| encode_png(&sepia(p))),
    listed("filter_vignette", |p, _| encode_png(&vignette(p))),
    listed("site_combo", |p, r| encode_jpeg(&fit(&crop(p, 0.10, r), 200), 75)),
    listed("faker_combo", |p, r| encode_jpeg(&faker(p, r), 60)),
    beyond("crop_30", |p, r| encode_png(&crop(p, 0.30, r))),
    beyond("crop_uneven", |p, r| encode_jpeg(&crop_uneven(p, r), 80)),
    beyond("rotate_8", |p, r| encode_png(&rotate(p, 8.0 * sign(r)))),
    beyond("rotate_5_crop_10", |p, r| encode_jpeg(&crop(&rotate(p, 5.0 * sign(r)), 0.1, r), 70)),
    beyond("rotate_4_corners", |p, r| encode_png(&turn(p, 4.0 * sign(r), 1.0))),
    beyond("border_20", |p, _| encode_png(&border(p, [30, 60, 120], 0.20))),
    beyond("circle_padded_mirror", |p, _| encode_jpeg(&circle(&imageops::flip_horizontal(p), [240; 3], 0.1), 70)),
    beyond("background_mirror", |p, r| encode_jpeg(&background(&imageops::flip_horizontal(p), r), 75)),
    beyond("background_crop_10", |p, r| encode_jpeg(&crop(&background(p, r), 0.1, r), 75)),
    beyond("circle_tiny", |p, _| encode_jpeg(&fit(&circle(p, [255; 3], 0.05), 64), 70)),
    beyond("crop_15_tiny", |p, r| encode_jpeg(&fit(&crop(p, 0.15, r), 96), 50)),
    beyond("squashed", |p, _| encode_png(&imageops::resize(p, 300, 250, FilterType::Triangle))),
    beyond("blurred", |p, _| encode_png(&imageops::blur(p, p.width() as f32 / 150.0))),
    beyond("noisy", |p, r| encode_jpeg(&noise(p, r), 60)),
    beyond("sticker", |p, r| encode_png(&sticker(p, r))),
    beyond("two_filters_crop", |p, r| encode_jpeg(&vignette(&sepia(&crop(p, 0.12, r))), 60)),
];

fn sign(random: &mut Random) -> f32 {
    if random.below(2) == 0 { -1.0 } else { 1.0 }
}

fn fit(p: &RgbImage, side: u32) -> RgbImage {
    let longest = p.width().max(p.height()).max(1);
    let scaled = |v: u32| (v * side / longest).max(1);
    imageops::resize(p, scaled(p.width()), scaled(p.height()), FilterType::Lanczos3)
}

fn crop(p: &RgbImage, share: f32, random: &mut Random) -> RgbImage {
    let (w, h) = ((p.width() as f32 * (1.0 - share)) as u32, (p.height() as f32 * (1.0 - share)) as u32);
    let (x, y) = (random.below(p.width() - w + 1), random.below(p.height() - h + 1));
    imageops::crop_imm(p, x, y, w, h).to_image()
}

fn crop_uneven(p: &RgbImage, random: &mut Random) -> RgbImage {
    let w = (p.width() as f32 * random.between(0.78, 0.98)) as u32;
    let h = (p.height() as f32 * random.between(0.78, 0.98)) as u32;
    let (x, y) = (random.below(p.width() - w + 1), random.below(p.height() - h + 1));
    imageops::crop_imm(p, x, y, w, h).to_image()
}

fn tone(p: &RgbImage, curve: impl Fn(f32) -> f32) -> RgbImage {
    let table: Vec<u8> = (0..=255).map(|v| (curve(v as f32 / 255.0).clamp(0.0, 1.0) * 255.0 + 0.5) as u8).collect();
    map(p, |_, _, c| c.map(|v| table[usize::from(v)]))
}

/// Recolours every pixel; coordinates run from 0 to 1.
fn map(p: &RgbImage, colour: impl Fn(f32, f32, [u8; 3]) -> [u8; 3]) -> RgbImage {
    let (w, h) = (p.width() as f32, p.height() as f32);
    RgbImage::from_fn(p.width(), p.height(), |x, y| {
        Rgb(colour((x as f32 + 0.5) / w, (y as f32 + 0.5) / h, p.get_pixel(x, y).0))
    })
}

fn luma(c: [u8; 3]) -> u8 {
    (0.299 * f32::from(c[0]) + 0.587 * f32::from(c[1]) + 0.114 * f32::from(c[2])) as u8
}

fn grey(p: &RgbImage) -> RgbImage {
    map(p, |_, _, c| [luma(c); 3])
}

fn sepia(p: &RgbImage) -> RgbImage {
    map(p, |_, _, c| {
        let v = f32::from(luma(c));
        [v * 1.07 + 8.0, v * 0.92 + 4.0, v * 0.72].map(|v| v.clamp(0.0, 255.0) as u8)
    })
}

fn vignette(p: &RgbImage) -> RgbImage {
    map(p, |x, y, c| {
        let fall = 1.0 - 0.75 * ((x - 0.5).powi(2) + (y - 0.5).powi(2)) * 2.0;
        let curve = |v: u8, tint: f32| {
            let v = f32::from(v) / 255.0;
            let s = v * v * (3.0 - 2.0 * v) * 0.6 + v * 0.4;
            ((s * fall * tint) * 255.0).clamp(0.0, 255.0) as u8
        };
        [curve(c[0], 1.08), curve(c[1], 1.0), curve(c[2], 0.88)]
    })
}

fn circle(p: &RgbImage, paper: [u8; 3], padding: f32) -> RgbImage {
    let cut = map(p, |x, y, c| if (x - 0.5).hypot(y - 0.5) > 0.5 { paper } else { c });
    border(&cut, paper, padding)
}

fn border(p: &RgbImage, colour: [u8; 3], share: f32) -> RgbImage {
    let (dx, dy) = ((p.width() as f32 * share) as u32, (p.height() as f32 * share) as u32);
    let mut out = RgbImage::from_pixel(p.width() + 2 * dx, p.height() + 2 * dy, Rgb(colour));
    imageops::replace(&mut out, p, i64::from(dx), i64::from(dy));
    out
}

/// Turns around the middle and enlarges so that no corner stays empty.
fn rotate(p: &RgbImage, degrees: f32) -> RgbImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    turn(p, degrees, cos + sin.abs())
}

fn turn(p: &RgbImage, degrees: f32, zoom: f32) -> RgbImage {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (w, h) = (p.width() as f32, p.height() as f32);
    RgbImage::from_fn(p.width(), p.height(), |x, y| {
        let (dx, dy) = ((x as f32 + 0.5 - w / 2.0) / zoom, (y as f32 + 0.5 - h / 2.0) / zoom);
        let (sx, sy) = (cos * dx - sin * dy + w / 2.0 - 0.5, sin * dx + cos * dy + h / 2.0 - 0.5);
        if sx < 0.0 || sy < 0.0 || sx > w - 1.0 || sy > h - 1.0 {
            return Rgb([0; 3]);
        }
        imageops::interpolate_bilinear(p, sx, sy).unwrap_or(Rgb([0; 3]))
    })
}

/// Keeps a figure-shaped middle (head and shoulders) with a soft edge, and puts something else behind it.
fn background(p: &RgbImage, random: &mut Random) -> RgbImage {
    let (a, b) = (random.colour(), random.colour());
    let view = (random.below(3) == 0).then(|| scenery(random.bits(), 128, 128));
    let (cx, cy) = (random.between(0.48, 0.52), random.between(0.42, 0.48));
    map(p, |x, y, c| {
        let head = 1.0 - ((x - cx) / 0.27).hypot((y - cy) / 0.36);
        let body = 1.0 - ((x - 0.5) / 0.46).hypot((y - 1.1) / 0.42);
        let keep = (head.max(body) * 12.0 + 0.5).clamp(0.0, 1.0);
        let new = match &view {
            Some(view) => view.get_pixel((x * 127.0) as u32, (y * 127.0) as u32).0,
            None => mix(a, b, y),
        };
        mix(new, c, keep)
    })
}

fn banner(p: &RgbImage, random: &mut Random) -> RgbImage {
    let (paper, top) = (random.colour(), random.below(4) == 0);
    let text = "OPEN TO WORK";
    map(p, |x, y, c| {
        let y = if top { y } else { y - 0.82 };
        if !(0.0..0.18).contains(&y) {
            return c;
        }
        let written = ink(text, (x - 0.05) / 0.9 * text.len() as f32, (y - 0.05) / 0.08);
        if written { [255; 3] } else { paper }
    })
}

fn watermark(p: &RgbImage, random: &mut Random) -> RgbImage {
    let shift = random.between(0.0, 1.0);
    map(p, |x, y, c| {
        let line = (x * 0.7 + y + shift) * 4.0;
        let along = (x - y * 0.7 + 2.0) * 9.0 + line.floor() * 3.0;
        let written = ink("SAMPLE ", along.rem_euclid(7.0), line.fract() * 2.0);
        if written { mix(c, [255; 3], 0.35) } else { c }
    })
}

fn faker(p: &RgbImage, random: &mut Random) -> RgbImage {
    let share = random.between(0.08, 0.15);
    let (gain, lift) = (random.between(0.8, 1.25), random.between(-0.06, 0.06));
    tone(&crop(&imageops::flip_horizontal(p), share, random), |v| v * gain + lift)
}

fn noise(p: &RgbImage, random: &mut Random) -> RgbImage {
    let mut out = p.clone();
    for pixel in out.pixels_mut() {
        let shift = random.between(-28.0, 28.0);
        pixel.0 = pixel.0.map(|v| (f32::from(v) + shift).clamp(0.0, 255.0) as u8);
    }
    out
}

fn sticker(p: &RgbImage, random: &mut Random) -> RgbImage {
    let (colour, cx, cy) = (random.colour(), random.between(0.15, 0.85), random.between(0.15, 0.85));
    map(p, |x, y, c| if (x - cx).hypot(y - cy) < 0.14 { colour } else { c })
}
