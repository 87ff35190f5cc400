use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// The text of a page and the encoding it was read in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// WHATWG name of the encoding.
    pub encoding: &'static str,
    /// Some bytes were not valid in it.
    pub had_errors: bool,
}

/// Bytes in which a `meta` element must declare the encoding, as WHATWG HTML says.
const META_WINDOW: usize = 1_024;

/// Decodes a page: byte order mark before `Content-Type` before `meta` before the guess "UTF-8 if valid, else
/// windows-1252". Labels outside the WHATWG list (UTF-7 above all) are never obeyed.
pub fn decode(bytes: &[u8], content_type: Option<&str>) -> Decoded {
    let declared = content_type.and_then(charset_parameter).and_then(known);
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => declared.or_else(|| meta_encoding(bytes)).unwrap_or_else(|| guess(bytes)),
    };
    let (text, encoding, had_errors) = encoding.decode(bytes);
    Decoded { text: text.into_owned(), encoding: encoding.name(), had_errors }
}

fn known(label: &str) -> Option<&'static Encoding> {
    Encoding::for_label_no_replacement(label.as_bytes())
}

fn charset_parameter(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches(['"', '\'']))
    })
}

fn meta_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let window = &bytes[..bytes.len().min(META_WINDOW)];
    let text: String = window.iter().map(|byte| char::from(*byte).to_ascii_lowercase()).collect();
    let mut rest = text.as_str();
    while let Some(at) = rest.find("<meta") {
        rest = &rest[at + 5..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        if let Some(at) = tag.find("charset") {
            let label = tag[at + 7..].trim_start();
            if let Some(label) = label.strip_prefix('=') {
                let label = label.trim_start().trim_start_matches(['"', '\'']);
                let end = label.find(|c: char| c.is_whitespace() || "\"';/>".contains(c)).unwrap_or(label.len());
                if let Some(encoding) = known(&label[..end]) {
                    // The declaration itself was readable as ASCII, so it cannot be UTF-16.
                    return Some(match encoding {
                        e if e == UTF_16LE || e == UTF_16BE => UTF_8,
                        e if e == X_USER_DEFINED => WINDOWS_1252,
                        e => e,
                    });
                }
            }
        }
    }
    None
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn byte_order_mark_beats_header_beats_meta() {
        let meta = b"<meta charset=windows-1251>\xe9";
        assert_eq!(decode(meta, None).encoding, "windows-1251");
        assert_eq!(decode(meta, Some("text/html; charset=\"ISO-8859-1\"")).encoding, "windows-1252");
        assert_eq!(decode(b"\xef\xbb\xbf<meta charset=koi8-r>", Some("text/html;charset=koi8-r")).encoding, "UTF-8");
    }

    #[test]
    fn utf7_is_never_obeyed() {
        let page = b"<meta charset=utf-7>+ADw-script+AD4-";
        let decoded = decode(page, Some("text/html; charset=utf-7"));
        assert_eq!(decoded.encoding, "UTF-8");
        assert!(decoded.text.contains("+ADw-script"));
    }

    #[test]
    fn undeclared_bytes_are_utf8_if_they_can_be() {
        assert_eq!(decode("Łukasz".as_bytes(), None).text, "Łukasz");
        assert_eq!(decode(b"Andr\xe9", None).text, "André");
        assert_eq!(decode(b"", None).text, "");
    }

    #[test]
    fn http_equiv_declares_too() {
        let page = b"<meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\">\x93\xfa";
        assert_eq!(decode(page, None).encoding, "Shift_JIS");
        assert!(decode(page, None).text.ends_with('日'));
    }
}
