//! Lines of a vCard: folded ones joined, parameters apart, values decoded.

use base64::Engine;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

/// Lines of one card.
const MAX_LINES: usize = 20_000;
/// Bytes of one value; a portrait is a few hundred thousand.
const MAX_VALUE: usize = 12 << 20;

const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &base64::alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_allow_trailing_bits(true)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// One property.
#[derive(Debug, PartialEq)]
pub(super) struct Property {
    /// In capitals, without its group.
    pub(super) name: String,
    /// Names in capitals; a value without a name is one of version 2.1 and stands as a type.
    parameters: Vec<(String, String)>,
    value: String,
    /// Line of the file, counted from 1.
    pub(super) line: u32,
}

impl Property {
    /// The first value of a parameter.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// As text, with its escapes and its transfer encoding taken out.
    pub(super) fn text(&self) -> String {
        unescaped(&self.value).trim().to_owned()
    }

    /// Parts between semicolons.
    pub(super) fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut escaped = false;
        for c in self.value.chars() {
            if c == ';' && !escaped {
                parts.push(String::new());
            } else if let Some(part) = parts.last_mut() {
                part.push(c);
            }
            escaped = c == '\\' && !escaped;
        }
        parts.iter().map(|part| unescaped(part).trim().to_owned()).collect()
    }

    /// The bytes that stand in it, in base64 or as a data address.
    pub(super) fn bytes(&self) -> Option<Vec<u8>> {
        let encoding = self.parameter("ENCODING").unwrap_or_default().to_ascii_uppercase();
        let bare = match self.value.split_once(";base64,") {
            Some((start, encoded)) if start.starts_with("data:") => encoded,
            _ if encoding.starts_with('B') => self.value.as_str(),
            _ => return None,
        };
        LENIENT.decode(bare.split_whitespace().collect::<String>()).ok()
    }
}

fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match chars.next() {
            Some('n' | 'N') => plain.push('\n'),
            Some(other) => plain.push(other),
            None => {}
        }
    }
    plain
}

/// The properties of the first card, and whether there are more cards.
pub(super) fn first_card(text: &str) -> (Vec<Property>, bool) {
    let mut properties = Vec::new();
    let mut ended = false;
    for (number, line) in unfolded(text) {
        let Some(property) = property(&line, number) else { continue };
        match (property.name.as_str(), ended) {
            ("BEGIN", true) => return (properties, true),
            ("END", false) if property.value.trim().eq_ignore_ascii_case("vcard") => ended = true,
            (_, true) | ("BEGIN", false) => {}
            _ => properties.push(property),
        }
    }
    (properties, false)
}

fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    let mut soft = false;
    for (index, raw) in text.lines().enumerate().take(MAX_LINES) {
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let folded = raw.starts_with([' ', '\t']);
        match lines.last_mut().filter(|(_, line)| (soft || folded) && line.len() < MAX_VALUE) {
            Some((_, line)) => {
                if soft {
                    line.pop();
                }
                line.push_str(if soft { raw } else { &raw[1..] });
            }
            None => lines.push((number, raw.to_owned())),
        }
        // Quoted-printable values of version 2.1 run on after an equals sign.
        soft = lines.last().is_some_and(|(_, line)| {
            let head = line.split(':').next().unwrap_or_default().to_ascii_uppercase();
            line.ends_with('=') && head.contains("QUOTED-PRINTABLE")
        });
    }
    lines
}

fn property(line: &str, number: u32) -> Option<Property> {
    let mut quoted = false;
    let colon = line.char_indices().find(|(_, c)| {
        quoted ^= *c == '"';
        *c == ':' && !quoted
    });
    let (at, _) = colon?;
    let (head, value) = (&line[..at], &line[at + 1..]);
    let mut parts = head.split(';');
    let name = parts.next()?.rsplit('.').next()?.trim().to_ascii_uppercase();
    let parameters: Vec<(String, String)> = parts
        .map(|part| match part.split_once('=') {
            Some((key, value)) => (key.trim().to_ascii_uppercase(), value.trim().trim_matches('"').to_owned()),
            None if part.eq_ignore_ascii_case("quoted-printable") || part.eq_ignore_ascii_case("base64") => {
                ("ENCODING".to_owned(), part.to_owned())
            }
            None => ("TYPE".to_owned(), part.trim().to_owned()),
        })
        .collect();
    let mut property = Property { name, parameters, value: value.to_owned(), line: number };
    if property.parameter("ENCODING").is_some_and(|encoding| encoding.eq_ignore_ascii_case("quoted-printable")) {
        property.value = quoted_printable(&property.value, property.parameter("CHARSET"));
    }
    Some(property)
}

fn quoted_printable(text: &str, charset: Option<&str>) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    let digit = |at: usize| bytes.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    while at < bytes.len() {
        if bytes[at] == b'='
            && let (Some(high), Some(low)) = (digit(at + 1), digit(at + 2))
        {
            decoded.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
            at += 3;
        } else {
            decoded.push(bytes[at]);
            at += 1;
        }
    }
    let encoding =
        charset.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes())).unwrap_or(encoding_rs::UTF_8);
    encoding.decode_without_bom_handling(&decoded).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_unfolded_and_values_decoded() {
        let (card, more) = first_card(
            "BEGIN:VCARD\nitem1.TEL;TYPE=\"work,voice\":+1 202\n  555 0100\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=AB=\n Example\nN:Example;Zo\\;e;;;\nEND:VCARD\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\n",
        );
        assert!(more);
        assert_eq!((card[0].name.as_str(), card[0].text()), ("TEL", "+1 202 555 0100".to_owned()));
        assert_eq!(card[1].text(), "Zoë Example");
        assert_eq!(card[2].parts()[..2], ["Example".to_owned(), "Zo;e".to_owned()]);
        assert!(first_card("nothing").0.is_empty());
    }
}
