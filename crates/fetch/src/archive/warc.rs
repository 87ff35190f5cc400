use std::io::{self, BufRead, Read, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::digests;

/// Longest block of WARC headers that is read, in bytes. Our choice.
const MAX_HEADERS: u64 = 64 << 10;

/// One WARC record with its block held in memory.
pub(super) struct Record {
    headers: Vec<(String, String)>,
    /// The block; empty if it was longer than asked for.
    pub(super) block: Vec<u8>,
    /// The block was longer than the limit and was skipped.
    pub(super) skipped: bool,
}

impl Record {
    /// First value of a header, whatever its case.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    /// Whether the block has another digest than the record states. Of the block only: tools do not agree on what the payload
    /// is, and a revisit may state the digest of what it refers to.
    pub(super) fn was_changed(&self) -> bool {
        let is_revisit = self.header("WARC-Type").is_some_and(|kind| kind.eq_ignore_ascii_case("revisit"));
        let stated = self.header("WARC-Block-Digest").filter(|_| !is_revisit && !self.skipped);
        stated.and_then(|stated| digests::holds(stated, &self.block)) == Some(false)
    }
}

/// Reads the next record, or nothing at the end. Blocks longer than `limit` are skipped, not kept.
pub(super) fn read(input: &mut impl BufRead, limit: usize) -> io::Result<Option<Record>> {
    let Some(headers) = read_headers(input)? else { return Ok(None) };
    let length = headers.iter().find(|(key, _)| key.eq_ignore_ascii_case("content-length"));
    let length: u64 = length
        .and_then(|(_, value)| value.trim().parse().ok())
        .ok_or_else(|| broken("a record does not say how long it is"))?;
    let mut record = Record { headers, block: Vec::new(), skipped: length > limit as u64 };
    let copied = if record.skipped {
        io::copy(&mut input.by_ref().take(length), &mut io::sink())?
    } else {
        input.by_ref().take(length).read_to_end(&mut record.block)? as u64
    };
    if copied < length { Err(broken("the file ends inside a record")) } else { Ok(Some(record)) }
}

fn read_headers(input: &mut impl BufRead) -> io::Result<Option<Vec<(String, String)>>> {
    let mut input = input.take(MAX_HEADERS);
    let mut line = Vec::new();
    // Two empty lines end the record before; some tools write more.
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if !line.trim_ascii().is_empty() {
            break;
        }
    }
    if !line.starts_with(b"WARC/") {
        return Err(broken("a record does not begin with WARC/"));
    }
    let mut headers: Vec<(String, String)> = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Err(broken("the headers of a record do not end"));
        }
        let text = String::from_utf8_lossy(&line);
        let folded = text.starts_with([' ', '\t']);
        let text = text.trim();
        if text.is_empty() {
            return Ok(Some(headers));
        }
        match (folded, headers.last_mut(), text.split_once(':')) {
            (true, Some((_, value)), _) => {
                value.push(' ');
                value.push_str(text);
            }
            (_, _, Some((key, value))) => headers.push((key.trim().to_owned(), value.trim().to_owned())),
            _ => return Err(broken("a header of a record has no colon")),
        }
    }
}

fn broken(what: &str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

/// One record as a gzip member of its own, so that an index can point at it. The same record gives the same bytes.
pub(super) fn write(headers: &[(&str, &str)], block: &[u8]) -> io::Result<Vec<u8>> {
    let mut text = String::from("WARC/1.1\r\n");
    for (key, value) in headers {
        text.push_str(key);
        text.push_str(": ");
        text.extend(value.chars().filter(|c| !c.is_control()));
        text.push_str("\r\n");
    }
    text.push_str(&format!("Content-Length: {}\r\n\r\n", block.len()));
    let mut member = GzEncoder::new(Vec::new(), Compression::default());
    member.write_all(text.as_bytes())?;
    member.write_all(block)?;
    member.write_all(b"\r\n\r\n")?;
    member.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_headers_odd_case_and_extra_blank_lines_are_read() {
        let text = b"\r\n\r\nWARC/1.0\r\nwarc-TYPE: response\r\nX: a\r\n b\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n";
        let record = read(&mut &text[..], 10).unwrap().unwrap();
        assert_eq!(record.header("WARC-Type"), Some("response"));
        assert_eq!(record.header("x"), Some("a b"));
        assert_eq!(record.block, b"hi");
    }

    #[test]
    fn a_changed_block_is_noticed() {
        let record = |digest: &str| {
            let text = format!("WARC/1.0\r\nWARC-Block-Digest: {digest}\r\nContent-Length: 1\r\n\r\nx\r\n\r\n");
            read(&mut text.as_bytes(), 10).unwrap().unwrap().was_changed()
        };
        assert!(record("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"));
        assert!(!record("sha256:2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"));
        assert!(!record("blake3:00"), "of a kind that is not known");
    }

    #[test]
    fn a_block_over_the_limit_is_skipped_and_the_next_record_is_read() {
        let text = b"WARC/1.0\r\nContent-Length: 5\r\n\r\nlarge\r\n\r\nWARC/1.0\r\nContent-Length: 1\r\n\r\ns\r\n\r\n";
        let mut input = &text[..];
        assert!(read(&mut input, 4).unwrap().unwrap().skipped);
        assert_eq!(read(&mut input, 4).unwrap().unwrap().block, b"s");
        assert!(read(&mut input, 4).unwrap().is_none());
    }

    #[test]
    fn lies_about_length_and_endless_headers_are_errors() {
        assert!(read(&mut &b"WARC/1.0\r\nContent-Length: 18446744073709551615\r\n\r\nx"[..], 4).is_err());
        assert!(read(&mut &b"WARC/1.0\r\nContent-Length: 3\r\n\r\nx"[..], 4).is_err());
        assert!(read(&mut &b"GIF89a"[..], 4).is_err());
        let endless = [b"WARC/1.0\r\n".to_vec(), b"a: b\r\n".repeat(100_000)].concat();
        assert!(read(&mut &endless[..], 4).is_err());
    }
}
