#![doc = include_str!("../README.md")]
#![deny(clippy::disallowed_methods)]

mod actor;
mod address;
mod answer;
mod answer_text;
/// Proof that a candidate controls a profile.
pub mod control;
mod dates;
mod describe;
mod feed;
mod git;
mod hosts;
mod name_form;
mod outcome;
mod page;
mod registry;
mod site;
mod table;
mod walls;
mod xml;

/// The folders of the sites: one line a site, in the order in which they are asked whether an address is theirs.
macro_rules! sites {
    ($($folder:ident),+ $(,)?) => {
        $(mod $folder;)+
        static SITES: [site::Site; [$(stringify!($folder)),+].len()] = [$($folder::SITE),+];
    };
}

sites! {
    // By their hosts, in the order of the alphabet.
    aboutme,
    accredible,
    appstore,
    artstation,
    atcoder,
    behance,
    bitbucket,
    blogger,
    bluesky,
    bugcrowd,
    buymeacoffee,
    calendly,
    carrd,
    codechef,
    codeforces,
    codepen,
    codewars,
    contra,
    cran,
    cratesio,
    credly,
    crunchbase,
    dblp,
    devpost,
    devto,
    dockerhub,
    dribbble,
    exercism,
    facebook,
    fedora,
    figma,
    fiverr,
    flickr,
    flru,
    freelancer,
    github,
    gitlab,
    glassdoor,
    googleplay,
    gravatar,
    guru,
    habr,
    hackage,
    hackernews,
    hackerone,
    hackerrank,
    hashnode,
    hex,
    huggingface,
    indeed,
    instagram,
    intigriti,
    kaggle,
    keybase,
    keyoxide,
    launchpad,
    leetcode,
    linkedin,
    linktree,
    lobsters,
    maven,
    medium,
    meetup,
    misskey,
    mslearn,
    notion,
    npm,
    nuget,
    observable,
    openalex,
    opencollective,
    orcid,
    packagist,
    patreon,
    peerlist,
    peopleperhour,
    producthunt,
    pubdev,
    pypi,
    qiita,
    quora,
    reddit,
    replit,
    researchgate,
    rubygems,
    runiverse,
    scholar,
    semanticscholar,
    slideshare,
    soundcloud,
    sourcehut,
    speakerdeck,
    spotify,
    spreaker,
    stackexchange,
    steam,
    substack,
    telegram,
    threads,
    tiktok,
    topcoder,
    toptal,
    tumblr,
    twitch,
    upwork,
    vimeo,
    vk,
    wellfound,
    workana,
    x,
    xing,
    youtube,
    // By the shape of an address alone; the last takes every address.
    forgejo,
    gerrit,
    discourse,
    openbadges,
    wordpress,
    mastodon,
    activitypub,
    portfolio,
}

pub use describe::FIELDS;
pub use registry::{directory, follow_up, owns, read, recognise, registry, requests, site};
pub use site::{AccessPolicy, Health, Profile, Site};
pub use table::{Answer, AskPage, Cell, Field, Item, Mark, Means, Spot, Table, cell, field};
pub use walls::{EVALUATOR, in_redirect, wall};
