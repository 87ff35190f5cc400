//! Paragraphs, cells and rows as they end.

use super::destination::Destination;
use super::reader::Reader;
use crate::flow::{Block, Paragraph, Table, TableCell};
use crate::portrait::is_drawn_as_one;

/// Pictures that are kept.
const MAX_PICTURES: usize = 16;

impl Reader {
    pub(super) fn end_paragraph(&mut self) {
        let spans = std::mem::take(&mut self.paragraph.spans);
        let paragraph = Paragraph { spans, ..self.state.paragraph.paragraph() };
        if paragraph.is_blank() && matches!(self.state.destination, Destination::Header | Destination::Footer) {
            return;
        }
        let block = Block::Paragraph(paragraph);
        match self.state.destination {
            Destination::Header => self.header.push(block),
            Destination::Footer => self.footer.push(block),
            _ if self.state.paragraph.in_table => self.cell.push(block),
            _ => {
                self.end_row();
                self.document.blocks.push(block);
            }
        }
    }

    pub(super) fn end_cell(&mut self) {
        self.state.paragraph.in_table = true;
        self.end_paragraph();
        let at = self.row.len();
        let before = at.checked_sub(1).and_then(|at| self.edges.get(at)).copied().unwrap_or(0.0);
        let width = self.edges.get(at).map_or(0.0, |edge| (edge - before).max(0.0));
        self.row.push(TableCell { blocks: std::mem::take(&mut self.cell), width });
    }

    pub(super) fn end_row(&mut self) {
        if !self.cell.is_empty() {
            self.row.push(TableCell { blocks: std::mem::take(&mut self.cell), width: 0.0 });
        }
        if self.row.is_empty() {
            return;
        }
        let row = std::mem::take(&mut self.row);
        match self.document.blocks.last_mut() {
            Some(Block::Table(table)) => table.rows.push(row),
            _ => self.document.blocks.push(Block::Table(Table { rows: vec![row] })),
        }
    }

    pub(super) fn end_picture(&mut self) {
        let picture = std::mem::take(&mut self.picture);
        let kept = self.document.pictures.len() < MAX_PICTURES;
        if picture.photo
            && kept
            && is_drawn_as_one(picture.width, picture.height)
            && !self.document.pictures.contains(&picture.bytes)
        {
            self.document.pictures.push(picture.bytes);
        }
    }
}
