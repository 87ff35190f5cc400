use std::borrow::Cow;

use crosscheck_model::Locator;
use url::Url;

use crate::document::{Child, Document, Element, collapse};
use crate::icon;
use crate::inline::{self, Gap};
use crate::limits;
use crate::links::{Anchor, anchors};
use crate::prescan::prescan;

/// What a block of text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// `h1` to `h6`.
    Heading(u8),
    /// An item of a list.
    ListItem,
    /// A row of a table, a `dt` or a `dd`.
    Row,
    /// Quoted from somebody else.
    Quote,
    /// Program text.
    Code,
    /// Anything else.
    Paragraph,
}

/// A visible block of text in reading order; `nav`, forms, scripts and the like are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Lines of text, white space collapsed; `\n` where the page breaks a line.
    pub text: String,
    /// The language declared for it.
    pub lang: Option<String>,
    /// It stands in `header`, `footer` or `aside`.
    pub aside: bool,
    /// All of it is linked.
    pub linked: bool,
    /// All of it is bold.
    pub strong: bool,
    /// What the picture right before it is called by its classes, name and alternative text, in lower case.
    pub icon: Option<String>,
    /// Number of its element, by which [`crate::Markup::around`] tells what stands around it; numbers grow in reading order.
    pub node: usize,
    /// Where it stands.
    pub locator: Locator,
}

/// A piece of HTML inside another format (a Mastodon note, a Stack Exchange "about me") as text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fragment {
    /// Its text; paragraphs are separated by line ends.
    pub text: String,
    /// Its links.
    pub links: Vec<Anchor>,
}

/// Reads a piece of HTML. What is too complex to parse comes back empty.
pub fn fragment(html: &str, base: &Url) -> Fragment {
    if prescan(html).is_err() {
        return Fragment::default();
    }
    let document = Document::parse_fragment(html, base);
    let blocks = blocks(&document);
    let text: Vec<&str> = blocks.iter().map(|block| block.text.as_str()).collect();
    Fragment { text: text.join("\n"), links: anchors(&document) }
}

/// Resolves character references once; `&lt;b&gt;` becomes `<b>`, as text.
pub fn unescape(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    // No tag can begin without `<`, so the parser sees text only.
    let inert = text.replace('<', "&lt;");
    Document::parse_fragment(&inert, &blank()).root().raw_text()
}

fn blank() -> Url {
    const BLANK: &str = "about:blank";
    #[expect(clippy::expect_used, reason = "a constant address")]
    Url::parse(BLANK).expect("about:blank is an address")
}

pub(crate) fn blocks(document: &Document) -> Vec<Block> {
    let mut writer = Writer::new(document.root());
    let mut open: Vec<Step<'_>> = document.root().children().map(Step::Enter).collect();
    open.reverse();
    while let Some(step) = open.pop() {
        if writer.blocks.len() >= limits::MAX_KEPT {
            break;
        }
        match step {
            Step::Leave(element) => writer.turn_to(element),
            Step::Close(element) => writer.close(element),
            Step::Enter(Child::Text(text)) => writer.write(text),
            Step::Enter(Child::Element(element)) => {
                if element.name() == "br" {
                    writer.text.push('\n');
                    (writer.gap, writer.left) = (None, None);
                    continue;
                }
                writer.see_icon(element);
                if element.is_unseen() || is_furniture(element) {
                    continue;
                }
                if element.is_block() {
                    open.push(Step::Leave(element.parent().unwrap_or(element)));
                    writer.turn_to(element);
                } else {
                    open.push(Step::Close(element));
                    writer.open(element);
                }
                let from = open.len();
                open.extend(element.children().map(Step::Enter));
                open[from..].reverse();
            }
        }
    }
    writer.flush();
    writer.blocks
}

enum Step<'d> {
    Enter(Child<'d>),
    /// Out of a block.
    Leave(Element<'d>),
    /// Out of an inline element.
    Close(Element<'d>),
}

struct Writer<'d> {
    blocks: Vec<Block>,
    text: String,
    at: Element<'d>,
    /// What parts the text so far from what comes.
    gap: Option<Gap>,
    /// The inline element that ended last, no text since.
    left: Option<Element<'d>>,
    /// The picture seen last, no text since.
    icon: Option<String>,
    /// Links and bold elements that are open, and whether any letter of the block stands outside them.
    open: Marks,
    outside: Outside,
}

/// How many elements of each kind are open.
#[derive(Default)]
struct Marks {
    links: u32,
    bold: u32,
}

/// Whether a block has letters outside of links and outside of bold type.
#[derive(Default)]
struct Outside {
    links: bool,
    bold: bool,
}

impl<'d> Writer<'d> {
    fn new(at: Element<'d>) -> Self {
        Self {
            blocks: Vec::new(),
            text: String::new(),
            at,
            gap: None,
            left: None,
            icon: None,
            open: Marks::default(),
            outside: Outside::default(),
        }
    }

    /// A picture before any text of its block stands for what the text is: a map pin, an envelope.
    fn see_icon(&mut self, element: Element<'d>) {
        if self.text.trim().is_empty()
            && let Some(icon) = icon::name(element)
        {
            self.icon = Some(icon);
        }
    }

    fn turn_to(&mut self, element: Element<'d>) {
        self.flush();
        self.at = element;
    }

    fn write(&mut self, text: &str) {
        let text = one_line(text, self.at);
        if text.is_empty() {
            return;
        }
        if self.gap.take().is_some_and(|gap| gap.parts(&self.text, &text)) && !self.in_code() {
            self.text.push(' ');
        }
        self.left = None;
        if text.chars().any(char::is_alphanumeric) {
            self.outside.links |= self.open.links == 0;
            self.outside.bold |= self.open.bold == 0;
        }
        self.text.push_str(&text);
    }

    fn open(&mut self, element: Element<'d>) {
        match element.name() {
            "a" => self.open.links += 1,
            "b" | "strong" => self.open.bold += 1,
            _ => {}
        }
        // Sites shorten the address inside a link by hiding its ends.
        let in_link = || element.ancestors().any(|above| above.name() == "a");
        if let Some(before) = self.left
            && !in_link()
        {
            self.gap = self.gap.max(Some(inline::between(before, element)));
        }
        if inline::is_aside(element) {
            self.gap = Some(Gap::Aside);
        }
    }

    fn close(&mut self, element: Element<'d>) {
        match element.name() {
            "a" => self.open.links = self.open.links.saturating_sub(1),
            "b" | "strong" => self.open.bold = self.open.bold.saturating_sub(1),
            _ => {}
        }
        self.left = Some(element);
        if inline::is_aside(element) {
            self.gap = Some(Gap::Aside);
        }
    }

    /// Programs are coloured piece by piece.
    fn in_code(&self) -> bool {
        self.at.ancestors().any(|above| matches!(above.name(), "pre" | "code"))
    }

    fn flush(&mut self) {
        (self.gap, self.left) = (None, None);
        let written = std::mem::take(&mut self.text);
        let outside = std::mem::take(&mut self.outside);
        let lines: Vec<String> = written.lines().map(collapse).filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            return;
        }
        let mut text = lines.join("\n");
        if text.len() > limits::MAX_TEXT {
            let end = (0..=limits::MAX_TEXT).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
            text.truncate(end);
        }
        self.blocks.push(Block {
            kind: kind(self.at),
            text,
            lang: self.at.language().map(str::to_owned),
            aside: self.at.ancestors().any(|above| matches!(above.name(), "header" | "footer" | "aside")),
            linked: !outside.links,
            strong: !outside.bold,
            icon: self.icon.take(),
            node: self.at.index,
            locator: self.at.locator(),
        });
    }
}

/// Line ends of the source are spaces, except where the page shows them.
fn one_line<'t>(text: &'t str, at: Element<'_>) -> Cow<'t, str> {
    let one =
        !text.bytes().any(|byte| matches!(byte, b'\n' | b'\r')) || at.ancestors().any(|above| above.name() == "pre");
    if one { Cow::Borrowed(text) } else { Cow::Owned(text.replace(['\n', '\r'], " ")) }
}

fn kind(element: Element<'_>) -> BlockKind {
    for above in element.ancestors() {
        match above.name() {
            "h1" => return BlockKind::Heading(1),
            "h2" => return BlockKind::Heading(2),
            "h3" => return BlockKind::Heading(3),
            "h4" => return BlockKind::Heading(4),
            "h5" => return BlockKind::Heading(5),
            "h6" => return BlockKind::Heading(6),
            "li" => return BlockKind::ListItem,
            "td" | "th" | "tr" | "dt" | "dd" => return BlockKind::Row,
            "blockquote" | "q" => return BlockKind::Quote,
            "pre" => return BlockKind::Code,
            _ => {}
        }
    }
    BlockKind::Paragraph
}

/// Parts of a page that are no prose of its owner.
fn is_furniture(element: Element<'_>) -> bool {
    matches!(
        element.name(),
        "nav" | "form" | "button" | "select" | "textarea" | "input" | "label" | "audio" | "video" | "canvas" | "menu"
    ) || element.attr("role").is_some_and(|role| matches!(role, "navigation" | "search" | "menu" | "dialog" | "alert"))
        || element.attr("aria-hidden") == Some("true")
        || asks_for_consent(element)
}

/// Words by which programs for consent and advertisements call their own parts of a page.
const CONSENT: [&str; 8] =
    ["cookie", "cookies", "consent", "gdpr", "ccpa", "cookiebanner", "cookieconsent", "onetrust"];

fn asks_for_consent(element: Element<'_>) -> bool {
    // The page itself may carry such a class while its banner is open.
    !matches!(element.name(), "html" | "body" | "main")
        && element.calls().any(|word| CONSENT.iter().any(|known| word.eq_ignore_ascii_case(known)))
}
