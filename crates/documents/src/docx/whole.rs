//! The whole text of a document: headers, body, footers.

use std::collections::BTreeSet;

use crosscheck_model::{Locator, ReadBy};

use super::body::Body;
use super::parts::{Parts, Relations};
use super::story::Story;
use super::styles::Styles;
use crate::collect::Collector;
use crate::flow::{Block, Paragraph, Span};
use crate::xml::Element;

impl Story {
    pub(super) fn read(parts: &mut Parts<'_>, out: &mut Collector<'_>) -> Result<Self, String> {
        let mut story = Self::default();
        let (document, name) = match parts {
            Parts::Single(root) => (std::mem::take(root), String::new()),
            _ => {
                let name = parts.main()?;
                let document = parts.xml(&name)?.ok_or("the document's main part is missing")?;
                (document, name)
            }
        };
        let relations = if name.is_empty() { Relations::default() } else { parts.relations(&name)? };
        let styles = match document.child("w:styles") {
            Some(inside) => Styles::read(inside),
            None => read_styles(&relations, parts, out),
        };
        let body = document.child("w:body").ok_or("the document has no body")?;
        let mut languages: BTreeSet<String> = styles.languages.iter().cloned().collect();
        languages.extend(languages_of(body));
        let (above, below) = story.margins(body, &relations, &styles, parts, out);
        story.blocks.extend(above);
        let mut reader = Body::new(&styles, &relations, &mut story);
        let blocks = reader.blocks(body);
        story.blocks.extend(blocks);
        story.blocks.extend(below);
        story.count_notes(&relations, parts);
        let languages: Vec<String> = languages.into_iter().take(8).collect();
        if !languages.is_empty() {
            let at = out.at(Locator::Field("Language".into()), ReadBy::DocumentMetadata);
            out.builder.metadata(&at, "Language", &languages.join(", "));
        }
        if let Parts::Single(root) = parts {
            *root = document;
        }
        Ok(story)
    }

    /// Headers above the body, footers below it. A running header of the later pages repeats what stands on the first, so where
    /// the first page has one of its own the others come last. The same text is taken once.
    fn margins(
        &mut self,
        body: &Element,
        relations: &Relations,
        styles: &Styles,
        parts: &mut Parts<'_>,
        out: &mut Collector<'_>,
    ) -> (Vec<Block>, Vec<Block>) {
        let (mut above, mut below) = (Vec::new(), Vec::new());
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for section in body.find_all("sectPr") {
            let title_page = section.child("w:titlePg").is_some();
            for reference in section.elements() {
                let header = match &*reference.name {
                    "w:headerReference" | "w:hdr" => true,
                    "w:footerReference" | "w:ftr" => false,
                    _ => continue,
                };
                let kind = reference.attribute("w:type").unwrap_or("default");
                let on_top =
                    header && (kind == "first" || kind == "default" && !title_page || kind == "odd" && !title_page);
                let blocks = match reference.attribute("r:id").and_then(|id| relations.get(id)) {
                    Some(relation) if seen.insert(relation.target.clone()) => {
                        self.part(&relation.target.clone(), styles, parts, out)
                    }
                    Some(_) => continue,
                    None => Body::new(styles, relations, self).blocks(reference),
                };
                let blocks = fresh(blocks, &mut seen);
                if on_top { &mut above } else { &mut below }.extend(blocks);
            }
        }
        (above, below)
    }

    fn part(&mut self, name: &str, styles: &Styles, parts: &mut Parts<'_>, out: &mut Collector<'_>) -> Vec<Block> {
        let read = parts.xml(name).and_then(|root| Ok((root, parts.relations(name)?)));
        match read {
            Ok((Some(root), relations)) => Body::new(styles, &relations, self).blocks(&root),
            Ok((None, _)) => Vec::new(),
            Err(why) => {
                out.problem(Locator::Field(name.to_owned()), why);
                Vec::new()
            }
        }
    }

    fn count_notes(&mut self, relations: &Relations, parts: &mut Parts<'_>) {
        let names = |kind| relations.of_kind(kind).map(|relation| relation.target.clone()).collect::<Vec<_>>();
        for (kind, element) in [("footnotes", "footnote"), ("endnotes", "endnote")] {
            for name in names(kind) {
                if let Ok(Some(root)) = parts.xml(&name) {
                    let own = |note: &&Element| note.attribute("w:type").is_none() && note.trimmed().is_some();
                    self.passed_over.notes += root.children_local(element).filter(own).count();
                }
            }
        }
        for name in names("comments") {
            if let Ok(Some(root)) = parts.xml(&name) {
                self.passed_over.comments += root.children_local("comment").count();
            }
        }
    }
}

fn read_styles(relations: &Relations, parts: &mut Parts<'_>, out: &mut Collector<'_>) -> Styles {
    let name =
        relations.of_kind("styles").next().map_or_else(|| "word/styles.xml".to_owned(), |styles| styles.target.clone());
    match parts.xml(&name) {
        Ok(Some(root)) => Styles::read(&root),
        Ok(None) => Styles::default(),
        Err(why) => {
            out.problem(Locator::Field(name), why);
            Styles::default()
        }
    }
}

/// Language tags of the runs.
fn languages_of(body: &Element) -> BTreeSet<String> {
    let tags = body.find_all("lang").into_iter().filter_map(|lang| lang.attribute("w:val"));
    tags.filter(|tag| tag.len() <= 20).map(str::to_owned).collect()
}

/// Paragraphs whose text was not taken before, and that say more than the number of a page.
fn fresh(blocks: Vec<Block>, seen: &mut BTreeSet<String>) -> Vec<Block> {
    let new = |block: &Block| match block {
        Block::Paragraph(paragraph) => {
            let text = paragraph.text();
            text.chars().any(char::is_alphabetic) && seen.insert(text.trim().to_owned())
        }
        Block::Table(_) => true,
    };
    let mut kept: Vec<Block> = blocks.into_iter().filter(new).collect();
    if !kept.is_empty() {
        // What follows stands apart.
        kept.push(Block::Paragraph(Paragraph { spans: vec![Span::default()], ..Paragraph::default() }));
    }
    kept
}
