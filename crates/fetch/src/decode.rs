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

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn with(coding: &str, wire: &[u8]) -> Result<Vec<u8>, DecodeError> {
        let mut headers = HeaderMap::new();
        headers.insert(CONTENT_ENCODING, coding.parse().unwrap());
        decode(&headers, wire.to_vec(), &Limits::default())
    }

    fn size(coding: &str, wire: &[u8]) -> Result<usize, DecodeError> {
        with(coding, wire).map(|body| body.len())
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn every_coding_that_is_offered_is_undone() {
        let text = b"<p>profile</p>";
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        zlib.write_all(text).unwrap();
        let mut bare = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::best());
        bare.write_all(text).unwrap();
        // "profile" in one uncompressed brotli block, and in one raw zstd block.
        let br = [&[0x0b, 0x03, 0x80][..], b"profile", &[0x03]].concat();
        let zstd = [&[0x28, 0xb5, 0x2f, 0xfd, 0x20, 7, 0x39, 0, 0][..], b"profile"].concat();
        assert_eq!(with("gzip", &gzip(text)).unwrap(), text);
        assert_eq!(with("GZIP", &gzip(text)).unwrap(), text);
        assert_eq!(with("deflate", &zlib.finish().unwrap()).unwrap(), text);
        assert_eq!(with("deflate", &bare.finish().unwrap()).unwrap(), text);
        assert_eq!(with("br", &br).unwrap(), b"profile");
        assert_eq!(with("zstd", &zstd).unwrap(), b"profile");
        assert_eq!(with("identity", text).unwrap(), text);
        assert_eq!(with("gzip, identity, gzip", &gzip(&gzip(text))).unwrap(), text);
    }

    #[test]
    fn what_is_not_so_packed_is_malformed() {
        for coding in ["gzip", "br", "zstd", "rot13", "gzip, gzip, gzip"] {
            assert_eq!(with(coding, b"<p>profile</p>"), Err(DecodeError::Malformed), "{coding}");
        }
        let cut = gzip(&[7; 1000]);
        assert_eq!(with("gzip", &cut[..cut.len() - 9]), Err(DecodeError::Malformed));
        assert_eq!(with("gzip", b""), Ok(Vec::new()));
    }

    #[test]
    fn bombs_are_cut_off_and_honest_repetition_is_not() {
        assert_eq!(size("gzip", &gzip(&vec![0; 2 << 20])), Err(DecodeError::TooLarge), "by ratio");
        let mut noise = 1u32;
        let mut step = |_| {
            noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (noise >> 24) as u8
        };
        let large: Vec<u8> = (0..17 << 20).map(&mut step).collect();
        assert_eq!(size("gzip", &gzip(&large)), Err(DecodeError::TooLarge), "by size");
        assert_eq!(size("gzip", &gzip(&vec![0; 1 << 20])), Ok(1 << 20));
        assert_eq!(size("zstd", &[0x28, 0xb5, 0x2f, 0xfd, 0, 0xff, 1, 0, 0]), Err(DecodeError::TooLarge), "window");
    }
}
