//! Transfer and content codings of an answer as it stood on the wire, undone.

use std::io::Read;

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::limits::MAX_BODY;

/// Codings of the IANA registry of HTTP content codings that are not undone here.
const NOT_UNDONE: &[&str] = &["compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip"];

/// Most digits of a chunk's size.
const MAX_SIZE_DIGITS: usize = 8;

/// Joins the chunks, and tells whether they break off before the last one. Nothing if the body does not begin like a chunk.
/// Lines that end with LF alone and data without a line end behind it are read too: tools that rewrite captures leave both.
pub(super) fn unchunk(mut rest: &[u8]) -> Option<(Vec<u8>, bool)> {
    let (mut size, mut data) = size_line(rest)?;
    let mut whole = Vec::new();
    while size > 0 {
        let Some(chunk) = data.get(..size) else {
            whole.extend_from_slice(data);
            return Some((whole, true));
        };
        whole.extend_from_slice(chunk);
        rest = &data[size..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
        let Some(next) = size_line(rest) else { return Some((whole, true)) };
        (size, data) = next;
    }
    Some((whole, false))
}

/// The size that a chunk begins with, and what stands behind its line.
fn size_line(rest: &[u8]) -> Option<(usize, &[u8])> {
    let end = rest.iter().take(1024).position(|byte| *byte == b'\n')?;
    let line = rest[..end].strip_suffix(b"\r").unwrap_or(&rest[..end]);
    let digits = line.split(|byte| *byte == b';').next()?.trim_ascii();
    let is_size = (1..=MAX_SIZE_DIGITS).contains(&digits.len()) && digits.iter().all(u8::is_ascii_hexdigit);
    let digits = std::str::from_utf8(digits).ok().filter(|_| is_size)?;
    Some((usize::from_str_radix(digits, 16).ok()?, &rest[end + 1..]))
}

/// Undoes one content coding. A body that is stored decoded under a header that says otherwise is taken as it is; so is one
/// under a word that names no content coding (a charset, "none", "aws-chunked"), which browsers pass over too.
pub(super) fn decode(coding: &str, body: Vec<u8>) -> Option<Vec<u8>> {
    match coding {
        "gzip" | "x-gzip" if !body.starts_with(&[0x1f, 0x8b]) => Some(body),
        "gzip" | "x-gzip" => bounded(MultiGzDecoder::new(&body[..])),
        "deflate" => bounded(ZlibDecoder::new(&body[..]))
            .or_else(|| bounded(flate2::read::DeflateDecoder::new(&body[..])))
            .or(Some(body)),
        "br" => bounded(brotli_decompressor::Decompressor::new(&body[..], 4096)).or(Some(body)),
        "zstd" if !body.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => Some(body),
        "zstd" => ruzstd::decoding::StreamingDecoder::new(&body[..]).ok().and_then(bounded),
        other if NOT_UNDONE.contains(&other) => None,
        // Uploads to object stores leave this in the header of what is served, most without and some with the chunks.
        "aws-chunked" if body.windows(17).take(64).any(|window| window == b";chunk-signature=") => {
            unchunk(&body).map(|(whole, _)| whole)
        }
        _ => Some(body),
    }
}

fn bounded(decoder: impl Read) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    decoder.take(MAX_BODY as u64 + 1).read_to_end(&mut body).ok()?;
    (body.len() <= MAX_BODY).then_some(body)
}
