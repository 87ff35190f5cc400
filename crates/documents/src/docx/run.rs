//! What stands inside a paragraph.

use super::alternatives::choice;
use super::body::Body;
use super::styles::{Letters, Styles};
use super::text_box::TextBox;
use crate::field_code;
use crate::flow::{Paragraph, Span};
use crate::xml::{Element, Node};

/// Letters smaller than this, in points, are not meant to be read by people.
const MIN_SIZE: f32 = 2.5;

impl Body<'_> {
    /// Adds the inline contents of an element to a paragraph, and its text boxes to `boxes`.
    pub(super) fn inline(
        &mut self,
        parent: &Element,
        letters: Letters,
        link: Option<&str>,
        paragraph: &mut Paragraph,
        boxes: &mut Vec<TextBox>,
    ) {
        for element in parent.elements() {
            match &*element.name {
                "w:r" => self.run(element, letters, link, paragraph, boxes),
                "w:hyperlink" => {
                    let target = element.attribute("r:id").and_then(|id| self.relations.get(id));
                    let target = target.filter(|relation| relation.external).map(|relation| relation.target.clone());
                    self.inline(element, letters, target.as_deref().or(link), paragraph, boxes);
                }
                "w:hlink" => {
                    let target = element.attribute("w:dest").map(str::to_owned);
                    self.inline(element, letters, target.as_deref().or(link), paragraph, boxes);
                }
                "w:fldSimple" => {
                    let instruction = element.attribute("w:instr").unwrap_or_default();
                    if !field_code::is_page_number(instruction) {
                        let target = field_code::hyperlink(instruction);
                        self.inline(element, letters, target.as_deref().or(link), paragraph, boxes);
                    }
                }
                "w:sdt" => {
                    if let Some(content) = self.filled(element) {
                        self.inline(content, letters, link, paragraph, boxes);
                    }
                }
                "w:ins" | "w:moveTo" => {
                    self.story.passed_over.insertions += 1;
                    self.inline(element, letters, link, paragraph, boxes);
                }
                "w:del" | "w:moveFrom" => self.story.passed_over.deletions += 1,
                "w:smartTag" | "w:customXml" | "w:dir" | "w:bdo" => {
                    self.inline(element, letters, link, paragraph, boxes);
                }
                "mc:AlternateContent" => {
                    if let Some(shown) = choice(element) {
                        self.inline(shown, letters, link, paragraph, boxes);
                    }
                }
                _ => {}
            }
        }
    }

    fn run(
        &mut self,
        element: &Element,
        under: Letters,
        link: Option<&str>,
        paragraph: &mut Paragraph,
        boxes: &mut Vec<TextBox>,
    ) {
        let properties = element.child("w:rPr");
        let id = properties.and_then(|properties| properties.child("w:rStyle")?.attribute("w:val"));
        let letters = Letters::of(properties).over(self.styles.letters(id)).over(under);
        let size = letters.size.unwrap_or_else(Styles::default_size);
        let text = self.contents(element, boxes);
        if text.is_empty() || !self.fields.is_shown() {
            return;
        }
        if letters.hidden == Some(true) || size < MIN_SIZE {
            if !text.trim().is_empty() {
                self.story.passed_over.hidden += 1;
            }
            return;
        }
        let link = link.map(str::to_owned).or_else(|| self.fields.link());
        paragraph.spans.push(Span { text, bold: letters.bold == Some(true), size, link });
    }

    /// The text of a run. Marks of fields in it take effect as they are met.
    fn contents(&mut self, element: &Element, boxes: &mut Vec<TextBox>) -> String {
        let mut text = String::new();
        for child in element.elements() {
            match &*child.name {
                "w:t" if self.fields.is_shown() => push_text(child, &mut text),
                "w:tab" | "w:ptab" => text.push('\t'),
                "w:br" | "w:cr" => text.push('\n'),
                "w:noBreakHyphen" => text.push('-'),
                "w:fldChar" => self.fields.mark(child.attribute("w:fldCharType").unwrap_or_default()),
                "w:instrText" => self.fields.instruct(&child.text()),
                "w:delText" => self.story.passed_over.deletions += 1,
                "w:object" => self.story.passed_over.objects += 1,
                // Letters of symbol fonts are pictures of telephones and envelopes.
                "w:sym" => text.push(' '),
                "w:drawing" | "w:pict" => self.drawing(child, boxes),
                "mc:AlternateContent" => {
                    if let Some(shown) = choice(child) {
                        text.push_str(&self.contents(shown, boxes));
                    }
                }
                _ => {}
            }
        }
        text
    }
}

fn push_text(element: &Element, text: &mut String) {
    for node in &element.children {
        if let Node::Text(piece) = node {
            text.extend(piece.chars().filter(|c| *c != '\u{ad}').map(|c| if c == '\n' || c == '\r' { ' ' } else { c }));
        }
    }
}
