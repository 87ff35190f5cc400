#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod charset;
mod collect;
mod contact;
mod cv;
mod dates;
mod format;
mod html;
mod json_resume;
mod pdf;
mod plain_text;
mod read;
mod sheet;

pub use format::{Format, sniff};
pub use read::read;
