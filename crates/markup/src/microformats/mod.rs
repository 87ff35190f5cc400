//! Microformats2, by its parsing specification: roots, properties, implied properties, nesting, value class pattern; classic
//! hCard and hResume under the names of today.

mod class_names;
mod classic;
mod implied;
mod item;
mod parse;
mod representative;
mod value;

pub use item::{Item, Property};
pub(crate) use parse::read;
pub(crate) use representative::representative;
