//! XML as a tree with bounds. Document types are refused: no format that is read needs one, and entities are how XML is
//! made to explode.

mod element;
mod parse;

pub(crate) use element::{Element, Node};
pub(crate) use parse::{parse, root};
