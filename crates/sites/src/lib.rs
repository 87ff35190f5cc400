#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod actor;
mod address;
mod answer;
mod dates;
mod git;
mod outcome;
mod page;
mod registry;
mod site;
mod table;
mod walls;

/// The folders of the sites: one line a site, in the order in which they are asked whether an address is theirs.
macro_rules! sites {
    ($($folder:ident),+ $(,)?) => {
        $(mod $folder;)+
        static SITES: [site::Site; [$(stringify!($folder)),+].len()] = [$($folder::SITE),+];
    };
}

sites! {
    // By their hosts, in the order of the alphabet.
    bluesky,
    codeforces,
    cratesio,
    devto,
    facebook,
    fiverr,
    github,
    gitlab,
    glassdoor,
    gravatar,
    hackernews,
    indeed,
    instagram,
    linkedin,
    orcid,
    peopleperhour,
    quora,
    researchgate,
    rubygems,
    stackexchange,
    threads,
    upwork,
    wellfound,
    workana,
    x,
    xing,
    // By the shape of an address alone; the last takes every address.
    mastodon,
    activitypub,
    portfolio,
}

pub use registry::{directory, follow_up, owns, read, recognise, registry, requests, site};
pub use site::{AccessPolicy, Health, Profile, Site};
pub use table::{Answer, AskPage, Cell, Field, Item, Mark, Means, Spot, Table, cell, field};
pub use walls::{EVALUATOR, in_redirect, wall};
