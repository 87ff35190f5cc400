use std::io::Read;

use flate2::read::{MultiGzDecoder, ZlibDecoder};

use super::limits::MAX_BODY;

/// An HTTP answer as it stood on the wire, with transfer and content coding undone.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// Most header lines of one answer.
const MAX_HEADERS: usize = 256;

impl Answer {
    /// Reads the block of a `response` record; nothing if it is no HTTP answer or its coding cannot be undone.
    pub(super) fn parse(block: &[u8]) -> Option<Self> {
        let mut slots = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut response = httparse::Response::new(&mut slots);
        // Chromium-based tools write "HTTP/2 200": the parser knows only 1.x, and the difference does not matter here.
        let http2 = block.strip_prefix(b"HTTP/2").map(|rest| rest.strip_prefix(b".0").unwrap_or(rest));
        let renamed = http2.map(|rest| [b"HTTP/1.1", rest].concat());
        let block = renamed.as_deref().unwrap_or(block);
        let mut config = httparse::ParserConfig::default();
        config.allow_spaces_after_header_name_in_responses(true).allow_obsolete_multiline_headers_in_responses(true);
        let httparse::Status::Complete(start) = config.parse_response(&mut response, block).ok()? else { return None };
        let headers: Vec<(String, String)> = response
            .headers
            .iter()
            .map(|header| (header.name.to_ascii_lowercase(), String::from_utf8_lossy(header.value).trim().to_owned()))
            .collect();
        let status = response.code?;
        let has = |name: &str, word: &str| {
            headers.iter().any(|(key, value)| key == name && value.to_ascii_lowercase().contains(word))
        };
        let mut body = block.get(start..)?.to_vec();
        if has("transfer-encoding", "chunked")
            && let Some(whole) = unchunk(&body)
        {
            // Many tools store the body already joined and keep the header: then it does not parse as chunks.
            body = whole;
        }
        let coding = headers.iter().find(|(key, _)| key == "content-encoding").map(|(_, value)| value.to_lowercase());
        if let Some(coding) = coding {
            body = decode(&coding, body)?;
        }
        let kept = headers
            .into_iter()
            .filter(|(key, _)| !matches!(key.as_str(), "transfer-encoding" | "content-encoding" | "content-length"));
        Some(Self { status, headers: kept.collect(), body })
    }
}

fn unchunk(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let (start, size) = match httparse::parse_chunk_size(rest).ok()? {
            httparse::Status::Complete(found) => found,
            httparse::Status::Partial => return None,
        };
        let size = usize::try_from(size).ok()?;
        if size == 0 {
            return Some(whole);
        }
        whole.extend_from_slice(rest.get(start..start.checked_add(size)?)?);
        rest = rest.get(start + size..)?.strip_prefix(b"\r\n")?;
    }
}

/// Undoes content coding. A body that is stored decoded under a header that says otherwise is taken as it is.
fn decode(coding: &str, body: Vec<u8>) -> Option<Vec<u8>> {
    match coding.trim() {
        "" | "identity" => Some(body),
        "gzip" | "x-gzip" if !body.starts_with(&[0x1f, 0x8b]) => Some(body),
        "gzip" | "x-gzip" => bounded(MultiGzDecoder::new(&body[..])),
        "deflate" => bounded(ZlibDecoder::new(&body[..]))
            .or_else(|| bounded(flate2::read::DeflateDecoder::new(&body[..])))
            .or(Some(body)),
        "br" => bounded(brotli_decompressor::Decompressor::new(&body[..], 4096)).or(Some(body)),
        "zstd" if !body.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) => Some(body),
        "zstd" => ruzstd::decoding::StreamingDecoder::new(&body[..]).ok().and_then(bounded),
        _ => None,
    }
}

fn bounded(decoder: impl Read) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    decoder.take(MAX_BODY as u64 + 1).read_to_end(&mut body).ok()?;
    (body.len() <= MAX_BODY).then_some(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chunks_are_joined_and_a_body_stored_joined_is_left_alone() {
        let chunked =
            Answer::parse(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n").unwrap();
        assert_eq!((chunked.status, chunked.body.as_slice()), (200, &b"hi"[..]));
        let joined = Answer::parse(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n<p>hi").unwrap();
        assert_eq!(joined.body, b"<p>hi");
    }

    #[test]
    fn gzip_is_undone_and_http2_status_lines_are_read() {
        use std::io::Write;
        let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        zip.write_all(b"hello").unwrap();
        let block = [b"HTTP/2 404 \r\nContent-Encoding: gzip\r\n\r\n".to_vec(), zip.finish().unwrap()].concat();
        let answer = Answer::parse(&block).unwrap();
        assert_eq!((answer.status, answer.body.as_slice()), (404, &b"hello"[..]));
        assert!(answer.headers.is_empty());
    }

    #[test]
    fn a_bomb_is_refused() {
        use std::io::Write;
        let mut zip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        for _ in 0..20 {
            zip.write_all(&vec![0; 1 << 20]).unwrap();
        }
        let block = [b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n".to_vec(), zip.finish().unwrap()].concat();
        assert!(Answer::parse(&block).is_none());
    }
}
