//! Pictures of nobody, drawn from a name: the same name gives the same picture on every machine.

#[cfg(feature = "photos")]
mod avatars;
#[cfg(feature = "photos")]
mod draw;
#[cfg(feature = "photos")]
mod letters;
#[cfg(any(feature = "photos", feature = "rosters"))]
mod random;
#[cfg(any(feature = "photos", feature = "rosters"))]
mod scenery;
#[cfg(feature = "photos")]
mod transform;

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage, imageops};

#[cfg(feature = "photos")]
pub use avatars::{AVATAR_KINDS, AvatarKind, avatar, github_identicon};
#[cfg(feature = "photos")]
pub use draw::{encode_jpeg, encode_png, encode_webp};
#[cfg(any(feature = "photos", feature = "rosters"))]
pub use random::Random;
#[cfg(any(feature = "photos", feature = "rosters"))]
pub use scenery::scenery;
#[cfg(feature = "photos")]
pub use transform::{TRANSFORMS, Transform};

/// Side of a picture in pixels.
const SIDE: u32 = 200;

/// A PNG for a name such as `portrait-a`, `portrait-a cropped`, `portrait-a mirrored`, `identicon` or `plain`. Any
/// first word that is neither `identicon` nor `plain` names a picture with enough in it to be compared.
pub fn png(name: &str) -> Vec<u8> {
    let mut words = name.split_whitespace();
    let subject = words.next().unwrap_or_default();
    let mut picture = match subject {
        "plain" => RgbImage::from_pixel(SIDE, SIDE, Rgb([120, 130, 140])),
        "identicon" => identicon(),
        subject => scene(subject),
    };
    for change in words {
        picture = match change {
            "cropped" => imageops::crop_imm(&picture, 10, 8, SIDE - 20, SIDE - 20).to_image(),
            "mirrored" => imageops::flip_horizontal(&picture),
            "small" => imageops::resize(&picture, 96, 96, imageops::FilterType::Lanczos3),
            "grey" => DynamicImage::ImageRgb8(picture).grayscale().to_rgb8(),
            _ => picture,
        };
    }
    let declared = name.ends_with(" declared");
    let mut bytes = Cursor::new(Vec::new());
    // Encoding into memory has no way to fail for a picture of this size; an empty file would be seen by every test.
    if picture.write_to(&mut bytes, ImageFormat::Png).is_err() {
        return Vec::new();
    }
    let mut bytes = bytes.into_inner();
    if declared {
        declare(&mut bytes);
    }
    bytes
}

/// Puts a text chunk with the IPTC digital source type of pictures made by programs before the end of a PNG.
fn declare(png: &mut Vec<u8>) {
    let text = b"XML:com.adobe.xmp\0\0\0\0\0http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia";
    let mut chunk = b"iTXt".to_vec();
    chunk.extend_from_slice(text);
    let checksum = chunk.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xedb8_8320 } else { sum >> 1 })
    });
    let length = u32::try_from(text.len()).unwrap_or_default().to_be_bytes();
    // The last chunk is IEND, of twelve bytes.
    let end = png.len().saturating_sub(12);
    let whole: Vec<u8> = length.into_iter().chain(chunk).chain((!checksum).to_be_bytes()).collect();
    png.splice(end..end, whole);
}

/// The five-by-five squares that sites draw for accounts without a picture.
fn identicon() -> RgbImage {
    const ON: [[bool; 5]; 5] = [
        [true, false, true, false, true],
        [false, true, true, true, false],
        [true, true, false, true, true],
        [false, true, false, true, false],
        [true, false, true, false, true],
    ];
    RgbImage::from_fn(SIDE, SIDE, |x, y| {
        let on = ON[(y * 5 / SIDE) as usize][(x * 5 / SIDE) as usize];
        if on { Rgb([90, 140, 60]) } else { Rgb([240, 240, 240]) }
    })
}

/// Overlapping soft discs on a slope of colour, with fine grain: as varied as a photograph.
fn scene(name: &str) -> RgbImage {
    let mut state =
        name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    let mut next = |limit: u32| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        u32::try_from((state >> 16) % u64::from(limit)).unwrap_or_default()
    };
    let slope = [next(200), next(200), next(200)];
    let discs: Vec<[u32; 6]> =
        (0..24).map(|_| [next(SIDE), next(SIDE), 12 + next(45), next(256), next(256), next(256)]).collect();
    let mut picture = RgbImage::from_fn(SIDE, SIDE, |x, y| {
        let mut colour = [slope[0] + x / 5, slope[1] + y / 5, slope[2] + (x + y) / 10];
        for &[cx, cy, radius, r, g, b] in &discs {
            let far = x.abs_diff(cx).pow(2) + y.abs_diff(cy).pow(2);
            if far < radius * radius {
                let near = 255 - 255 * far / (radius * radius);
                for (channel, paint) in colour.iter_mut().zip([r, g, b]) {
                    *channel = (*channel * (255 - near / 2) + paint * (near / 2)) / 255;
                }
            }
        }
        Rgb(colour.map(|c| u8::try_from(c.min(255)).unwrap_or(u8::MAX)))
    });
    for pixel in picture.pixels_mut() {
        let grain = u8::try_from(next(12)).unwrap_or_default();
        pixel.0 = pixel.0.map(|c| c.saturating_add(grain));
    }
    picture
}

#[cfg(test)]
mod tests {
    use super::png;

    #[test]
    fn the_same_name_draws_the_same_picture_and_another_name_another() {
        assert_eq!(png("portrait-a"), png("portrait-a"));
        assert_ne!(png("portrait-a"), png("portrait-b"));
        assert_ne!(png("portrait-a"), png("portrait-a cropped"));
    }
}
