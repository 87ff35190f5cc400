use super::coding::{decode, unchunk};

/// An HTTP answer as it stood on the wire, with transfer and content coding undone.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    /// What was wrong with it, though it could be read.
    pub(super) problem: Option<&'static str>,
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
        let mut problem = None;
        // Many tools store the body already joined and keep the header: then it does not begin like a chunk.
        if has("transfer-encoding", "chunked")
            && let Some((whole, broken)) = unchunk(&body)
        {
            body = whole;
            problem = broken.then_some("its body breaks off inside the chunked coding; what came before is read");
        }
        // The last coding in the list was applied last.
        let named = headers.iter().filter(|(key, _)| key == "content-encoding").flat_map(|(_, value)| value.split(','));
        for coding in named.map(|coding| coding.trim().to_ascii_lowercase()).rev() {
            body = decode(&coding, body)?;
        }
        let kept = headers
            .into_iter()
            .filter(|(key, _)| !matches!(key.as_str(), "transfer-encoding" | "content-encoding" | "content-length"));
        Some(Self { status, headers: kept.collect(), body, problem })
    }
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

    fn chunked(body: &str) -> (String, bool) {
        let block = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{body}");
        let answer = Answer::parse(block.as_bytes()).unwrap();
        (String::from_utf8(answer.body).unwrap(), answer.problem.is_some())
    }

    #[test]
    fn damaged_chunks_give_what_came_before_and_say_so() {
        let whole = ("<p>hi</p>".to_owned(), false);
        let cut = |text: &str| (text.to_owned(), true);
        assert_eq!(chunked("5\n<p>hi\n4;name=value\n</p>\n0\n\n"), whole, "lines that end with LF alone");
        assert_eq!(chunked("5\r\n<p>hi4\r\n</p>0\r\n"), whole, "no line end behind the data");
        assert_eq!(chunked("5\r\n<p>hi\r\n4\r\n</p>\r\n"), cut("<p>hi</p>"), "the last chunk is missing");
        assert_eq!(chunked("5\r\n<p>hi\r\n40\r\n</p>"), cut("<p>hi</p>"), "cut inside a chunk");
        assert_eq!(chunked("5\r\n<p>hi\r\nzz\r\n</p>\r\n0\r\n\r\n"), cut("<p>hi"), "a size that is none");
    }

    #[test]
    fn what_is_no_content_coding_changes_nothing_and_what_is_unknown_is_refused() {
        let with = |coding: &str| {
            let block = format!("HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\n\r\n<p>hi");
            Answer::parse(block.as_bytes()).map(|answer| answer.body)
        };
        for coding in
            ["aws-chunked", "UTF-8", "utf8", "none", "binary", "iso-8859-1", "identity, windows-1252", "text/html"]
        {
            assert_eq!(with(coding).as_deref(), Some(&b"<p>hi"[..]), "{coding}");
        }
        for coding in ["compress", "exi", "dcz", "pack200-gzip"] {
            assert_eq!(with(coding), None, "{coding}");
        }
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
