//! From hostile bytes to a small colour thumbnail: dimensions first, then one frame, under limits.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::grid::shrink;

/// Pictures of more pixels are refused before decoding (design limit; a 40-megapixel camera file still passes).
pub const MAX_PIXELS: u64 = 40_000_000;

/// Longer files are refused unread: 40 megapixels of JPEG at the best quality stay below this.
pub const MAX_BYTES: usize = 32 * 1024 * 1024;

/// What one decoder may allocate: 40 megapixels of 16-bit RGBA and its working rows.
const MAX_ALLOC: u64 = 384 * 1024 * 1024;

/// Why bytes could not be read as a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// Not a PNG, JPEG, GIF or WebP file.
    #[error("not a PNG, JPEG, GIF or WebP picture")]
    UnknownFormat,
    /// The file itself is too long.
    #[error("the file has {bytes} bytes, more than the {MAX_BYTES} that are read")]
    TooLong {
        /// Length of the file.
        bytes: usize,
    },
    /// The header announces more pixels than are decoded; nothing was decoded.
    #[error("{width} x {height} pixels are more than the {MAX_PIXELS} that are decoded")]
    TooManyPixels {
        /// Announced width in pixels.
        width: u32,
        /// Announced height in pixels.
        height: u32,
    },
    /// The bytes are broken, or need more memory than allowed.
    #[error("the picture is damaged")]
    Damaged,
}

/// A decoded first frame, shrunk to at most the asked side, upright, on white.
pub(crate) struct Thumbnail {
    /// Width of the upright original.
    pub(crate) width: u32,
    /// Height of the upright original.
    pub(crate) height: u32,
    /// Upright RGB pixels.
    pub(crate) rgb: image::RgbImage,
}

pub(crate) fn thumbnail(bytes: &[u8], max_side: u32) -> Result<Thumbnail, ReadError> {
    thumbnails(bytes, [max_side]).map(|[thumb]| thumb)
}

/// Several sizes of one picture, which is decoded once.
pub(crate) fn thumbnails<const N: usize>(bytes: &[u8], max_sides: [u32; N]) -> Result<[Thumbnail; N], ReadError> {
    let (picture, orientation) = decode(bytes)?;
    Ok(max_sides.map(|side| upright(&picture, orientation, side)))
}

fn upright(picture: &DynamicImage, orientation: Orientation, max_side: u32) -> Thumbnail {
    let (width, height) = (picture.width(), picture.height());
    let mut small = DynamicImage::ImageRgb8(shrink(picture, max_side));
    small.apply_orientation(orientation);
    let turned = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (width, height) = if turned { (height, width) } else { (width, height) };
    Thumbnail { width, height, rgb: small.into_rgb8() }
}

fn decode(bytes: &[u8]) -> Result<(DynamicImage, Orientation), ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLong { bytes: bytes.len() });
    }
    let format = image::guess_format(bytes).map_err(|_| ReadError::UnknownFormat)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::Gif | ImageFormat::WebP) {
        return Err(ReadError::UnknownFormat);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MAX_ALLOC);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| ReadError::Damaged)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MAX_PIXELS {
        return Err(ReadError::TooManyPixels { width, height });
    }
    if width == 0 || height == 0 {
        return Err(ReadError::Damaged);
    }
    // Broken metadata is no reason to refuse the pixels.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| ReadError::Damaged)?;
    Ok((picture, orientation))
}
