//! Answers meant to exhaust or mislead a reader, by path. Each is harmless to a reader with limits.

use std::io::Write;
use std::sync::LazyLock;
use std::time::Duration;

use super::{Answer, Asked, Part};

/// Every path that is answered badly.
pub const CASES: [&str; 24] = [
    "/ten-gigabytes-announced",
    "/ten-gigabytes-unannounced",
    "/ten-gigabytes-in-chunks",
    "/gzip-bomb",
    "/gzip-twice-bomb",
    "/br-bomb",
    "/zstd-bomb",
    "/zstd-window",
    "/one-byte-a-second",
    "/silent-body",
    "/silent",
    "/endless-redirect/0",
    "/looping-redirect",
    "/megabyte-header",
    "/megabyte-of-headers",
    "/endless-headers",
    "/endless-informational",
    "/reset-in-body",
    "/short-body",
    "/lying-gzip",
    "/unknown-coding",
    "/not-http",
    "/two-lengths",
    "/bad-chunk",
];

/// Paths whose answer only looks odd: its bytes are to arrive unchanged.
pub const ODD: [&str; 3] = ["/lying-charset", "/lying-content-type", "/empty-gzip"];

const MIB: usize = 1 << 20;
/// What the gzip and brotli bombs unfold to.
const UNPACKED: usize = 64 * MIB;
const TEN_GIGABYTES: u64 = 10 << 30;

/// What the hostile server answers.
pub fn answer(asked: &Asked) -> Answer {
    let path = asked.path.as_str();
    if let Some(number) = path.strip_prefix("/endless-redirect/") {
        let number: u64 = number.parse().unwrap_or(0);
        return Answer::redirect(302, &format!("/endless-redirect/{}", number + 1));
    }
    let groups = [too_much, too_slow, endless_heads, broken_off, lies];
    groups.iter().find_map(|group| group(path)).unwrap_or_else(Answer::not_found)
}

const HTML: [(&str, &str); 1] = [("content-type", "text/html")];

fn coded(coding: &str, body: Vec<u8>) -> Answer {
    Answer::new(200, &[("content-type", "text/html"), ("content-encoding", coding)], body)
}

/// Bodies beyond any limit, on the wire or when unpacked.
fn too_much(path: &str) -> Option<Answer> {
    let mebibyte = || vec![b'a'; MIB];
    let ten_gigabytes = |part| Part::Repeat(part, TEN_GIGABYTES / MIB as u64);
    Some(match path {
        "/ten-gigabytes-announced" => {
            let head = format!("HTTP/1.1 200 -\r\ncontent-type: text/html\r\ncontent-length: {TEN_GIGABYTES}\r\n\r\n");
            Answer { parts: vec![Part::Bytes(head.into()), ten_gigabytes(mebibyte())], keep_open: false }
        }
        "/ten-gigabytes-unannounced" => Answer::unending(200, &HTML, [ten_gigabytes(mebibyte())]),
        "/ten-gigabytes-in-chunks" => {
            let chunk = [b"100000\r\n".to_vec(), mebibyte(), b"\r\n".to_vec()].concat();
            let headers = [("content-type", "text/html"), ("transfer-encoding", "chunked")];
            Answer::unending(200, &headers, [ten_gigabytes(chunk)])
        }
        "/gzip-bomb" => coded("gzip", GZIP_BOMB.clone()),
        "/gzip-twice-bomb" => coded("gzip, gzip", gzip(&GZIP_BOMB)),
        "/br-bomb" => coded("br", BR_BOMB.clone()),
        "/zstd-bomb" => coded("zstd", zstd_bomb()),
        "/zstd-window" => coded("zstd", vec![0x28, 0xb5, 0x2f, 0xfd, 0, 0xff, 1, 0, 0]),
        _ => return None,
    })
}

/// Answers that come too slowly or lead nowhere.
fn too_slow(path: &str) -> Option<Answer> {
    Some(match path {
        "/one-byte-a-second" => {
            let beat = [Part::Bytes(b"a".to_vec()), Part::Pause(Duration::from_secs(1))];
            Answer::unending(200, &HTML, beat.into_iter().cycle().take(7200))
        }
        "/silent-body" => Answer::unending(200, &HTML, [Part::Pause(Duration::from_secs(3600))]),
        "/silent" => Answer::raw("").after(Duration::from_secs(3600)),
        "/looping-redirect" => Answer::redirect(301, "/looping-redirect?again"),
        "/looping-redirect?again" => Answer::redirect(301, "/looping-redirect"),
        _ => return None,
    })
}

/// Heads beyond any limit.
fn endless_heads(path: &str) -> Option<Answer> {
    Some(match path {
        "/megabyte-header" => Answer::new(200, &[("x-large", &"a".repeat(MIB))], "page"),
        "/megabyte-of-headers" => Answer::new(200, &vec![("x-many", "aaaaaaaa"); MIB / 18], "page"),
        "/endless-headers" => {
            let head = Part::Bytes(b"HTTP/1.1 200 -\r\n".to_vec());
            let lines = Part::Repeat(b"x-more: aaaaaaaaaaaaaaaa\r\n".repeat(64), u64::MAX);
            Answer { parts: vec![head, lines], keep_open: false }
        }
        "/endless-informational" => {
            let parts = vec![Part::Repeat(b"HTTP/1.1 100 Continue\r\n\r\n".repeat(64), u64::MAX)];
            Answer { parts, keep_open: false }
        }
        _ => return None,
    })
}

/// Answers that end before their end, or are none.
fn broken_off(path: &str) -> Option<Answer> {
    Some(match path {
        "/reset-in-body" => {
            let head = b"HTTP/1.1 200 -\r\ncontent-type: text/html\r\ncontent-length: 1000\r\n\r\nhalf".to_vec();
            // Without the pause the break can overtake the bytes.
            let parts = vec![Part::Bytes(head), Part::Pause(Duration::from_millis(50)), Part::Reset];
            Answer { parts, keep_open: false }
        }
        "/short-body" => Answer::raw("HTTP/1.1 200 -\r\ncontent-type: text/html\r\ncontent-length: 1000\r\n\r\nhalf"),
        "/not-http" => Answer::raw("SSH-2.0-Example_1.0\r\n"),
        "/bad-chunk" => Answer::raw("HTTP/1.1 200 -\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\npage"),
        _ => return None,
    })
}

/// Heads that do not fit their bodies.
fn lies(path: &str) -> Option<Answer> {
    Some(match path {
        "/lying-gzip" => coded("gzip", b"<html>this was never packed</html>".to_vec()),
        "/unknown-coding" => coded("rot13", b"<ugzy>".to_vec()),
        "/two-lengths" => Answer::raw("HTTP/1.1 200 -\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\npage!"),
        "/lying-charset" => Answer::new(200, &[("content-type", "text/html; charset=utf-16")], "<p>plain \u{e9}"),
        "/lying-content-type" => Answer::new(200, &[("content-type", "image/png")], "<html>not a picture"),
        "/empty-gzip" => coded("gzip", Vec::new()),
        _ => return None,
    })
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).and_then(|()| packer.finish()).unwrap_or_default()
}

/// Packing takes long enough to disturb a test of times: done once.
static GZIP_BOMB: LazyLock<Vec<u8>> = LazyLock::new(|| gzip(&vec![0; UNPACKED]));

static BR_BOMB: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let params = brotli::enc::BrotliEncoderParams { quality: 1, ..Default::default() };
    let (zeros, mut packed) = (vec![0; UNPACKED], Vec::new());
    let written = brotli::BrotliCompress(&mut &zeros[..], &mut packed, &params);
    written.map(|_| packed).unwrap_or_default()
});

/// Makes the bombs ready, so that the first request for one is not late.
pub fn prepare() {
    LazyLock::force(&GZIP_BOMB);
    LazyLock::force(&BR_BOMB);
}

/// 2,048 blocks of 128 KiB, each one byte repeated (RFC 8878, 3.1.1.2): 256 MiB in 8 KiB.
fn zstd_bomb() -> Vec<u8> {
    let window_1_mib = 10 << 3;
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0, window_1_mib];
    let blocks = 2048;
    for number in 1..=blocks {
        let (last, run, size) = (u32::from(number == blocks), 1 << 1, (128 << 10) << 3);
        let header: u32 = last | run | size;
        frame.extend_from_slice(&header.to_le_bytes()[..3]);
        frame.push(0);
    }
    frame
}
