#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod dates;
mod draft;
mod git;
mod github;
mod json;
mod outcome;
mod page;
mod portfolio;
mod site;
mod walls;

pub use site::{Profile, Site, Stance, follow_up, owns, read, recognise, registry, requests, site};
pub use walls::wall;
