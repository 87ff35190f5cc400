//! Pictures of documents that can be a portrait, by their size and shape alone.

/// Width by height, in hundredths: from a narrow passport picture to a slightly broad one. Logos are broader.
const SHAPES: std::ops::RangeInclusive<f32> = 0.5..=1.4;
/// A portrait is drawn at least this large, in points (a centimetre and a quarter), and at most this large (a third of a page).
const DRAWN: std::ops::RangeInclusive<f32> = 36.0..=320.0;
/// Larger pictures are scans of whole pages, or meant to exhaust a decoder.
const MAX_BYTES: usize = 8 << 20;
/// Portraits of one document.
pub(crate) const MAX_PORTRAITS: usize = 4;

/// Whether a picture drawn in this size, in points, can be a portrait; a size that is not stated says nothing against it.
pub(crate) fn is_drawn_as_one(width: f32, height: f32) -> bool {
    if width <= 0.0 || height <= 0.0 {
        return true;
    }
    DRAWN.contains(&width) && DRAWN.contains(&height) && SHAPES.contains(&(width / height))
}

/// Whether these bytes are a picture that is compared: other kinds are drawings.
pub(crate) fn is_photo(bytes: &[u8]) -> bool {
    let known = bytes.starts_with(b"\xFF\xD8\xFF")
        || bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(b"GIF8")
        || bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    known && bytes.len() <= MAX_BYTES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_and_banners_are_no_portraits() {
        assert!(is_drawn_as_one(100.0, 120.0) && is_drawn_as_one(0.0, 0.0));
        assert!(!is_drawn_as_one(12.0, 12.0) && !is_drawn_as_one(400.0, 90.0) && !is_drawn_as_one(600.0, 800.0));
        assert!(is_photo(b"\x89PNG\r\n") && !is_photo(b"<svg"));
    }
}
