//! Safari's web archive: a property list, binary or XML, of the page and what it shows.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use url::Url;

use super::bplist::{Object, PropertyList};
use super::saved::{Resource, SavedPages, collect, web};
use crate::xml::{self, Element};

/// Parts of one archive.
const MAX_PARTS: usize = 4_000;

pub(super) fn read(bytes: &[u8], told: Option<&Url>, handed_in: Timestamp) -> SavedPages {
    let found = if bytes.starts_with(b"bplist00") { binary(bytes) } else { written_as_xml(bytes) };
    match found {
        Some((main, others)) => collect(main, others, told, handed_in),
        None => SavedPages::without_pages("the web archive is damaged, or holds no page"),
    }
}

fn binary(bytes: &[u8]) -> Option<(Resource<'_>, Vec<Resource<'_>>)> {
    let list = PropertyList::open(bytes)?;
    let top = list.top()?;
    let main = binary_resource(&list, &list.get(&top, "WebMainResource")?)?;
    let others = match list.get(&top, "WebSubresources") {
        Some(Object::List(members)) => {
            let members = members.into_iter().take(MAX_PARTS).filter_map(|at| list.object(at));
            members.filter_map(|object| binary_resource(&list, &object)).collect()
        }
        _ => Vec::new(),
    };
    Some((main, others))
}

fn binary_resource<'a>(list: &PropertyList<'a>, object: &Object<'a>) -> Option<Resource<'a>> {
    let Some(Object::Data(body)) = list.get(object, "WebResourceData") else { return None };
    let text = |key: &str| match list.get(object, key) {
        Some(Object::Text(text)) => Some(text),
        _ => None,
    };
    Some(resource(
        text("WebResourceURL"),
        text("WebResourceMIMEType"),
        text("WebResourceTextEncodingName"),
        Cow::Borrowed(body),
    ))
}

fn resource(
    address: Option<String>,
    media_type: Option<String>,
    encoding: Option<String>,
    body: Cow<'_, [u8]>,
) -> Resource<'_> {
    let media_type = media_type.unwrap_or_else(|| "text/html".to_owned());
    let media_type = match encoding {
        Some(encoding) if media_type.starts_with("text/") => format!("{media_type}; charset={encoding}"),
        _ => media_type,
    };
    Resource { address: address.as_deref().and_then(web), relative: None, media_type, body }
}

fn written_as_xml(bytes: &[u8]) -> Option<(Resource<'static>, Vec<Resource<'static>>)> {
    // Apple's own lists declare a document type, and define nothing in it.
    let start = bytes.iter().position(|byte| *byte == b'<')?;
    let text = String::from_utf8_lossy(&bytes[start..]);
    let at = text.find("<plist")?;
    let root = xml::parse(&text.as_bytes()[at..]).ok()?;
    let top = root.child_local("dict")?;
    let main = xml_resource(value_of(top, "WebMainResource")?)?;
    let others =
        value_of(top, "WebSubresources").map(|list| list.elements().take(MAX_PARTS).filter_map(xml_resource).collect());
    Some((main, others.unwrap_or_default()))
}

/// The element after the key of this name.
fn value_of<'e>(dictionary: &'e Element, key: &str) -> Option<&'e Element> {
    let mut members = dictionary.elements();
    members.find(|element| element.local() == "key" && element.text().trim() == key)?;
    members.next()
}

fn xml_resource(dictionary: &Element) -> Option<Resource<'static>> {
    let encoded: String = value_of(dictionary, "WebResourceData")?.text().split_whitespace().collect();
    let body = STANDARD.decode(encoded).ok()?;
    let text = |key: &str| value_of(dictionary, key).and_then(Element::trimmed);
    Some(resource(
        text("WebResourceURL"),
        text("WebResourceMIMEType"),
        text("WebResourceTextEncodingName"),
        Cow::Owned(body),
    ))
}

#[cfg(test)]
mod tests {
    use super::super::bplist::tests::written;
    use super::*;

    fn text(text: &str) -> Vec<u8> {
        let mut bytes = if text.len() < 15 {
            vec![0x50 | u8::try_from(text.len()).unwrap()]
        } else {
            vec![0x5F, 0x10, u8::try_from(text.len()).unwrap()]
        };
        bytes.extend(text.as_bytes());
        bytes
    }

    #[test]
    fn the_page_and_its_pictures() {
        let archive = written(&[
            vec![0xD2, 1, 2, 3, 4],
            text("WebMainResource"),
            text("WebSubresources"),
            vec![0xD3, 5, 6, 7, 8, 9, 10],
            vec![0xA1, 11],
            text("WebResourceData"),
            text("WebResourceURL"),
            text("WebResourceMIMEType"),
            b"\x48<p>Hello".to_vec(),
            text("https://example.com/ana"),
            text("text/html"),
            vec![0xD3, 5, 6, 7, 12, 13, 14],
            b"\x44\x89PNG".to_vec(),
            text("https://example.com/me.png"),
            text("image/png"),
        ]);
        let saved = read(&archive, None, Timestamp::UNIX_EPOCH);
        assert_eq!(saved.pages[0].url.as_str(), "https://example.com/ana");
        assert_eq!(&saved.pages[0].body[..], b"<p>Hello");
        assert_eq!(saved.pictures[0].url.as_str(), "https://example.com/me.png");
    }

    #[test]
    fn the_same_as_xml() {
        let xml = "<?xml version=\"1.0\"?><!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"x\"><plist><dict><key>WebMainResource</key><dict>\
            <key>WebResourceData</key><data>PHA+SGk=</data><key>WebResourceURL</key><string>https://example.com/ana</string></dict></dict></plist>";
        let saved = read(xml.as_bytes(), None, Timestamp::UNIX_EPOCH);
        assert_eq!(&saved.pages[0].body[..], b"<p>Hi");
        assert!(read(b"bplist00 nothing", None, Timestamp::UNIX_EPOCH).pages.is_empty());
        assert!(read(b"<plist><dict/></plist>", None, Timestamp::UNIX_EPOCH).pages.is_empty());
    }
}
