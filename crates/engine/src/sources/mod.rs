//! Reading one source: a CV, or the pages behind a link, and the pictures that either shows.

mod document;
mod link;
mod messages;
mod pictures;
mod reader;
mod records;

pub(crate) use document::{Document, no_pages, stands_for};
pub(crate) use reader::{Read, SourceReader};
