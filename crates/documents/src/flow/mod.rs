//! What a text document is made of, whatever its format: paragraphs with spans, and tables of such. Becomes lines in reading order.

mod block;
mod drafts;
mod lines;
mod table;

pub(crate) use block::{Block, Paragraph, Span, Table, TableCell};
pub(crate) use lines::sheet;
