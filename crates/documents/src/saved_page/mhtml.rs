//! MHTML: a message whose parts are the page and what it shows (RFC 2557).

use std::borrow::Cow;

use base64::Engine;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use jiff::Timestamp;
use url::Url;

use super::address;
use super::saved::{Resource, SavedPages, bare_type, collect, time_of_capture, web};
use crate::bytes::contains;

/// Parts of one message.
const MAX_PARTS: usize = 4_000;
/// Messages inside messages.
const MAX_DEPTH: usize = 3;
/// Lines of one head.
const MAX_HEADERS: usize = 200;

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// Headers of a message or of a part, names in lower case.
type Headers = Vec<(String, String)>;

pub(super) fn read(bytes: &[u8], told: Option<&Url>, handed_in: Timestamp) -> SavedPages {
    let (headers, body) = head(bytes);
    let mut parts = Vec::new();
    gather(&headers, body, 0, &mut parts);
    let at = time_of_capture(get(&headers, "date").and_then(address::mail_time), handed_in);
    let snapshot =
        get(&headers, "snapshot-content-location").or_else(|| get(&headers, "content-location")).and_then(web);
    let Some(main) = main_part(&parts, snapshot.as_ref()) else {
        return SavedPages::without_pages("the saved page holds no HTML");
    };
    let mut main = parts.remove(main);
    main.address = snapshot.or(main.address).or_else(|| address::of_html(&main.body).map(|stated| stated.address));
    // A page saved with a folder names what is in it by where it lies.
    if let Some(base) = told.or(main.address.as_ref()) {
        for part in &mut parts {
            let joined = part.relative.as_deref().filter(|relative| !relative.contains(':'));
            part.address = part.address.take().or_else(|| joined.and_then(|relative| base.join(relative).ok()));
        }
    }
    collect(main, parts, told, at)
}

/// The part whose address is that of the message, else the first page.
fn main_part(parts: &[Resource<'_>], snapshot: Option<&Url>) -> Option<usize> {
    let html =
        |part: &Resource<'_>| matches!(bare_type(&part.media_type).as_str(), "text/html" | "application/xhtml+xml");
    let named = parts.iter().position(|part| html(part) && snapshot.is_some() && part.address.as_ref() == snapshot);
    named.or_else(|| parts.iter().position(html))
}

fn gather<'a>(headers: &Headers, body: &'a [u8], depth: usize, parts: &mut Vec<Resource<'a>>) {
    let media_type = get(headers, "content-type").unwrap_or("text/html").to_owned();
    if !bare_type(&media_type).starts_with("multipart/") {
        let body = decode(get(headers, "content-transfer-encoding").unwrap_or_default(), body);
        let location = get(headers, "content-location");
        let address = location.and_then(web);
        let relative = location.filter(|_| address.is_none()).map(str::to_owned);
        parts.push(Resource { address, relative, media_type, body });
        return;
    }
    let Some(boundary) = parameter(&media_type, "boundary").filter(|_| depth < MAX_DEPTH) else { return };
    for part in split(body, &boundary) {
        if parts.len() >= MAX_PARTS {
            return;
        }
        let (headers, body) = head(part);
        gather(&headers, body, depth + 1, parts);
    }
}

/// The headers, folded lines joined, and what comes after them.
fn head(bytes: &[u8]) -> (Headers, &[u8]) {
    let mut headers: Headers = Vec::new();
    let mut rest = bytes;
    for _ in 0..MAX_HEADERS {
        let end = rest.iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| at + 1);
        let line = String::from_utf8_lossy(&rest[..end]).trim_end_matches(['\r', '\n']).to_owned();
        rest = &rest[end..];
        if line.trim().is_empty() {
            // Empty lines before the first header belong to nothing.
            if headers.is_empty() && !rest.is_empty() {
                continue;
            }
            break;
        }
        if line.starts_with([' ', '\t'])
            && let Some((_, value)) = headers.last_mut()
        {
            value.push(' ');
            value.push_str(line.trim());
        } else if let Some((name, value)) = line.split_once(':') {
            headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
        }
    }
    (headers, rest)
}

fn get<'h>(headers: &'h Headers, name: &str) -> Option<&'h str> {
    headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}

fn parameter(value: &str, name: &str) -> Option<String> {
    value.split(';').skip(1).find_map(|part| {
        let (key, value) = part.split_once('=')?;
        let value = value.trim().trim_matches('"');
        (key.trim().eq_ignore_ascii_case(name) && !value.is_empty()).then(|| value.to_owned())
    })
}

/// The parts between lines `--boundary`.
fn split<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mark = format!("--{boundary}");
    let mut parts = Vec::new();
    let mut begun: Option<usize> = None;
    let mut at = 0;
    while at < body.len() && parts.len() <= MAX_PARTS {
        let end = body[at..].iter().position(|byte| *byte == b'\n').map_or(body.len(), |length| at + length + 1);
        let line = body[at..end].trim_ascii_end();
        let closing = line.strip_prefix(mark.as_bytes()).filter(|rest| rest.is_empty() || *rest == b"--");
        if let Some(rest) = closing {
            if let Some(from) = begun {
                parts.push(&body[from..at]);
            }
            begun = Some(end);
            if !rest.is_empty() {
                return parts;
            }
        }
        at = end;
    }
    // A file that was cut still has what came before the cut.
    if let Some(from) = begun {
        parts.push(&body[from..]);
    }
    parts
}

fn decode<'a>(encoding: &str, body: &'a [u8]) -> Cow<'a, [u8]> {
    match encoding.trim().to_ascii_lowercase().as_str() {
        "base64" => {
            let bare: Vec<u8> = body.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
            Cow::Owned(LENIENT.decode(bare).unwrap_or_default())
        }
        "quoted-printable" => Cow::Owned(quoted_printable(body)),
        _ => Cow::Borrowed(body),
    }
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    if !contains(body, b"=") {
        return body.to_vec();
    }
    let digit = |at: usize| body.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    let mut decoded = Vec::with_capacity(body.len());
    let mut at = 0;
    while at < body.len() {
        if body[at] != b'=' {
            decoded.push(body[at]);
            at += 1;
            continue;
        }
        // "=" at the end of a line joins it with the next; spaces may stand between.
        let spaces = body[at + 1..].iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
        let after = at + 1 + spaces;
        if body[after..].starts_with(b"\r\n") {
            at = after + 2;
        } else if body.get(after) == Some(&b'\n') {
            at = after + 1;
        } else if let (Some(high), Some(low)) = (digit(at + 1), digit(at + 2)) {
            decoded.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
            at += 3;
        } else {
            decoded.push(b'=');
            at += 1;
        }
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAVED: &str = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.com/ana\r\nSubject: Ana\r\n\
        Date: Mon, 2 Nov 2026 09:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\t\
        boundary=\"----MultipartBoundary--x----\"\r\n\r\n\r\n------MultipartBoundary--x----\r\nContent-Type: text/html\r\n\
        Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://example.com/ana\r\n\r\n<p>Zo=C3=AB =\r\nExample=3D</p>\r\n\
        ------MultipartBoundary--x----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\
        Content-Location: https://example.com/me.png\r\n\r\niVBO\r\nRw==\r\n------MultipartBoundary--x----\r\nContent-Type: text/html\r\n\
        Content-Location: cid:frame-1@mhtml.blink\r\n\r\n<p>advertisement\r\n------MultipartBoundary--x------\r\n";

    fn later() -> Timestamp {
        "2026-11-30T00:00:00Z".parse().unwrap()
    }

    #[test]
    fn the_page_and_its_pictures() {
        let saved = read(SAVED.as_bytes(), None, later());
        assert_eq!(saved.pages.len(), 1);
        assert_eq!(saved.pages[0].url.as_str(), "https://example.com/ana");
        assert_eq!(String::from_utf8_lossy(&saved.pages[0].body).trim(), "<p>Zoë Example=</p>");
        assert_eq!(saved.pages[0].captured_at.to_string(), "2026-11-02T08:00:00Z");
        assert_eq!(saved.pictures[0].url.as_str(), "https://example.com/me.png");
        assert!(saved.pictures[0].body.starts_with(b"\x89PNG"));
        assert!(saved.problems[0].what.contains("1 pages shown inside"));
    }

    #[test]
    fn what_the_user_says_goes_first_and_the_future_is_no_time_of_capture() {
        let told: Url = "https://other.example/".parse().unwrap();
        let saved = read(SAVED.as_bytes(), Some(&told), Timestamp::UNIX_EPOCH);
        assert_eq!(saved.pages[0].url, told);
        assert_eq!(saved.pages[0].captured_at, Timestamp::UNIX_EPOCH);
    }

    #[test]
    fn broken_messages_end() {
        for text in [
            "",
            "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: image/png\r\n\r\nabc",
            "MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--x\r\n",
            "Content-Type: multipart/related; boundary=\"\"\r\n\r\n--\r\n--\r\n",
        ] {
            assert!(read(text.as_bytes(), None, later()).pages.is_empty(), "{text}");
        }
        // Parts inside parts inside parts end at a depth, not in a stack.
        let nested = "Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\n".repeat(50_000);
        assert!(read(nested.as_bytes(), None, later()).pages.is_empty());
    }
}
