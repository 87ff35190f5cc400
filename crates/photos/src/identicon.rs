//! GitHub's default picture, drawn anew from the account number and held against the pixels.

use image::RgbImage;
use md5::{Digest, Md5};

/// Paper colour of GitHub's picture.
const PAPER: [u8; 3] = [240; 3];

/// Largest channel difference at the middle of a block; JPEG at quality 75 moves flat areas by up to 10.
const TOLERANCE: u8 = 24;

/// Whether the pixels are what GitHub draws for this account: MD5 of the decimal number; the first 15 nibbles switch
/// blocks of the middle, second and outer column (even is on), the last seven are hue, saturation and lightness.
pub(crate) fn is_of(rgb: &RgbImage, user: u64) -> bool {
    let digest = Md5::digest(user.to_string());
    let nibble = |i: usize| (digest[i / 2] >> (4 * (1 - i % 2))) & 15;
    let ink = {
        let hue = u32::from(nibble(25)) << 8 | u32::from(nibble(26)) << 4 | u32::from(nibble(27));
        let pair = |i: usize| f32::from(nibble(i) << 4 | nibble(i + 1)) / 255.0 * 20.0;
        from_hsl(hue as f32 / 4095.0, (65.0 - pair(28)) / 100.0, (75.0 - pair(30)) / 100.0)
    };
    (0..25).all(|cell| {
        let (column, row) = (cell % 5, cell / 5);
        let on = nibble((column as i32 - 2).unsigned_abs() as usize * 5 + row) % 2 == 0;
        // Half a block of margin, five blocks, half a block.
        let at = |k: usize, side: u32| (((k as f32 + 1.0) / 6.0 * side as f32) as u32).min(side - 1);
        let pixel = rgb.get_pixel(at(column, rgb.width()), at(row, rgb.height())).0;
        let expected = if on { ink } else { PAPER };
        pixel.iter().zip(expected).all(|(p, e)| p.abs_diff(e) <= TOLERANCE)
    })
}

fn from_hsl(hue: f32, saturation: f32, lightness: f32) -> [u8; 3] {
    let top =
        if lightness <= 0.5 { lightness * (saturation + 1.0) } else { lightness + saturation - lightness * saturation };
    let bottom = lightness * 2.0 - top;
    [hue + 1.0 / 3.0, hue, hue - 1.0 / 3.0].map(|h| {
        let sixth = h.rem_euclid(1.0) * 6.0;
        let v = match sixth {
            s if s < 1.0 => bottom + (top - bottom) * s,
            s if s < 3.0 => top,
            s if s < 4.0 => bottom + (top - bottom) * (4.0 - s),
            _ => bottom,
        };
        (v * 255.0).round().clamp(0.0, 255.0) as u8
    })
}
