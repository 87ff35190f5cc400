//! Bytes of a text file to text: byte-order marks, UTF-8, UTF-16 without a mark, and what the words tell of an older encoding.

mod legacy;

/// A UTF-8 character that breaks off at the end is a cut only in something longer than this; a short text is in an old encoding.
const CUT_AFTER: usize = 256;

/// Text, or `None` where the bytes are not text at all. Bytes that end in the middle of a UTF-8 character still decode.
pub(crate) fn decode(bytes: &[u8]) -> Option<String> {
    decode_with_doubt(bytes).map(|(text, _)| text)
}

/// As [`decode`], with what is to be said of an encoding that nothing tells for certain.
pub(crate) fn decode_with_doubt(bytes: &[u8]) -> Option<(String, Option<String>)> {
    if bytes.is_empty() || !is_legacy(bytes) {
        return of_unicode(bytes).map(|text| (text, None));
    }
    let found = legacy::decode(bytes);
    let encoding = found.encoding;
    let doubt = found.doubtful.then(|| {
        format!("its encoding is an old one that no word of it tells; read as {encoding}, its letters beyond ASCII may be others")
    });
    printable(&found.text).then_some((found.text, doubt))
}

/// Whether the bytes are a text in none of Unicode's encodings.
fn is_legacy(bytes: &[u8]) -> bool {
    let cut = |error: std::str::Utf8Error| error.error_len().is_none() && error.valid_up_to() >= CUT_AFTER;
    encoding_rs::Encoding::for_bom(bytes).is_none()
        && utf16_without_mark(bytes).is_none()
        && !bytes.contains(&0)
        && std::str::from_utf8(bytes).is_err_and(|error| !cut(error))
}

fn of_unicode(bytes: &[u8]) -> Option<String> {
    if bytes.is_empty() {
        return None;
    }
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return Some(encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned());
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return Some(encoding.decode_without_bom_handling(bytes).0.into_owned());
    }
    if bytes.contains(&0) {
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => printable(text).then(|| text.to_owned()),
        Err(error) if error.error_len().is_none() && error.valid_up_to() >= CUT_AFTER => {
            let text = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
            printable(&text).then_some(text)
        }
        Err(_) => None,
    }
}

/// Every second byte of Latin text in UTF-16 is zero; at least this share of one side must be.
const ZERO_SHARE_PERCENT: usize = 40;

fn utf16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let head = &bytes[..bytes.len().min(512) & !1];
    if head.len() < 8 {
        return None;
    }
    let zeros =
        |odd: usize| head.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count() * 100 / (head.len() / 2);
    match (zeros(0), zeros(1)) {
        (first, second) if first >= ZERO_SHARE_PERCENT && second < 5 => Some(encoding_rs::UTF_16BE),
        (first, second) if second >= ZERO_SHARE_PERCENT && first < 5 => Some(encoding_rs::UTF_16LE),
        _ => None,
    }
}

/// Text holds few control characters: at most one in fifty, form feeds and tabs aside.
fn printable(text: &str) -> bool {
    let strange =
        text.chars().filter(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}')).count();
    strange * 50 <= text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_editors_write() {
        assert_eq!(decode("Zoë".as_bytes()).as_deref(), Some("Zoë"));
        assert_eq!(decode(b"Zo\xEB").as_deref(), Some("Zoë"));
        assert_eq!(decode(b"\xEF\xBB\xBFhi").as_deref(), Some("hi"));
        assert_eq!(decode(b"\xFF\xFEh\0i\0").as_deref(), Some("hi"));
        let plain: Vec<u8> = "Hello world".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode(&plain).as_deref(), Some("Hello world"));
    }

    #[test]
    fn cut_in_the_middle_of_a_character_is_still_text() {
        let long = "Zoë ".repeat(100);
        assert_eq!(decode(&long.as_bytes()[..498]).as_deref(), Some(&*(String::from(&long[..495]) + "Zo")));
    }

    #[test]
    fn binary_is_not_text() {
        assert_eq!(decode(&[0x7f, b'E', b'L', b'F', 0, 0, 1, 2]), None);
    }
}
