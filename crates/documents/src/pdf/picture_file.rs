//! A picture of a PDF as a file of its own: what is stored as a file already as it is, anything unpacked as a PNG.

use lopdf::{Document, Object, Stream};

use super::font::float;
use super::limits::MAX_STREAM;
use super::{png, tiff};

/// Pixels of one picture: A3 paper at 600 dots an inch.
const MAX_PIXELS: usize = 72_000_000;

/// What a picture says of its size.
pub(super) struct Pixels {
    pub(super) width: usize,
    pub(super) height: usize,
    bits: usize,
}

impl Pixels {
    pub(super) fn of(document: &Document, stream: &Stream) -> Self {
        let number = |key: &[u8]| {
            let value = stream.dict.get_deref(key, document).ok().and_then(|object| float(document, object));
            value.map_or(0, |value| value.max(0.0) as usize)
        };
        let stencil = stream.dict.get_deref(b"ImageMask", document).and_then(Object::as_bool).unwrap_or(false);
        Self {
            width: number(b"Width"),
            height: number(b"Height"),
            bits: if stencil { 1 } else { number(b"BitsPerComponent") },
        }
    }

    pub(super) fn count(&self) -> usize {
        self.width.saturating_mul(self.height)
    }
}

/// Nothing for a picture that is packed or coloured in a way that no file here can hold.
pub(super) fn encode(document: &Document, stream: &Stream) -> Option<Vec<u8>> {
    let pixels = Pixels::of(document, stream);
    if pixels.count() == 0 || pixels.count() > MAX_PIXELS {
        return None;
    }
    match stream.filters().unwrap_or_default().as_slice() {
        [b"DCTDecode" | b"JPXDecode"] => Some(stream.content.clone()),
        [.., b"DCTDecode" | b"JPXDecode"] => without_outer_filters(stream),
        [b"CCITTFaxDecode"] => tiff::of_fax(&stream.content, pixels.width, pixels.height, fax_kind(document, stream)),
        [.., b"CCITTFaxDecode"] => {
            let packed = without_outer_filters(stream)?;
            tiff::of_fax(&packed, pixels.width, pixels.height, fax_kind(document, stream))
        }
        [.., b"JBIG2Decode"] => None,
        _ => unpacked(document, stream, &pixels),
    }
}

/// What the last filter, which makes a file of a known kind, packs.
fn without_outer_filters(stream: &Stream) -> Option<Vec<u8>> {
    let filters = stream.filters().ok()?;
    let mut outer = stream.clone();
    let kept: Vec<Object> = filters[..filters.len() - 1].iter().map(|name| Object::Name(name.to_vec())).collect();
    outer.dict.set("Filter", kept);
    outer.dict.remove(b"DecodeParms");
    outer.decompressed_content_with_limit(MAX_STREAM).ok()
}

/// The parameter that tells which kind of packing of fax machines it is.
fn fax_kind(document: &Document, stream: &Stream) -> i64 {
    let parameters = stream.dict.get_deref(b"DecodeParms", document).ok().and_then(|object| match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Array(list) => document.dereference(list.last()?).ok()?.1.as_dict().ok(),
        _ => None,
    });
    let kind = parameters.and_then(|dict| dict.get_deref(b"K", document).ok());
    kind.and_then(|kind| kind.as_i64().ok()).unwrap_or(0)
}

fn unpacked(document: &Document, stream: &Stream, pixels: &Pixels) -> Option<Vec<u8>> {
    let (width, height) = (pixels.width, pixels.height);
    let packed = stream.get_plain_content_with_limit(MAX_STREAM * 3).ok()?;
    let space = stream.dict.get_deref(b"ColorSpace", document).ok();
    // A stencil has no colours.
    let Some(space) = space else {
        return grey(&packed, pixels, stream).and_then(|grey| png::encode(&grey, width, height, 1));
    };
    let coloured = |channels: i64| match channels {
        3 if pixels.bits == 8 => png::encode(&packed, width, height, 3),
        1 => grey(&packed, pixels, stream).and_then(|grey| png::encode(&grey, width, height, 1)),
        _ => None,
    };
    match space {
        Object::Name(name) => match name.as_slice() {
            b"DeviceRGB" | b"CalRGB" => coloured(3),
            b"DeviceGray" | b"CalGray" => coloured(1),
            _ => None,
        },
        Object::Array(list) => match list.first()?.as_name().ok()? {
            b"ICCBased" => {
                let (_, profile) = document.dereference(list.get(1)?).ok()?;
                coloured(profile.as_stream().ok()?.dict.get_deref(b"N", document).and_then(Object::as_i64).ok()?)
            }
            b"CalRGB" | b"DeviceRGB" => coloured(3),
            b"CalGray" | b"DeviceGray" => coloured(1),
            b"Indexed" => {
                let palette = palette(document, list.get(3)?)?;
                let colour =
                    |at: u8| palette.get(usize::from(at) * 3..usize::from(at) * 3 + 3).unwrap_or(&[0, 0, 0]).to_vec();
                let rgb: Vec<u8> = samples(&packed, pixels)?.into_iter().flat_map(colour).collect();
                png::encode(&rgb, width, height, 3)
            }
            _ => None,
        },
        _ => None,
    }
}

fn palette(document: &Document, object: &Object) -> Option<Vec<u8>> {
    let (_, palette) = document.dereference(object).ok()?;
    match palette {
        Object::Stream(stream) => stream.get_plain_content_with_limit(4096).ok(),
        other => Some(other.as_str().ok()?.to_vec()),
    }
}

/// Shades of one channel, from black to white, turned round where the picture says so.
fn grey(packed: &[u8], pixels: &Pixels, stream: &Stream) -> Option<Vec<u8>> {
    let most = u8::MAX >> (8 - pixels.bits.clamp(1, 8));
    let decode = stream.dict.get(b"Decode").and_then(Object::as_array).ok();
    let turned = decode.and_then(|list| list.first()?.as_float().ok()).is_some_and(|first| first >= 1.0);
    let shade = |value: u8| {
        let value = value * (u8::MAX / most);
        if turned { u8::MAX - value } else { value }
    };
    Some(samples(packed, pixels)?.into_iter().map(shade).collect())
}

/// One channel, a byte a pixel. Rows begin on a byte of their own.
fn samples(packed: &[u8], pixels: &Pixels) -> Option<Vec<u8>> {
    let Pixels { width, height, bits } = *pixels;
    if !matches!(bits, 1 | 2 | 4 | 8) {
        return None;
    }
    let row = (width * bits).div_ceil(8);
    let packed = packed.get(..row.checked_mul(height)?)?;
    if bits == 8 {
        return Some(packed.to_vec());
    }
    let mut samples = Vec::with_capacity(pixels.count());
    for line in packed.chunks_exact(row) {
        samples.extend((0..width).map(|at| {
            let bit = at * bits;
            line[bit / 8] << (bit % 8) >> (8 - bits)
        }));
    }
    Some(samples)
}
