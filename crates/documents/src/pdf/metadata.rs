//! The document's information dictionary and XMP packet, as written.

use crosscheck_model::{Locator, ReadBy};
use lopdf::{Document, Object};

use super::limits::MAX_STREAM;
use crate::collect::Collector;

const INFO: [&str; 8] = ["Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate"];
const XMP: [&str; 7] = [
    "xmp:CreatorTool",
    "xmp:CreateDate",
    "xmp:ModifyDate",
    "xmp:MetadataDate",
    "pdf:Producer",
    "dc:creator",
    "dc:title",
];
/// Longer values are not metadata a person wrote.
const MAX_VALUE: usize = 500;

pub(super) fn read(document: &Document, out: &mut Collector<'_>) {
    if let Ok(info) = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict) {
        for name in INFO {
            let text =
                info.get_deref(name.as_bytes(), document).ok().and_then(|value| lopdf::decode_text_string(value).ok());
            if let Some(text) = text {
                push(name, &text, out);
            }
        }
    }
    let packet = document
        .catalog()
        .and_then(|catalog| catalog.get_deref(b"Metadata", document))
        .and_then(Object::as_stream)
        .ok()
        .and_then(|stream| stream.get_plain_content_with_limit(MAX_STREAM).ok());
    let Some(packet) = packet else { return };
    let packet = String::from_utf8_lossy(&packet);
    for name in XMP {
        if let Some(text) = property(&packet, name) {
            push(name, &text, out);
        }
    }
}

fn push(name: &str, text: &str, out: &mut Collector<'_>) {
    let text: String = text.trim().chars().filter(|c| !c.is_control()).take(MAX_VALUE).collect();
    if text.is_empty() {
        return;
    }
    let at = out.at(Locator::Field(name.to_owned()), ReadBy::DocumentMetadata);
    out.builder.metadata(&at, name, &text);
}

/// A property of an XMP packet, written as an element or as an attribute. Inner elements (`rdf:Seq`) are taken out.
fn property(packet: &str, name: &str) -> Option<String> {
    let attribute = format!("{name}=\"");
    if let Some(at) = packet.find(&attribute) {
        let rest = &packet[at + attribute.len()..];
        return Some(unescape(&rest[..rest.find('"')?]));
    }
    let open = packet.find(&format!("<{name}>")).or_else(|| packet.find(&format!("<{name} ")))?;
    let rest = &packet[open..];
    let inner = &rest[rest.find('>')? + 1..rest.find(&format!("</{name}>"))?];
    let mut text = String::new();
    let mut inside = false;
    for c in inner.chars().take(4 * MAX_VALUE) {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    Some(unescape(text.split_whitespace().collect::<Vec<_>>().join(" ").as_str()))
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {

    use super::*;

    #[test]
    fn properties_as_elements_and_attributes() {
        let packet = r#"<rdf:Description xmp:CreatorTool="Writer &amp; Co"><dc:creator><rdf:Seq><rdf:li>Ana Example</rdf:li></rdf:Seq></dc:creator>"#;
        assert_eq!(property(packet, "xmp:CreatorTool").as_deref(), Some("Writer & Co"));
        assert_eq!(property(packet, "dc:creator").as_deref(), Some("Ana Example"));
        assert_eq!(property(packet, "dc:title"), None);
        assert_eq!(property("<dc:title></x", "dc:title"), None);
    }
}
