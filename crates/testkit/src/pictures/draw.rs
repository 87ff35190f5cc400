//! Drawing by asking every point for its colour, and encoding.

use image::codecs::jpeg::JpegEncoder;
use image::{ImageFormat, Rgb, RgbImage};

/// Draws a square picture: `colour` is asked at points of the unit square, four per pixel, so edges come out smooth.
pub(crate) fn paint(side: u32, colour: impl Fn(f32, f32) -> [u8; 3]) -> RgbImage {
    RgbImage::from_fn(side, side, |x, y| {
        let mut sum = [0u32; 3];
        for (dx, dy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
            let c = colour((x as f32 + dx) / side as f32, (y as f32 + dy) / side as f32);
            for i in 0..3 {
                sum[i] += u32::from(c[i]);
            }
        }
        Rgb(sum.map(|s| ((s + 2) / 4) as u8))
    })
}

/// Mixes two colours, `share` of the second.
pub(crate) fn mix(a: [u8; 3], b: [u8; 3], share: f32) -> [u8; 3] {
    let share = share.clamp(0.0, 1.0);
    std::array::from_fn(|i| (f32::from(a[i]) * (1.0 - share) + f32::from(b[i]) * share + 0.5) as u8)
}

/// Bytes of a PNG file.
///
/// # Panics
/// Never: encoding to memory does not fail.
#[must_use]
pub fn encode_png(picture: &RgbImage) -> Vec<u8> {
    let mut out = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Png).expect("encoding to memory");
    out.into_inner()
}

/// Bytes of a JPEG file of the given quality (1 to 100).
///
/// # Panics
/// Never: encoding to memory does not fail.
#[must_use]
pub fn encode_jpeg(picture: &RgbImage, quality: u8) -> Vec<u8> {
    let mut out = Vec::new();
    JpegEncoder::new_with_quality(&mut out, quality).encode_image(picture).expect("encoding to memory");
    out
}

/// Bytes of a lossy WebP file of the given quality (0 to 100).
#[must_use]
pub fn encode_webp(picture: &RgbImage, quality: f32) -> Vec<u8> {
    webp::Encoder::from_rgb(picture.as_raw(), picture.width(), picture.height()).encode(quality).to_vec()
}
