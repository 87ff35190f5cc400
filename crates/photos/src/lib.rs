#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod address;
mod align;
mod avatar;
mod code;
mod compare;
mod comparison;
mod declared;
mod decode;
mod detail;
mod evidence;
mod fingerprint;
mod grid;
mod identicon;
mod preview;
mod register;
mod search;
mod text;
mod turned;

pub use address::PictureAddress;
pub use avatar::{AvatarRule, Nature};
pub use code::{Code, CodeDistance};
pub use compare::{compare, region_under_best_pose};
pub use comparison::{Change, Comparison, Verdict, WhyNot};
pub use decode::{MAX_BYTES, MAX_PIXELS, ReadError};
pub use fingerprint::{Fingerprint, Raster, Version, read, read_from};
pub use preview::{preview, read_with_preview};
pub use search::{Found, Index};
