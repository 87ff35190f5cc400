/// A piece of a document.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Paragraph {
    pub(crate) spans: Vec<Span>,
    /// Marked as a heading by its style, and how deep (1 to 6).
    pub(crate) heading: Option<u8>,
    /// An item of a list.
    pub(crate) bullet: bool,
    /// Stands apart from what is above.
    pub(crate) gap: bool,
    /// Left edge, in points.
    pub(crate) indent: f32,
    /// Tab stops, in points, from left to right.
    pub(crate) tabs: Vec<f32>,
}

/// Letters of one look. A tab is `\t`, a break of the line `\n`.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Span {
    pub(crate) text: String,
    pub(crate) bold: bool,
    /// In points; 0 where a format has none.
    pub(crate) size: f32,
    /// Where it leads.
    pub(crate) link: Option<String>,
}

/// One table, row by row.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Table {
    pub(crate) rows: Vec<Vec<TableCell>>,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct TableCell {
    pub(crate) blocks: Vec<Block>,
    /// In points; 0 where it is not stated.
    pub(crate) width: f32,
}

impl Paragraph {
    /// All its text.
    pub(crate) fn text(&self) -> String {
        self.spans.iter().map(|span| span.text.as_str()).collect()
    }

    /// Whether nothing is written in it.
    pub(crate) fn is_blank(&self) -> bool {
        self.spans.iter().all(|span| span.text.trim().is_empty())
    }
}
