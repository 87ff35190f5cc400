//! PDF: positioned text from the content streams, assembled into lines here; metadata, link annotations and pictures.

mod attachments;
mod bidi;
mod builtin;
mod cid;
mod cmap;
mod columns;
mod content;
mod document;
mod embedded;
mod flow;
mod font;
mod furniture;
mod glyph_names;
mod hidden;
mod limits;
mod line_text;
mod lines;
mod links;
mod matrix;
mod metadata;
mod page_box;
mod picture;
mod picture_file;
mod png;
mod recognised;
mod scan;
mod tex;
mod tiff;
mod vertical;
mod widths;

pub(crate) use bidi::is_right_to_left;
pub(crate) use content::{Glyph, Page};
pub(crate) use document::{Opened, guarded, of_pictures, open, page_pictures, text, text_of_pictures};
pub(crate) use line_text::line_text;
