use std::io::{self, Write};

/// When every page was captured.
const CAPTURED: &str = "2026-11-02T08:00:00Z";

/// Adds an answer of status 200.
pub(super) fn add(out: &mut impl Write, address: &str, media: &str, body: &[u8]) -> io::Result<()> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {}\r\n\r\n", body.len());
    write!(
        out,
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: {CAPTURED}\r\n\
         Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{head}",
        head.len() + body.len()
    )?;
    out.write_all(body)?;
    out.write_all(b"\r\n\r\n")
}
