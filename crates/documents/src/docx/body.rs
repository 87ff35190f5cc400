use super::alternatives::choice;
use super::fields::Fields;
use super::parts::Relations;
use super::story::Story;
use super::styles::{self, ParagraphStyle, Styles};
use super::text_box::in_reading_order;
use crate::flow::{Block, Paragraph, Table, TableCell};
use crate::xml::Element;

/// Twentieths of a point, Word's measure.
const TWENTIETH: f32 = 20.0;
/// Space above that parts a paragraph from the one before, in points: half a line.
const GAP: f32 = 6.0;

/// Reads blocks of one part.
pub(super) struct Body<'a> {
    pub(super) styles: &'a Styles,
    pub(super) relations: &'a Relations,
    pub(super) story: &'a mut Story,
    pub(super) fields: Fields,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, relations: &'a Relations, story: &'a mut Story) -> Self {
        Self { styles, relations, story, fields: Fields::default() }
    }

    /// The paragraphs and tables of a body, a cell, a text box or a header.
    pub(super) fn blocks(&mut self, parent: &Element) -> Vec<Block> {
        let mut blocks = Vec::new();
        for element in parent.elements() {
            self.block(element, &mut blocks);
        }
        blocks
    }

    fn block(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        match &*element.name {
            "w:p" => self.paragraph(element, blocks),
            "w:tbl" => blocks.push(Block::Table(self.table(element))),
            "w:sdt" => {
                if let Some(content) = self.filled(element) {
                    blocks.extend(self.blocks(content));
                }
            }
            "w:del" | "w:moveFrom" => self.story.passed_over.deletions += 1,
            "w:altChunk" => self.story.passed_over.objects += 1,
            "mc:AlternateContent" => {
                if let Some(shown) = choice(element) {
                    blocks.extend(self.blocks(shown));
                }
            }
            // Wrappers of Word 2003, of custom XML, of insertions.
            "wx:sect" | "wx:sub-section" | "w:customXml" | "w:smartTag" | "w:ins" | "w:moveTo" => {
                if element.is("w:ins") {
                    self.story.passed_over.insertions += 1;
                }
                blocks.extend(self.blocks(element));
            }
            _ => {}
        }
    }

    /// What stands in a content control; nothing if it still shows the template's own words.
    pub(super) fn filled<'e>(&mut self, control: &'e Element) -> Option<&'e Element> {
        let properties = control.child("w:sdtPr");
        if properties.is_some_and(|properties| styles::switch(properties, "w:showingPlcHdr") == Some(true)) {
            self.story.passed_over.placeholders += 1;
            return None;
        }
        control.child("w:sdtContent")
    }

    fn paragraph(&mut self, element: &Element, blocks: &mut Vec<Block>) {
        let properties = element.child("w:pPr");
        let id = properties.and_then(|properties| properties.child("w:pStyle")?.attribute("w:val"));
        let style = self.styles.paragraph(id);
        let mut paragraph = shaped(properties, &style);
        if properties.and_then(|properties| properties.child("w:rPr")?.child("w:del")).is_some() {
            self.story.passed_over.deletions += 1;
        }
        let mut boxes = Vec::new();
        self.inline(element, style.letters, None, &mut paragraph, &mut boxes);
        let own = !paragraph.is_blank();
        // Boxes of an empty paragraph stand where it stands; else they come after its text.
        if own || boxes.is_empty() {
            blocks.push(Block::Paragraph(paragraph));
        }
        blocks.extend(in_reading_order(boxes));
    }

    fn table(&mut self, element: &Element) -> Table {
        let grid: Vec<f32> = element
            .child("w:tblGrid")
            .map(|grid| {
                grid.children_local("gridCol").map(|column| twips(column.attribute("w:w")).unwrap_or(0.0)).collect()
            })
            .unwrap_or_default();
        let mut table = Table::default();
        self.rows(element, &grid, &mut table);
        table
    }

    fn rows(&mut self, parent: &Element, grid: &[f32], table: &mut Table) {
        for element in parent.elements() {
            match &*element.name {
                "w:tr" => {
                    if element.child("w:trPr").is_some_and(|properties| properties.child("w:del").is_some()) {
                        self.story.passed_over.deletions += 1;
                        continue;
                    }
                    let mut row = Vec::new();
                    let mut column = 0;
                    self.cells(element, grid, &mut column, &mut row);
                    table.rows.push(row);
                }
                "w:sdt" => {
                    if let Some(content) = self.filled(element) {
                        self.rows(content, grid, table);
                    }
                }
                "w:customXml" | "w:ins" => self.rows(element, grid, table),
                _ => {}
            }
        }
    }

    fn cells(&mut self, parent: &Element, grid: &[f32], column: &mut usize, row: &mut Vec<TableCell>) {
        for element in parent.elements() {
            match &*element.name {
                "w:tc" => {
                    let properties = element.child("w:tcPr");
                    let value =
                        |name: &str| properties.and_then(|properties| properties.child(name)?.attribute("w:val"));
                    let span = value("w:gridSpan").and_then(|span| span.parse().ok()).unwrap_or(1).clamp(1, 64);
                    let stated = properties.and_then(|properties| twips(properties.child("w:tcW")?.attribute("w:w")));
                    let by_grid: f32 = grid.iter().skip(*column).take(span).sum();
                    let width = if by_grid > 0.0 { by_grid } else { stated.unwrap_or(0.0) };
                    *column += span;
                    row.push(TableCell { blocks: self.blocks(element), width });
                }
                "w:sdt" => {
                    if let Some(content) = self.filled(element) {
                        self.cells(content, grid, column, row);
                    }
                }
                "w:customXml" => self.cells(element, grid, column, row),
                _ => {}
            }
        }
    }
}

fn shaped(properties: Option<&Element>, style: &ParagraphStyle) -> Paragraph {
    let heading = styles::heading_level(properties).or(style.heading);
    let listed = properties.and_then(styles::is_listed).unwrap_or(style.listed);
    let space = properties.and_then(styles::space_before).unwrap_or(style.space_before);
    let indent = properties.and_then(|properties| {
        let indent = properties.child("w:ind")?;
        twips(indent.attribute("w:left").or_else(|| indent.attribute("w:start")))
    });
    let mut tabs: Vec<f32> = properties
        .and_then(|properties| properties.child("w:tabs"))
        .map(|tabs| {
            let set = tabs.children_local("tab").filter(|tab| tab.attribute("w:val") != Some("clear"));
            set.filter_map(|tab| twips(tab.attribute("w:pos"))).collect()
        })
        .unwrap_or_default();
    tabs.sort_by(f32::total_cmp);
    Paragraph {
        heading,
        bullet: listed && heading.is_none(),
        gap: space >= GAP,
        indent: indent.unwrap_or(0.0).clamp(0.0, 600.0),
        tabs,
        ..Paragraph::default()
    }
}

fn twips(value: Option<&str>) -> Option<f32> {
    let value: f32 = value?.trim().parse().ok()?;
    Some(value / TWENTIETH).filter(|points| points.is_finite())
}
