#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod application;
mod evidence;
mod groups;
mod hash;
mod identifiers;
mod kind;
mod linking;
mod proposing;
mod reading;
mod verifying;
mod words;

pub use application::{Application, FORM, Job, PictureUse, Prose, ProseKind, School, Trace, WithPictures};
pub use evidence::{Evidence, Quoted};
pub use groups::{Edge, Group, Links, Word};
pub use kind::{Family, Kind};
pub use linking::{Linking, PairToVerify, edge};
pub use proposing::{Gathering, Hub, Keys, LeftOut, Proposals, TraceKey};
pub use reading::read;
pub use verifying::{picture_evidence, verify};
