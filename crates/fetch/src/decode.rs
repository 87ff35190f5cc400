//! Content decoding under limits: what a few bytes unfold to is never more than the caps allow.

use std::io::Read;

use http::HeaderMap;
use http::header::CONTENT_ENCODING;

use crate::Limits;

/// What the fetcher offers to read, in its order of preference.
pub(crate) const ACCEPT_ENCODING: &str = "gzip, br, zstd";

/// Below this much decoded text the ratio is not looked at: short repetitive files compress extremely well.
const RATIO_FROM_BYTES: usize = 1 << 20;
/// A second coding on top of the first has no honest use, but is seen from misconfigured servers; a third is not.
const MAX_CODINGS: usize = 2;
/// RFC 9659: larger windows need not be supported for content coding.
const MAX_ZSTD_WINDOW: u64 = 8 << 20;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DecodeError {
    TooLarge,
    Malformed,
}

/// Undoes the content codings that the headers name.
pub(crate) fn decode(headers: &HeaderMap, wire: Vec<u8>, limits: &Limits) -> Result<Vec<u8>, DecodeError> {
    let mut codings = Vec::new();
    for value in headers.get_all(CONTENT_ENCODING) {
        let value = value.to_str().map_err(|_| DecodeError::Malformed)?;
        for coding in value.split(',') {
            let coding = coding.trim().to_ascii_lowercase();
            if !coding.is_empty() && coding != "identity" {
                codings.push(coding);
            }
        }
        if codings.len() > MAX_CODINGS {
            return Err(DecodeError::Malformed);
        }
    }
    let sent = wire.len();
    let mut body = wire;
    while let Some(coding) = codings.pop() {
        if body.is_empty() {
            return Ok(body); // an answer without a body still names its coding
        }
        body = match coding.as_str() {
            "gzip" | "x-gzip" => drain(flate2::read::MultiGzDecoder::new(&body[..]), sent, limits)?,
            "deflate" if looks_like_zlib(&body) => drain(flate2::read::ZlibDecoder::new(&body[..]), sent, limits)?,
            "deflate" => drain(flate2::read::DeflateDecoder::new(&body[..]), sent, limits)?,
            "br" => drain(brotli_decompressor::Decompressor::new(&body[..], 16 << 10), sent, limits)?,
            "zstd" => {
                if zstd_window(&body).ok_or(DecodeError::Malformed)? > MAX_ZSTD_WINDOW {
                    return Err(DecodeError::TooLarge);
                }
                let decoder = ruzstd::decoding::StreamingDecoder::new(&body[..]).map_err(|_| DecodeError::Malformed)?;
                drain(decoder, sent, limits)?
            }
            _ => return Err(DecodeError::Malformed),
        };
    }
    if body.len() > limits.decoded_bytes { Err(DecodeError::TooLarge) } else { Ok(body) }
}

fn drain(mut from: impl Read, sent: usize, limits: &Limits) -> Result<Vec<u8>, DecodeError> {
    let mut out = Vec::new();
    let mut chunk = [0; 32 << 10];
    loop {
        let read = from.read(&mut chunk).map_err(|_| DecodeError::Malformed)?;
        if read == 0 {
            return Ok(out);
        }
        out.extend_from_slice(&chunk[..read]);
        let bomb = out.len() > RATIO_FROM_BYTES && out.len() / sent.max(1) > limits.ratio;
        if bomb || out.len() > limits.decoded_bytes {
            return Err(DecodeError::TooLarge);
        }
    }
}

/// "deflate" means the zlib format, but some servers send the bare one.
fn looks_like_zlib(body: &[u8]) -> bool {
    matches!(body, [first, second, ..] if first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)) % 31 == 0)
}

/// The window a frame asks for (RFC 8878, 3.1.1.1), which the decoder would set aside without further question.
fn zstd_window(frame: &[u8]) -> Option<u64> {
    let frame = frame.strip_prefix(&[0x28, 0xb5, 0x2f, 0xfd])?;
    let (&descriptor, rest) = frame.split_first()?;
    let single_segment = descriptor & 0x20 != 0;
    if !single_segment {
        let window = *rest.first()?;
        let base = 1u64 << (10 + u32::from(window >> 3));
        return Some(base + base / 8 * u64::from(window & 7));
    }
    let skip = [0, 1, 2, 4][usize::from(descriptor & 3)];
    let size = rest.get(skip..)?;
    match descriptor >> 6 {
        0 => size.first().map(|&byte| u64::from(byte)),
        1 => Some(u64::from(u16::from_le_bytes(size.get(..2)?.try_into().ok()?)) + 256),
        2 => Some(u64::from(u32::from_le_bytes(size.get(..4)?.try_into().ok()?))),
        _ => Some(u64::from_le_bytes(size.get(..8)?.try_into().ok()?)),
    }
}
