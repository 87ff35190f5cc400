use crosscheck_model::{Locator, Problem};
use url::Url;

use crate::charset::decode;
use crate::document::Document;
use crate::found::{Around, Found};
use crate::head::{self, Meta};
use crate::links::{Anchor, anchors};
use crate::microformats::{self, Item};
use crate::prescan::{TooComplex, prescan};
use crate::prose::{Block, BlockKind, blocks};
use crate::things::Things;
use crate::{jsonld, microdata, rdfa};

/// Everything a page states in a form that programs can read, and its prose.
#[derive(Debug, Clone)]
pub struct Markup {
    /// Address of the page.
    pub url: Url,
    /// WHATWG name of the encoding it was read in.
    pub encoding: &'static str,
    /// Language that the page declares.
    pub lang: Option<String>,
    /// Its title.
    pub title: Option<(String, Locator)>,
    /// `meta` elements that name a property.
    pub metas: Vec<Meta>,
    /// JSON-LD nodes, microdata items and RDFa resources.
    pub things: Things,
    /// Top-level microformats.
    pub items: Vec<Item>,
    /// Hyperlinks.
    pub anchors: Vec<Anchor>,
    /// Visible blocks of text.
    pub blocks: Vec<Block>,
    /// What was malformed.
    pub problems: Vec<Problem>,
    /// The page was not parsed at all, and why.
    pub refused: Option<TooComplex>,
    document: Option<Document>,
}

/// Reads a page.
pub fn read(html: &[u8], content_type: Option<&str>, base: &Url) -> Markup {
    let mut markup = Markup {
        url: base.clone(),
        encoding: "UTF-8",
        lang: None,
        title: None,
        metas: Vec::new(),
        things: Things::default(),
        items: Vec::new(),
        anchors: Vec::new(),
        blocks: Vec::new(),
        problems: Vec::new(),
        refused: None,
        document: None,
    };
    if html.len() > crate::limits::MAX_BYTES {
        return markup.refuse(TooComplex::Bytes);
    }
    let decoded = decode(html, content_type);
    markup.encoding = decoded.encoding;
    if decoded.had_errors {
        markup.problem(format!("some bytes of the page are not valid {}", decoded.encoding));
    }
    if let Err(why) = prescan(&decoded.text) {
        return markup.refuse(why);
    }
    let document = Document::parse(&decoded.text, base);
    markup.lang = head::language(&document);
    markup.title = head::title(&document);
    markup.metas = head::metas(&document);
    jsonld::read(&document, &mut markup.things, &mut markup.problems);
    microdata::read(&document, &mut markup.things);
    rdfa::read(&document, &mut markup.things);
    markup.items = microformats::read(&document);
    markup.anchors = anchors(&document);
    markup.blocks = blocks(&document);
    markup.document = Some(document);
    markup
}

impl Markup {
    fn problem(&mut self, what: String) {
        self.problems.push(Problem { locator: Locator::Whole, what });
    }

    fn refuse(mut self, why: TooComplex) -> Self {
        self.problem(why.to_string());
        self.refused = Some(why);
        self
    }

    /// The first value of a `meta` property, by its lower-case name.
    pub fn meta(&self, key: &str) -> Option<&Meta> {
        self.metas.iter().find(|meta| meta.key == key)
    }

    /// Links by which the page's owner names other pages of their own.
    pub fn me(&self) -> impl Iterator<Item = &Anchor> {
        self.anchors.iter().filter(|anchor| anchor.is_me())
    }

    /// The h-card that stands for the page's owner.
    pub fn representative_card(&self) -> Option<&Item> {
        let me: Vec<&Url> = self.me().map(|anchor| &anchor.url).collect();
        microformats::representative(&self.items, &self.url, &me)
    }

    /// Headings of this level, in reading order.
    pub fn headings(&self, level: u8) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(move |block| block.kind == BlockKind::Heading(level))
    }

    /// The element of this number and those around it, innermost first.
    pub fn around(&self, node: usize) -> impl Iterator<Item = Around<'_>> {
        self.document.iter().flat_map(move |document| document.around(node))
    }

    /// Elements of this class, in document order, for pages of known sites.
    pub fn with_class(&self, class: &str) -> Vec<Found> {
        self.select(|element| element.has_class(class))
    }

    /// The elements inside another, each with its text, in document order.
    pub fn inside(&self, node: usize) -> impl Iterator<Item = (Around<'_>, String)> {
        let outer = self.document.as_ref().and_then(|document| document.element(node));
        outer.into_iter().flat_map(|outer| outer.descendants()).map(|element| (element.around(), element.text()))
    }

    /// The first element of this class inside another.
    pub fn inside_of_class(&self, outer: &Found, class: &str) -> Option<Found> {
        let outer = self.document.as_ref()?.element(outer.node)?;
        outer.descendants().find(|element| element.has_class(class)).map(|element| element.found())
    }

    /// Pictures, in document order.
    pub fn images(&self) -> Vec<Found> {
        self.select(|element| element.name() == "img" && element.attr("src").is_some())
    }

    /// Elements with this attribute and value, in document order, for pages of known sites.
    pub fn with_attribute(&self, attribute: &str, value: &str) -> Vec<Found> {
        self.select(|element| element.attr(attribute) == Some(value))
    }

    /// Links and pictures inside elements of this class, in document order, for pages of known sites.
    pub fn links_in_class(&self, class: &str) -> Vec<Found> {
        self.select(|element| {
            matches!(element.name(), "a" | "img") && element.ancestors().any(|outer| outer.has_class(class))
        })
    }

    /// State that a page hands to its scripts: the JSON in the script with this id, or that a script assigns to this
    /// name; with where it stands.
    pub fn state(&self, mark: &str) -> Option<(serde_json::Value, Locator)> {
        let scripts = self.document.iter().flat_map(Document::elements).filter(|element| element.name() == "script");
        for script in scripts {
            let source = script.source_text();
            let from = if script.attr("id") == Some(mark) { Some(0) } else { assigned_at(&source, mark) };
            let Some(from) = from else { continue };
            let Some(start) = source[from..].find(['{', '[']) else { continue };
            let mut values = serde_json::Deserializer::from_str(&source[from + start..]).into_iter();
            if let Some(Ok(value)) = values.next() {
                return Some((value, script.locator()));
            }
        }
        None
    }

    fn select(&self, wanted: impl Fn(&crate::document::Element<'_>) -> bool) -> Vec<Found> {
        let elements = self.document.iter().flat_map(Document::elements);
        elements.filter(wanted).take(crate::limits::MAX_VALUES).map(|element| element.found()).collect()
    }
}

/// Where the value begins that a script assigns to a name (`window.NAME = {`, `"NAME": {`, `NAME={`).
fn assigned_at(source: &str, name: &str) -> Option<usize> {
    source.match_indices(name).find_map(|(at, _)| {
        let end = at + name.len();
        let rest = source[end..].trim_start_matches(['"', '\'', ']']).trim_start();
        let value = rest.strip_prefix('=').or_else(|| rest.strip_prefix(':'))?.trim_start();
        value.starts_with(['{', '[']).then_some(end)
    })
}
