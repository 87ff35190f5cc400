//! A small copy for the report: same pixels, nothing else of the file.

use std::io::Cursor;

use image::ImageFormat;

use crate::address::PictureAddress;
use crate::decode::{ReadError, Thumbnail, thumbnail, thumbnails};
use crate::fingerprint::{self, Fingerprint, RASTER_SIDE};

/// Largest side a preview may have.
const MAX_PREVIEW: u32 = 1024;

/// Re-encodes a picture as a small PNG of at most `max_side` pixels a side. Metadata is gone; the bytes depend on
/// nothing but the input.
///
/// # Errors
/// As [`crate::read`].
pub fn preview(bytes: &[u8], max_side: u32) -> Result<Vec<u8>, ReadError> {
    encoded(&thumbnail(bytes, max_side.clamp(1, MAX_PREVIEW))?)
}

/// The fingerprint of a picture, as [`crate::read_from`] makes it, and its preview: the picture is decoded once for both.
///
/// # Errors
/// As [`crate::read`].
pub fn read_with_preview(
    bytes: &[u8],
    address: &PictureAddress,
    max_side: u32,
) -> Result<(Fingerprint, Vec<u8>), ReadError> {
    let [fine, small] = thumbnails(bytes, [RASTER_SIDE, max_side.clamp(1, MAX_PREVIEW)])?;
    Ok((fingerprint::of(&fine, bytes, address)?, encoded(&small)?))
}

fn encoded(thumb: &Thumbnail) -> Result<Vec<u8>, ReadError> {
    let mut out = Vec::new();
    thumb.rgb.write_to(&mut Cursor::new(&mut out), ImageFormat::Png).map_err(|_| ReadError::Damaged)?;
    Ok(out)
}
