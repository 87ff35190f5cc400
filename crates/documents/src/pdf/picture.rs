//! Pictures that can be a portrait, by their size and shape alone.

use crosscheck_model::{Locator, ReadBy};
use lopdf::{Document, Object, Stream};

use super::content::Page;
use super::font::float;
use super::limits::MAX_STREAM;
use super::png;
use crate::collect::Collector;

/// A portrait has at least this many pixels on its shorter side; icons have fewer.
const MIN_PIXELS: usize = 64;
/// Larger pictures are scans of whole pages or meant to exhaust a decoder.
const MAX_PIXELS: usize = 24_000_000;
/// Width by height, in hundredths: from a narrow passport picture to a slightly broad one. Logos are broader.
const SHAPES: std::ops::RangeInclusive<usize> = 50..=140;
/// A portrait is drawn at least this large, in points (a centimetre and a quarter), and at most this large (a third of a page).
const DRAWN: std::ops::RangeInclusive<f32> = 36.0..=320.0;
/// Portraits stand on the first pages.
const LAST_PAGE: u32 = 2;
/// Portraits of one document.
const MAX_PORTRAITS: usize = 4;

pub(super) fn read(document: &Document, number: u32, page: &Page, out: &mut Collector<'_>) {
    if number > LAST_PAGE {
        return;
    }
    let mut seen = Vec::new();
    for drawn in &page.pictures {
        let [x0, y0, x1, y1] = drawn.bounds;
        let sized = DRAWN.contains(&(x1 - x0)) && DRAWN.contains(&(y1 - y0));
        if !sized || seen.contains(&drawn.id) || out.claims().photos.len() >= MAX_PORTRAITS {
            continue;
        }
        seen.push(drawn.id);
        let Ok(stream) = document.get_object(drawn.id).and_then(Object::as_stream) else { continue };
        let number_of = |key: &[u8]| {
            stream
                .dict
                .get_deref(key, document)
                .ok()
                .and_then(|o| float(document, o))
                .map_or(0, |v| v.max(0.0) as usize)
        };
        let (width, height) = (number_of(b"Width"), number_of(b"Height"));
        let shaped = width.min(height) >= MIN_PIXELS
            && width.saturating_mul(height) <= MAX_PIXELS
            && SHAPES.contains(&(width * 100 / height.max(1)));
        if !shaped {
            continue;
        }
        let locator = Locator::PageLine(number, 1);
        match bytes(document, stream, width, height, number_of(b"BitsPerComponent")) {
            Some(bytes) => {
                let quote = format!("picture of {width} × {height} pixels on page {number}");
                out.builder.picture(&out.at(locator, ReadBy::DocumentImage), bytes, &quote);
            }
            None => out.problem(locator, "a picture on this page is stored in a way that is not read"),
        }
    }
}

/// The picture as a file: a JPEG as it is stored, anything unpacked as a PNG.
fn bytes(document: &Document, stream: &Stream, width: usize, height: usize, bits: usize) -> Option<Vec<u8>> {
    let filters = stream.filters().unwrap_or_default();
    match filters.as_slice() {
        [b"DCTDecode"] => return Some(stream.content.clone()),
        [.., b"DCTDecode"] => {
            let mut outer = stream.clone();
            let kept: Vec<Object> =
                filters[..filters.len() - 1].iter().map(|name| Object::Name(name.to_vec())).collect();
            outer.dict.set("Filter", kept);
            outer.dict.remove(b"DecodeParms");
            return outer.decompressed_content_with_limit(MAX_STREAM).ok();
        }
        [.., b"JPXDecode" | b"JBIG2Decode" | b"CCITTFaxDecode"] => return None,
        _ => {}
    }
    let pixels = stream.get_plain_content_with_limit(MAX_STREAM * 3).ok()?;
    if bits != 8 {
        return None;
    }
    let space = stream.dict.get_deref(b"ColorSpace", document).ok()?;
    let count = width.checked_mul(height)?;
    match space {
        Object::Name(name) => match name.as_slice() {
            b"DeviceRGB" | b"CalRGB" => png::encode(&pixels, width, height, 3),
            b"DeviceGray" | b"CalGray" => png::encode(&pixels, width, height, 1),
            _ => None,
        },
        Object::Array(list) => match list.first()?.as_name().ok()? {
            b"ICCBased" => {
                let (_, profile) = document.dereference(list.get(1)?).ok()?;
                match profile.as_stream().ok()?.dict.get_deref(b"N", document).and_then(Object::as_i64).ok()? {
                    3 => png::encode(&pixels, width, height, 3),
                    1 => png::encode(&pixels, width, height, 1),
                    _ => None,
                }
            }
            b"CalRGB" => png::encode(&pixels, width, height, 3),
            b"CalGray" => png::encode(&pixels, width, height, 1),
            b"Indexed" => {
                let (_, palette) = document.dereference(list.get(3)?).ok()?;
                let palette = match palette {
                    Object::Stream(stream) => stream.get_plain_content_with_limit(4096).ok()?,
                    other => other.as_str().ok()?.to_vec(),
                };
                let colours =
                    |index: u8| palette.get(usize::from(index) * 3..usize::from(index) * 3 + 3).unwrap_or(&[0, 0, 0]);
                let rgb: Vec<u8> =
                    pixels.iter().take(count).flat_map(|index| colours(*index).iter().copied()).collect();
                png::encode(&rgb, width, height, 3)
            }
            _ => None,
        },
        _ => None,
    }
}
