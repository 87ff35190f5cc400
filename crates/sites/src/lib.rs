#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod activitypub;
mod actor;
mod answer;
mod dates;
mod git;
mod github;
mod gitlab;
mod mastodon;
mod outcome;
mod page;
mod portfolio;
mod site;
mod stackexchange;
mod walled;
mod walls;

pub use site::{AccessPolicy, Profile, Site, follow_up, owns, read, recognise, registry, requests, site};
pub use walls::wall;
