use std::fmt::Write as _;

use crosscheck_model::Locator;
use scraper::{Html, Node as Parsed};
use url::Url;

use crate::block_names;
use crate::found::{Around, Found, calls};
use crate::limits;

/// A parsed page as a flat list of nodes in document order, so that every walk over it is a loop.
#[derive(Debug, Clone)]
pub(crate) struct Document {
    nodes: Vec<Node>,
    /// What relative addresses are relative to (`base` considered).
    pub(crate) base: Url,
}

#[derive(Debug, Clone)]
struct Node {
    parent: Option<usize>,
    children: Vec<usize>,
    /// Position among the siblings of the same name, counted from 1: counting for every quote would be quadratic.
    position: u32,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    Root,
    Text(String),
    Element { name: String, attributes: Vec<(String, String)> },
}

/// An element of a document.
#[derive(Clone, Copy)]
pub(crate) struct Element<'d> {
    document: &'d Document,
    pub(crate) index: usize,
}

/// A child: an element or a piece of text.
pub(crate) enum Child<'d> {
    Element(Element<'d>),
    Text(&'d str),
}

impl Document {
    /// Parses text that has passed [`crate::prescan`].
    pub(crate) fn parse(text: &str, base: &Url) -> Self {
        Self::adopt(&Html::parse_document(text), base)
    }

    pub(crate) fn parse_fragment(text: &str, base: &Url) -> Self {
        Self::adopt(&Html::parse_fragment(text), base)
    }

    fn adopt(html: &Html, base: &Url) -> Self {
        let root = Node { parent: None, children: Vec::new(), position: 1, kind: Kind::Root };
        let mut document = Self { nodes: vec![root], base: base.clone() };
        // One counter of names per open element.
        let mut open: Vec<(usize, Vec<(String, u32)>)> = vec![(0, Vec::new())];
        let mut next = html.tree.root().first_child();
        while let Some(node) = next {
            let mut entered = false;
            match node.value() {
                Parsed::Element(element) => {
                    let name = element.name().to_owned();
                    let position = open.last_mut().map_or(1, |(_, counts)| count(counts, &name));
                    let mut attributes: Vec<_> =
                        element.attrs().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
                    attributes.sort_unstable();
                    let index = document.push(&open, position, Kind::Element { name, attributes });
                    if node.has_children() {
                        open.push((index, Vec::new()));
                        entered = true;
                    }
                }
                Parsed::Text(text) => {
                    document.push(&open, 1, Kind::Text(text.to_string()));
                }
                _ => {}
            }
            next = if entered { node.first_child() } else { node.next_sibling() };
            let mut at = node;
            while next.is_none() {
                let Some(parent) = at.parent() else { break };
                if open.len() > 1 {
                    open.pop();
                }
                next = parent.next_sibling();
                at = parent;
            }
        }
        let declared = document.elements().find(|element| element.name() == "base" && element.attr("href").is_some());
        if let Some(url) = declared.and_then(|element| base.join(element.attr("href")?.trim()).ok()) {
            document.base = url;
        }
        document
    }

    fn push(&mut self, open: &[(usize, Vec<(String, u32)>)], position: u32, kind: Kind) -> usize {
        let parent = open.last().map_or(0, |(index, _)| *index);
        let index = self.nodes.len();
        self.nodes.push(Node { parent: Some(parent), children: Vec::new(), position, kind });
        self.nodes[parent].children.push(index);
        index
    }

    pub(crate) fn root(&self) -> Element<'_> {
        Element { document: self, index: 0 }
    }

    /// The element and what is around it, innermost first.
    pub(crate) fn around(&self, node: usize) -> impl Iterator<Item = Around<'_>> {
        self.element(node).into_iter().flat_map(Element::ancestors).map(|element| element.around())
    }

    /// The element of this number.
    pub(crate) fn element(&self, node: usize) -> Option<Element<'_>> {
        (node < self.nodes.len()).then_some(Element { document: self, index: node })
    }

    /// All elements in document order.
    pub(crate) fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        self.nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| matches!(node.kind, Kind::Element { .. }))
            .map(|(index, _)| Element { document: self, index })
    }

    /// An absolute http(s), mailto or tel address out of an attribute.
    pub(crate) fn resolve(&self, written: &str) -> Option<Url> {
        let url = self.base.join(written.trim()).ok()?;
        matches!(url.scheme(), "http" | "https" | "mailto" | "tel" | "acct" | "xmpp").then_some(url)
    }
}

fn count(counts: &mut Vec<(String, u32)>, name: &str) -> u32 {
    // Children of one element have few different names; hostile pages with many stop being told apart.
    const NAMES: usize = 40;
    if let Some((_, seen)) = counts.iter_mut().find(|(known, _)| known == name) {
        *seen += 1;
        return *seen;
    }
    if counts.len() < NAMES {
        counts.push((name.to_owned(), 1));
    }
    1
}

impl<'d> Element<'d> {
    fn node(&self) -> &'d Node {
        &self.document.nodes[self.index]
    }

    pub(crate) fn document(&self) -> &'d Document {
        self.document
    }

    /// Name in lower case; empty for the root.
    pub(crate) fn name(&self) -> &'d str {
        match &self.node().kind {
            Kind::Element { name, .. } => name,
            _ => "",
        }
    }

    pub(crate) fn attributes(&self) -> &'d [(String, String)] {
        match &self.node().kind {
            Kind::Element { attributes, .. } => attributes,
            _ => &[],
        }
    }

    pub(crate) fn attr(&self, name: &str) -> Option<&'d str> {
        let attributes = self.attributes();
        let at = attributes.binary_search_by(|(key, _)| key.as_str().cmp(name)).ok()?;
        Some(&attributes[at].1)
    }

    /// An attribute as an absolute address.
    pub(crate) fn url(&self, attribute: &str) -> Option<Url> {
        self.document.resolve(self.attr(attribute)?)
    }

    pub(crate) fn classes(&self) -> impl Iterator<Item = &'d str> + Clone {
        self.attr("class").unwrap_or_default().split_ascii_whitespace()
    }

    /// The words that its id and classes are made of.
    pub(crate) fn calls(&self) -> impl Iterator<Item = &'d str> + use<'d> {
        calls(self.attr("id").unwrap_or_default(), self.attr("class").unwrap_or_default())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.classes().any(|candidate| candidate == class)
    }

    pub(crate) fn parent(&self) -> Option<Self> {
        self.node().parent.map(|index| Self { document: self.document, index })
    }

    /// The element itself, then its ancestors, innermost first.
    pub(crate) fn ancestors(self) -> impl Iterator<Item = Self> {
        std::iter::successors(Some(self), Self::parent).filter(|element| element.index != 0)
    }

    pub(crate) fn children(&self) -> impl Iterator<Item = Child<'d>> {
        let document = self.document;
        self.node().children.iter().map(move |index| match &document.nodes[*index].kind {
            Kind::Text(text) => Child::Text(text),
            _ => Child::Element(Element { document, index: *index }),
        })
    }

    pub(crate) fn child_elements(&self) -> impl Iterator<Item = Self> {
        self.children().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// Elements inside this one, in document order.
    pub(crate) fn descendants(&self) -> impl Iterator<Item = Self> + use<'d> {
        let (document, from) = (self.document, self.index);
        let end = self.end();
        (from + 1..end)
            .filter(|index| matches!(document.nodes[*index].kind, Kind::Element { .. }))
            .map(move |index| Element { document, index })
    }

    /// Index after the last node inside this element.
    fn end(&self) -> usize {
        let mut last = self.index;
        while let Some(child) = self.document.nodes[last].children.last() {
            last = *child;
        }
        last + 1
    }

    /// Text inside, as written, leaving out what no reader sees.
    pub(crate) fn raw_text(&self) -> String {
        self.seen_text(false)
    }

    /// Text inside, with line ends and cells told apart and white space collapsed.
    pub(crate) fn text(&self) -> String {
        collapse(&self.seen_text(true))
    }

    fn seen_text(&self, blocks_apart: bool) -> String {
        let mut text = String::new();
        let end = self.end();
        let mut index = self.index;
        while index < end && text.len() < limits::MAX_TEXT {
            let node = Element { document: self.document, index };
            match &node.node().kind {
                Kind::Text(piece) => text.push_str(piece),
                _ if index != self.index && node.is_unseen() => {
                    index = node.end();
                    continue;
                }
                _ if blocks_apart && (node.name() == "br" || node.is_block()) => text.push(' '),
                _ => {}
            }
            index += 1;
        }
        text
    }

    /// The text of `script` and the like, which [`Element::text`] leaves out.
    pub(crate) fn source_text(&self) -> String {
        self.children()
            .filter_map(|child| match child {
                Child::Text(text) => Some(text),
                Child::Element(_) => None,
            })
            .collect()
    }

    /// Never shown, or never part of what a page says. All tabs but one are hidden until somebody chooses them, and belong to it.
    pub(crate) fn is_unseen(&self) -> bool {
        matches!(
            self.name(),
            "script" | "style" | "template" | "noscript" | "head" | "svg" | "math" | "object" | "iframe"
        ) || self.attr("hidden").is_some_and(|until| until != "until-found" && self.attr("role") != Some("tabpanel"))
    }

    pub(crate) fn is_block(&self) -> bool {
        block_names::is_block(self.name())
    }

    /// The nearest declared language, innermost first.
    pub(crate) fn language(&self) -> Option<&'d str> {
        self.ancestors().find_map(|element| element.attr("lang").or_else(|| element.attr("xml:lang")))
    }

    /// A CSS path that finds exactly this element; it starts at the nearest `id`.
    pub(crate) fn locator(&self) -> Locator {
        let mut steps: Vec<Self> = Vec::new();
        let mut from_id = None;
        for element in self.ancestors() {
            from_id = element.attr("id").filter(|id| is_plain(id));
            if from_id.is_some() {
                break;
            }
            steps.push(element);
        }
        let mut path = from_id.map_or_else(String::new, |id| format!("#{id}"));
        for element in steps.iter().rev() {
            if !path.is_empty() {
                path.push_str(" > ");
            }
            let name = element.name();
            path.push_str(if is_plain(name) { name } else { "*" });
            if !matches!(name, "html" | "body" | "head") {
                // Writing into a String cannot fail.
                let _never = write!(path, ":nth-of-type({})", element.node().position);
            }
        }
        Locator::Css(path)
    }

    pub(crate) fn around(&self) -> Around<'d> {
        Around {
            node: self.index,
            name: self.name(),
            id: self.attr("id").unwrap_or_default(),
            class: self.attr("class").unwrap_or_default(),
        }
    }

    pub(crate) fn found(&self) -> Found {
        Found {
            text: self.text(),
            attributes: self.attributes().to_vec(),
            url: self.url("href").or_else(|| self.url("src")),
            node: self.index,
            locator: self.locator(),
        }
    }
}

fn is_plain(name: &str) -> bool {
    name.len() <= 64
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}

/// Runs of white space become one space; none at the ends.
pub(crate) fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
