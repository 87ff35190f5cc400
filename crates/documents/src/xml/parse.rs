use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;
use std::sync::OnceLock;

use quick_xml::NsReader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::name::{QName, ResolveResult};

use super::Element;
use super::element::Node;

/// Elements inside one another: nested tables and text boxes of real documents stay below fifty.
const MAX_DEPTH: usize = 200;
/// Elements and pieces of text of one document: the longest CVs have some ten thousand.
const MAX_NODES: usize = 400_000;
/// Attributes of one element.
const MAX_ATTRIBUTES: usize = 200;
/// How far into a file its root element must begin.
const ROOT_WITHIN: usize = 64 << 10;

/// Why XML was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refused {
    /// It declares a document type.
    Doctype,
    /// Elements stand too deep in one another.
    TooDeep,
    /// There are too many elements.
    TooMany,
    /// It is not well-formed; the line.
    Malformed(u32),
    /// There is no element.
    Empty,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Doctype => f.write_str("the XML declares a document type, which is not read"),
            Self::TooDeep => write!(f, "the XML nests more than {MAX_DEPTH} elements"),
            Self::TooMany => write!(f, "the XML has more than {MAX_NODES} elements"),
            Self::Malformed(line) => write!(f, "the XML is not well-formed in line {line}"),
            Self::Empty => f.write_str("the XML holds no element"),
        }
    }
}

/// The whole document as its root element.
pub(crate) fn parse(bytes: &[u8]) -> Result<Element, Refused> {
    let text = decode(bytes);
    Builder::new(&text).build()
}

/// Name of the root element, read from the beginning only; `None` if this is no XML. The name has the prefix of
/// `namespaces.tsv` if its namespace stands there.
pub(crate) fn root(bytes: &[u8]) -> Option<Element> {
    let text = decode(&bytes[..bytes.len().min(ROOT_WITHIN)]);
    if !text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']).starts_with('<') {
        return None;
    }
    let mut builder = Builder::new(&text);
    loop {
        match builder.reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => return builder.element(&start, 1).ok(),
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// XML says its encoding itself, in a byte-order mark or in its first line.
fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0;
    }
    let head = &bytes[..bytes.len().min(200)];
    if head.len() > 4 && head[0] == 0 && head[1] == b'<' {
        return encoding_rs::UTF_16BE.decode_without_bom_handling(bytes).0;
    }
    if head.len() > 4 && head[0] == b'<' && head[1] == 0 {
        return encoding_rs::UTF_16LE.decode_without_bom_handling(bytes).0;
    }
    let declared = String::from_utf8_lossy(head);
    let label = declared
        .split_once("?>")
        .and_then(|(declaration, _)| declaration.split_once("encoding="))
        .and_then(|(_, rest)| rest.get(1..)?.split(['"', '\'']).next());
    let encoding = label.and_then(|label| encoding_rs::Encoding::for_label(label.as_bytes()));
    // A byte-order mark is missing, so a declaration of UTF-16 that could be read as bytes is wrong.
    match encoding.filter(|encoding| encoding.is_ascii_compatible()) {
        Some(encoding) => encoding.decode_without_bom_handling(bytes).0,
        None => String::from_utf8_lossy(bytes),
    }
}

fn namespaces() -> &'static BTreeMap<&'static str, &'static str> {
    static TABLE: OnceLock<BTreeMap<&str, &str>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let lines = include_str!("namespaces.tsv").lines().filter(|line| !line.starts_with('#'));
        lines.filter_map(|line| line.split_once('\t')).map(|(prefix, uri)| (uri.trim(), prefix)).collect()
    })
}

struct Builder<'a> {
    text: &'a str,
    reader: NsReader<&'a [u8]>,
    names: BTreeMap<String, Rc<str>>,
    nodes: usize,
    /// Line up to which lines were counted, and the byte it begins at.
    counted: (u32, usize),
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        let mut reader = NsReader::from_str(text);
        reader.config_mut().allow_dangling_amp = true;
        Self { text, reader, names: BTreeMap::new(), nodes: 0, counted: (1, 0) }
    }

    fn build(mut self) -> Result<Element, Refused> {
        // The elements that are open, the outermost first.
        let mut open: Vec<Element> = Vec::new();
        loop {
            let event = self.reader.read_event();
            let line = self.line();
            match event.map_err(|_| Refused::Malformed(line))? {
                Event::DocType(_) => return Err(Refused::Doctype),
                Event::Start(start) => {
                    if open.len() >= MAX_DEPTH {
                        return Err(Refused::TooDeep);
                    }
                    open.push(self.element(&start, line)?);
                }
                Event::Empty(start) => {
                    let element = self.element(&start, line)?;
                    match open.last_mut() {
                        Some(parent) => parent.children.push(Node::Element(element)),
                        None => return Ok(element),
                    }
                }
                Event::End(_) => {
                    let Some(done) = open.pop() else { return Err(Refused::Malformed(line)) };
                    match open.last_mut() {
                        Some(parent) => parent.children.push(Node::Element(done)),
                        None => return Ok(done),
                    }
                }
                Event::Text(text) => self.push_text(&mut open, &String::from_utf8_lossy(&text))?,
                Event::CData(text) => self.push_text(&mut open, &String::from_utf8_lossy(&text))?,
                Event::GeneralRef(reference) => self.push_text(&mut open, &referred(&reference))?,
                Event::Eof => return Err(if open.is_empty() { Refused::Empty } else { Refused::Malformed(line) }),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    fn count(&mut self) -> Result<(), Refused> {
        self.nodes += 1;
        if self.nodes > MAX_NODES { Err(Refused::TooMany) } else { Ok(()) }
    }

    fn push_text(&mut self, open: &mut [Element], text: &str) -> Result<(), Refused> {
        let Some(parent) = open.last_mut() else { return Ok(()) };
        if let Some(Node::Text(before)) = parent.children.last_mut() {
            before.push_str(text);
            return Ok(());
        }
        parent.children.push(Node::Text(text.to_owned()));
        self.count()
    }

    /// The line the reader has come to.
    fn line(&mut self) -> u32 {
        let at = usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX).min(self.text.len());
        let (line, from) = self.counted;
        if at > from {
            let breaks = self.text.as_bytes()[from..at].iter().filter(|byte| **byte == b'\n').count();
            self.counted = (line.saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX)), at);
        }
        self.counted.0
    }

    fn element(&mut self, start: &BytesStart<'_>, line: u32) -> Result<Element, Refused> {
        self.count()?;
        let name = self.name(start.name(), true);
        let mut attributes = Vec::new();
        for attribute in start.attributes().with_checks(false).take(MAX_ATTRIBUTES) {
            let attribute = attribute.map_err(|_| Refused::Malformed(line))?;
            let raw = String::from_utf8_lossy(&attribute.value);
            let value = quick_xml::escape::unescape(&raw).map_or_else(|_| raw.to_string(), Cow::into_owned);
            attributes.push((self.name(attribute.key, false), value));
        }
        Ok(Element { name, attributes, children: Vec::new(), line })
    }

    fn name(&mut self, name: QName<'_>, element: bool) -> Rc<str> {
        let (namespace, local) = self.reader.resolver().resolve(name, element);
        let local = String::from_utf8_lossy(local.into_inner());
        let prefix = match namespace {
            ResolveResult::Bound(uri) => {
                std::str::from_utf8(uri.into_inner()).ok().and_then(|uri| namespaces().get(uri))
            }
            _ => None,
        };
        let full = match prefix {
            Some(prefix) => format!("{prefix}:{local}"),
            None => local.into_owned(),
        };
        self.names.entry(full).or_insert_with_key(|full| Rc::from(full.as_str())).clone()
    }
}

/// What `&name;` stands for: a character by its number, or one of XML's five. Others need a document type, so they say nothing.
fn referred(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = String::from_utf8_lossy(reference);
    quick_xml::escape::resolve_xml_entity(&name).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_by_their_namespace_and_text_is_unescaped() {
        let xml = br#"<?xml version="1.0"?><x:document xmlns:x="http://purl.oclc.org/ooxml/wordprocessingml/main"
            x:val="a&amp;b"><x:p>R&amp;D &#x2013; &lt;x&gt;</x:p><y/></x:document>"#;
        let root = parse(xml).unwrap();
        assert!(root.is("w:document"));
        assert_eq!(root.attribute("w:val"), Some("a&b"));
        assert_eq!(root.text_at(&["p"]).as_deref(), Some("R&D – <x>"));
        assert_eq!(root.child("y").map(|element| element.line), Some(2));
    }

    #[test]
    fn encodings_are_taken_from_the_file_itself() {
        let old = b"<?xml version=\"1.0\" encoding=\"windows-1251\"?><a>\xC0\xED\xED\xE0</a>";
        assert_eq!(parse(old).unwrap().text(), "Анна");
        let wide: Vec<u8> = "<a>Анна</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(parse(&wide).unwrap().text(), "Анна");
    }

    #[test]
    fn hostile_xml_is_refused() {
        let bomb = br#"<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>"#;
        assert_eq!(parse(bomb), Err(Refused::Doctype));
        let deep = "<a>".repeat(100_000);
        assert_eq!(parse(deep.as_bytes()), Err(Refused::TooDeep));
        let many = format!("<a>{}</a>", "<b/>".repeat(500_000));
        assert_eq!(parse(many.as_bytes()), Err(Refused::TooMany));
        assert_eq!(parse(b"<a>\n<b></a>"), Err(Refused::Malformed(2)));
        assert_eq!(parse(b""), Err(Refused::Empty));
        assert_eq!(parse(b"<a>&unknown;x</a>").unwrap().text(), "x");
    }
}
