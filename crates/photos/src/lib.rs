#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod address;
mod align;
mod avatar;
mod code;
mod compare;
mod decode;
mod fingerprint;
mod grid;
mod identicon;
mod preview;
mod register;
mod search;

pub use avatar::{AvatarRule, Nature};
pub use code::{Code, CodeDistance};
pub use compare::{Change, Comparison, Verdict, WhyNot, compare};
pub use decode::{MAX_BYTES, MAX_PIXELS, ReadError};
pub use fingerprint::{Fingerprint, Raster, Version, read, read_with_address};
pub use preview::preview;
pub use search::{Found, Index};
