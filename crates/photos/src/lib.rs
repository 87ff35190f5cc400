#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod address;
mod align;
mod avatar;
mod code;
mod compare;
mod decode;
mod grid;
mod identicon;
mod preview;
mod register;
mod search;
mod sketch;

pub use avatar::{AvatarRule, Nature};
pub use code::{Code, CodeDistance};
pub use compare::{Change, Comparison, Verdict, WhyNot, compare};
pub use decode::{MAX_BYTES, MAX_PIXELS, ReadError};
pub use preview::preview;
pub use search::{Found, Index};
pub use sketch::{Raster, Sketch, Version, read, read_with_address};
