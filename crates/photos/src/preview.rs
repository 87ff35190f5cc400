//! A small copy for the report: same pixels, nothing else of the file.

use std::io::Cursor;

use image::ImageFormat;

use crate::decode::{ReadError, thumbnail};

/// Largest side a preview may have.
const MAX_PREVIEW: u32 = 1024;

/// Re-encodes a picture as a small PNG of at most `max_side` pixels a side. Metadata is gone; the bytes depend on
/// nothing but the input.
///
/// # Errors
/// As [`crate::read`].
pub fn preview(bytes: &[u8], max_side: u32) -> Result<Vec<u8>, ReadError> {
    let thumb = thumbnail(bytes, max_side.clamp(1, MAX_PREVIEW))?;
    let mut out = Vec::new();
    thumb.rgb.write_to(&mut Cursor::new(&mut out), ImageFormat::Png).map_err(|_| ReadError::Damaged)?;
    Ok(out)
}
