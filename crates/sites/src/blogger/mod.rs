//! Blogger: the feed of a blog.

use crosscheck_model::{LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("blogger", "Blogger", &["blogger.com", "blogspot.com"]),
    url_forms: &[
        "https://{handle}.blogspot.com",
        "https://{handle}.blogspot.com/**",
        "https://www.blogger.com/profile/{handle}",
    ],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["www", "draft"], page: PAGE, ..Table::json(&[FEED]) };

const FEED: Answer = Answer {
    holds: &["/feed/author"],
    ..Answer::new(
        &["https://{handle}.blogspot.com/feeds/posts/default?alt=json"],
        &[
            field(&["/feed/author/0/name/$t"], Means::Name(NameRole::Display)),
            field(&["/feed/author/0/uri/$t"], Means::Link(LinkRole::Own)),
            field(&["/feed/title/$t"], Means::Detail("blog")),
            field(&["/feed/entry/*/published/$t"], Means::Activity),
        ],
    )
};

const PAGE: &[Cell] = &[
    cell(Spot::Heading(1), Means::Name(NameRole::Guess)),
    cell(Spot::Class("profile-textblock"), Means::Bio),
    cell(Spot::Class("adr"), Means::Place),
];
