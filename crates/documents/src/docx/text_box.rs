//! Text boxes. One stands somewhere on the page, and is anchored in a paragraph that says little of where.

use crate::flow::Block;

/// A box wider than this spans the page, in points.
const WIDE: f32 = 330.0;
/// Left edges on one side of this, in points from the left margin, belong to the same column.
const MIDDLE: f32 = 150.0;

/// A text box, with where it stands if that is stated.
#[derive(Debug)]
pub(super) struct TextBox {
    pub(super) blocks: Vec<Block>,
    pub(super) x: f32,
    pub(super) y: f32,
    pub(super) width: f32,
}

/// Boxes as a reader of the page meets them: those over the whole width from above, then the left column, then the right.
pub(super) fn in_reading_order(mut boxes: Vec<TextBox>) -> Vec<Block> {
    let top = boxes.iter().map(|text| text.y).fold(f32::INFINITY, f32::min);
    let column = |text: &TextBox| {
        let spans = text.width > WIDE && text.y <= top + 60.0;
        if spans { 0 } else { 1 + i32::from(text.x > MIDDLE) }
    };
    boxes.sort_by(|a, b| column(a).cmp(&column(b)).then(a.y.total_cmp(&b.y)));
    boxes.into_iter().flat_map(|text| text.blocks).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::{Paragraph, Span};

    fn text_box(text: &str, x: f32, y: f32, width: f32) -> TextBox {
        let paragraph =
            Paragraph { spans: vec![Span { text: text.into(), ..Span::default() }], ..Paragraph::default() };
        TextBox { blocks: vec![Block::Paragraph(paragraph)], x, y, width }
    }

    #[test]
    fn boxes_are_read_by_columns() {
        let boxes = vec![
            text_box("job", 200.0, 100.0, 300.0),
            text_box("skills", 0.0, 300.0, 140.0),
            text_box("name", 0.0, 0.0, 500.0),
            text_box("contact", 0.0, 100.0, 140.0),
        ];
        let order: Vec<String> = in_reading_order(boxes)
            .iter()
            .map(|block| match block {
                Block::Paragraph(paragraph) => paragraph.text(),
                Block::Table(_) => String::new(),
            })
            .collect();
        assert_eq!(order, ["name", "contact", "skills", "job"]);
    }
}
