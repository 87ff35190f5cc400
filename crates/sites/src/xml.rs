//! XML answers (feeds, records of catalogues) as JSON, so that one language of pointers reads both.
//!
//! An element with neither attributes nor children is its text. Any other is an object: attributes under `@name`, text
//! under `#text`, children under their names without prefix, always as lists. Nothing outside the answer is ever read.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Map, Value};

/// Elements inside each other; catalogues and feeds use about ten.
const MAX_DEPTH: usize = 32;
/// Elements of one answer; a long list of publications has some ten thousand.
const MAX_ELEMENTS: usize = 50_000;

/// Whether bytes begin as XML that is no page for people.
pub(crate) fn is_xml(body: &[u8]) -> bool {
    let start = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii_start();
    let begins = |with: &[u8]| start.len() >= with.len() && start[..with.len()].eq_ignore_ascii_case(with);
    (begins(b"<?xml") && !crosscheck_model::is_html(body)) || begins(b"<rss") || begins(b"<feed")
}

/// The document as an object with its root element; `None` if it is broken or beyond the limits.
pub(crate) fn to_json(body: &[u8]) -> Option<Value> {
    let mut reader = Reader::from_reader(body);
    let mut open: Vec<(String, Map<String, Value>)> = Vec::new();
    let mut elements = 0;
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => {
                elements += 1;
                if open.len() >= MAX_DEPTH || elements > MAX_ELEMENTS {
                    return None;
                }
                open.push(opened(&start));
            }
            Event::Empty(start) => {
                elements += 1;
                let (name, members) = opened(&start);
                if let Some(root) = close(&mut open, name, members).filter(|_| elements <= MAX_ELEMENTS) {
                    return Some(root);
                }
            }
            Event::End(_) => {
                let (name, members) = open.pop()?;
                if let Some(root) = close(&mut open, name, members) {
                    return Some(root);
                }
            }
            Event::Text(text) => add_text(&mut open, &text.decode().ok()?),
            Event::CData(text) => add_text(&mut open, &String::from_utf8_lossy(&text)),
            Event::GeneralRef(name) => {
                let name = String::from_utf8_lossy(&name).into_owned();
                let known = quick_xml::escape::unescape(&format!("&{name};")).map(std::borrow::Cow::into_owned);
                add_text(&mut open, &known.unwrap_or_default());
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

fn opened(start: &BytesStart<'_>) -> (String, Map<String, Value>) {
    let local = |name: &[u8]| String::from_utf8_lossy(name).into_owned();
    let name = local(start.local_name().as_ref());
    let attributes = start.attributes().flatten().map(|attribute| {
        let raw = String::from_utf8_lossy(&attribute.value).into_owned();
        let value = quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), std::borrow::Cow::into_owned);
        (format!("@{}", local(attribute.key.local_name().as_ref())), Value::String(value))
    });
    (name, attributes.collect())
}

fn add_text(open: &mut [(String, Map<String, Value>)], text: &str) {
    let Some((_, members)) = open.last_mut() else { return };
    if let Value::String(held) = members.entry("#text").or_insert_with(|| Value::String(String::new())) {
        held.push_str(text);
    }
}

/// Puts a finished element into the one around it; the last one is the document.
fn close(open: &mut [(String, Map<String, Value>)], name: String, mut members: Map<String, Value>) -> Option<Value> {
    let text = members.remove("#text").filter(|text| text.as_str().is_some_and(|text| !text.trim().is_empty()));
    let value = match text {
        Some(text) if members.is_empty() => text,
        text => {
            members.extend(text.map(|text| ("#text".to_owned(), text)));
            Value::Object(members)
        }
    };
    match open.last_mut() {
        Some((_, around)) => {
            if let Value::Array(list) = around.entry(name).or_insert_with(|| Value::Array(Vec::new())) {
                list.push(value);
            }
            None
        }
        None => Some(Value::Object(Map::from_iter([(name, value)]))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn elements_become_members() {
        let xml = br#"<?xml version="1.0"?><person name="Ana &amp; Bo" xmlns:d="x"><!-- no --><author>Ana</author>
            <author pid="1">Bo&#233; <![CDATA[<x>]]></author><d:empty/></person>"#;
        let wanted = json!({"person": {"@name": "Ana & Bo", "@d": "x", "author": ["Ana", {"@pid": "1", "#text": "Bo\u{e9} <x>"}], "empty": [{}]}});
        assert!(is_xml(xml));
        assert_eq!(to_json(xml), Some(wanted));
    }

    #[test]
    fn broken_hostile_and_other_documents_are_nothing() {
        for xml in ["<a><b></a>", "<a>", "", "plain", "<a>&bomb;", &"<a>".repeat(100)] {
            assert_eq!(to_json(xml.as_bytes()), None, "{xml}");
        }
        assert_eq!(to_json(b"<a>x&bomb;y</a>"), Some(json!({"a": "xy"})));
        for page in ["<!doctype html><html>", "<?xml version='1.0'?><!DOCTYPE html><html>", "{}", ""] {
            assert!(!is_xml(page.as_bytes()), "{page}");
        }
    }
}
