use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_model::{Locator, ReadBy};

use super::styles::{Look, Styles, length};
use crate::collect::Collector;
use crate::flow::{Block, Paragraph, Span, Table, TableCell};
use crate::portrait::is_drawn_as_one;
use crate::sheet::SheetLink;
use crate::xml::{Element, Node};

/// Space above that parts a paragraph from the one before, in points.
const GAP: f32 = 6.0;
/// Cells that stand for many equal ones are written once with a count.
const MAX_REPEATED: usize = 64;
/// Spaces that stand for many are written once with a count.
const MAX_SPACES: usize = 200;

/// A picture of the document that can be a portrait.
pub(super) struct Picture {
    pub(super) part: String,
    /// Its bytes, where they stand in the XML itself.
    pub(super) inside: Option<Vec<u8>>,
}

/// What stands in a paragraph, gathered while it is walked.
struct Open<'p> {
    paragraph: &'p mut Paragraph,
    boxes: &'p mut Vec<Block>,
}

/// How the letters are set where the reader stands.
#[derive(Clone)]
struct Letters {
    bold: bool,
    size: f32,
    hidden: bool,
    link: Option<String>,
}

/// Reads the text of a document.
pub(super) struct Content<'a> {
    styles: &'a Styles,
    pub(super) pictures: Vec<Picture>,
    pub(super) links: Vec<SheetLink>,
    changes: usize,
    comments: usize,
    notes: usize,
    hidden: usize,
}

impl<'a> Content<'a> {
    pub(super) fn new(styles: &'a Styles) -> Self {
        Self { styles, pictures: Vec::new(), links: Vec::new(), changes: 0, comments: 0, notes: 0, hidden: 0 }
    }

    /// Headers, the body, footers.
    pub(super) fn document(&mut self, content: &Element, masters: &Element) -> Vec<Block> {
        let mut seen = BTreeSet::new();
        let mut margin = |name: &str, content: &mut Self| {
            let mut blocks = Vec::new();
            for part in masters.find_all(name) {
                let found = content.blocks(part, false);
                let new = |block: &Block| match block {
                    Block::Paragraph(paragraph) => {
                        let text = paragraph.text();
                        text.chars().any(char::is_alphabetic) && seen.insert(text)
                    }
                    Block::Table(_) => true,
                };
                blocks.extend(found.into_iter().filter(new));
            }
            if !blocks.is_empty() {
                blocks.push(Block::Paragraph(Paragraph::default()));
            }
            blocks
        };
        let mut blocks = margin("header", self);
        if let Some(text) = content.at(&["body", "text"]) {
            blocks.extend(self.blocks(text, false));
        }
        blocks.extend(margin("footer", self));
        blocks
    }

    pub(super) fn report(&self, out: &mut Collector<'_>) {
        let mut say = |count: usize, what: &str| {
            if count > 0 {
                out.problem(Locator::Whole, format!("{count} {what}"));
            }
        };
        say(self.changes, "tracked changes were read as if they were accepted");
        say(self.comments, "comments were not read");
        say(self.notes, "notes at the foot or the end were not read");
        say(self.hidden, "pieces of hidden text were not read");
    }

    fn blocks(&mut self, parent: &Element, listed: bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        for element in parent.elements() {
            match &*element.name {
                "text:p" | "text:h" => self.paragraph(element, listed, &mut blocks),
                "text:list" | "text:numbered-paragraph" => {
                    for item in element.elements().filter(|item| matches!(item.local(), "list-item" | "list-header")) {
                        blocks.extend(self.blocks(item, item.local() == "list-item"));
                    }
                }
                "table:table" => blocks.push(Block::Table(self.table(element))),
                "text:section" | "text:index-body" | "draw:text-box" | "draw:a" | "draw:g" => {
                    blocks.extend(self.blocks(element, listed));
                }
                "draw:frame" | "draw:custom-shape" | "draw:rect" => self.frame(element, &mut blocks),
                "text:tracked-changes" => self.changes += element.elements().count(),
                _ => {}
            }
        }
        blocks
    }

    fn paragraph(&mut self, element: &Element, listed: bool, blocks: &mut Vec<Block>) {
        let look = self.styles.look("paragraph", element.attribute("text:style-name").unwrap_or_default());
        let stated = element.attribute("text:outline-level").and_then(|level| level.parse().ok());
        let heading = element.is("text:h").then(|| stated.or(look.outline).unwrap_or(1).clamp(1, 6));
        let mut paragraph = Paragraph {
            heading,
            bullet: listed && heading.is_none(),
            gap: look.space >= GAP,
            indent: look.indent,
            tabs: look.tabs.clone(),
            ..Paragraph::default()
        };
        let mut boxes = Vec::new();
        let letters = Letters { bold: look.bold, size: look.size, hidden: look.hidden, link: None };
        self.inline(element, &letters, &mut Open { paragraph: &mut paragraph, boxes: &mut boxes });
        if !paragraph.is_blank() || boxes.is_empty() {
            blocks.push(Block::Paragraph(paragraph));
        }
        blocks.extend(boxes);
    }

    fn inline(&mut self, parent: &Element, letters: &Letters, open: &mut Open<'_>) {
        for node in &parent.children {
            match node {
                Node::Text(text) => self.push(&collapsed(text), letters, open),
                Node::Element(element) => self.inline_element(element, letters, open),
            }
        }
    }

    fn inline_element(&mut self, element: &Element, letters: &Letters, open: &mut Open<'_>) {
        match &*element.name {
            "text:span" => {
                let name = element.attribute("text:style-name").unwrap_or_default();
                let look: Look = self.styles.look("text", name);
                let inner = Letters {
                    bold: self.styles.bold(name).unwrap_or(letters.bold),
                    size: if look.size > 0.0 { look.size } else { letters.size },
                    hidden: letters.hidden || look.hidden,
                    link: letters.link.clone(),
                };
                self.inline(element, &inner, open);
            }
            "text:a" => {
                let link = element.attribute("xlink:href").map(str::to_owned).or_else(|| letters.link.clone());
                self.inline(element, &Letters { link, ..letters.clone() }, open);
            }
            "text:s" => {
                let count =
                    element.attribute("text:c").and_then(|count| count.parse().ok()).unwrap_or(1).min(MAX_SPACES);
                self.push(&" ".repeat(count), letters, open);
            }
            "text:tab" => self.push("\t", letters, open),
            "text:line-break" => self.push("\n", letters, open),
            "text:soft-page-break" | "text:page-number" | "text:page-count" => {}
            "text:note" => self.notes += 1,
            "office:annotation" => self.comments += 1,
            "office:annotation-end" => {}
            "text:change-start" | "text:change" => {}
            "text:hidden-text" => self.hidden += 1,
            "draw:frame" | "draw:custom-shape" | "draw:rect" | "draw:g" => self.frame(element, open.boxes),
            "draw:a" => {
                if let Some(target) = element.attribute("xlink:href") {
                    let locator = Locator::Whole;
                    let by = ReadBy::DocumentLink;
                    self.links.push(SheetLink {
                        target: target.to_owned(),
                        line: None,
                        text: String::new(),
                        locator,
                        by,
                    });
                }
                self.inline(element, letters, open);
            }
            // Fields show what they hold; words of a ruby stand above others.
            "text:ruby" => {
                if let Some(base) = element.child("text:ruby-base") {
                    self.inline(base, letters, open);
                }
            }
            _ => self.inline(element, letters, open),
        }
    }

    fn push(&mut self, text: &str, letters: &Letters, open: &mut Open<'_>) {
        if letters.hidden {
            self.hidden += usize::from(!text.trim().is_empty());
            return;
        }
        let after_space = open.paragraph.spans.last().is_none_or(|span| span.text.ends_with([' ', '\n', '\t']));
        // White space of the XML is one space, and none at the beginning of a line.
        let text =
            if after_space && text.starts_with(' ') && text.trim().is_empty() && text.len() == 1 { "" } else { text };
        if !text.is_empty() {
            let span =
                Span { text: text.to_owned(), bold: letters.bold, size: letters.size, link: letters.link.clone() };
            open.paragraph.spans.push(span);
        }
    }

    fn frame(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        for inner in element.elements() {
            match &*inner.name {
                "draw:text-box" | "draw:g" | "draw:frame" => {
                    let found = if inner.is("draw:text-box") { self.blocks(inner, false) } else { Vec::new() };
                    blocks.extend(found);
                    if !inner.is("draw:text-box") {
                        self.frame(inner, blocks);
                    }
                }
                "text:p" | "text:h" => self.paragraph(inner, false, blocks),
                "draw:image" => self.picture(element, inner),
                "draw:custom-shape" | "draw:rect" => self.frame(inner, blocks),
                _ => {}
            }
        }
    }

    fn picture(&mut self, frame: &Element, image: &Element) {
        let side = |key: &str| frame.attribute(key).and_then(length).unwrap_or(0.0);
        if !is_drawn_as_one(side("svg:width"), side("svg:height")) {
            return;
        }
        let inside = image.child("office:binary-data").and_then(|data| {
            let encoded: String = data.text().split_whitespace().collect();
            STANDARD.decode(encoded).ok()
        });
        let part = image.attribute("xlink:href").unwrap_or("picture").to_owned();
        if !self.pictures.iter().any(|known| known.part == part && known.inside == inside) {
            self.pictures.push(Picture { part, inside });
        }
    }

    fn table(&mut self, element: &Element) -> Table {
        let mut widths = Vec::new();
        for column in element.find_all("table-column") {
            let width = self.styles.width(column.attribute("table:style-name").unwrap_or_default());
            let times = repeated(column, "table:number-columns-repeated");
            widths.extend(std::iter::repeat_n(width, times));
        }
        let mut table = Table::default();
        self.rows(element, &widths, &mut table);
        table
    }

    fn rows(&mut self, parent: &Element, widths: &[f32], table: &mut Table) {
        for element in parent.elements() {
            match &*element.name {
                "table:table-row" => {
                    let mut row = Vec::new();
                    for cell in
                        element.elements().filter(|cell| matches!(cell.local(), "table-cell" | "covered-table-cell"))
                    {
                        let width = widths.get(row.len()).copied().unwrap_or(0.0);
                        let blocks = self.blocks(cell, false);
                        row.push(TableCell { blocks, width });
                    }
                    table.rows.push(row);
                }
                "table:table-header-rows" | "table:table-rows" | "table:table-row-group" => {
                    self.rows(element, widths, table)
                }
                _ => {}
            }
        }
    }
}

fn repeated(element: &Element, key: &str) -> usize {
    element.attribute(key).and_then(|count| count.parse().ok()).unwrap_or(1).min(MAX_REPEATED)
}

/// White space in XML is one space.
fn collapsed(text: &str) -> String {
    let mut collapsed = String::with_capacity(text.len());
    for c in text.chars() {
        let space = matches!(c, ' ' | '\t' | '\n' | '\r');
        if space && collapsed.ends_with(' ') {
            continue;
        }
        collapsed.push(if space { ' ' } else { c });
    }
    collapsed
}
