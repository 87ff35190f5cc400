#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod block_names;
mod charset;
mod document;
mod found;
mod head;
mod icon;
mod inline;
mod json;
mod jsonld;
pub mod limits;
mod links;
mod microdata;
mod microformats;
mod prescan;
mod prose;
mod rdfa;
mod read;
mod repair;
mod things;

pub use charset::{Decoded, decode};
pub use found::{Around, Found};
pub use head::Meta;
pub use json::Json;
pub use links::Anchor;
pub use microformats::{Item, Property};
pub use prescan::{TooComplex, prescan};
pub use prose::{Block, BlockKind, Fragment, fragment, unescape};
pub use read::{Markup, read};
pub use things::{Syntax, Thing, Things, Value};
