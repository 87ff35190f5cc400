//! Medium: the feed of a writer.

use crosscheck_model::{LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        case_free: true,
        picture_hosts: &["miro.medium.com", "cdn-images-1.medium.com"],
        ..SiteFacts::new("medium", "Medium", &["medium.com"])
    },
    url_forms: &[
        "https://medium.com/@{handle}",
        "https://medium.com/@{handle}/**",
        "https://{handle}.medium.com",
        "https://{handle}.medium.com/**",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["help", "policy", "link", "www"],
    page: PAGE,
    ask_page: AskPage::IfNothingElse,
    ..Table::json(&[FEED])
};

const FEED: Answer = Answer {
    holds: &["/rss/channel"],
    ..Answer::new(
        &["https://medium.com/feed/@{handle}"],
        &[
            field(&["/rss/channel/0/item/*/pubDate/0"], Means::Activity),
            field(&["/rss/channel/0/item/0/creator/0"], Means::Name(NameRole::Display)),
            field(&["/rss/channel/0/image/0/url/0"], Means::Photo),
            field(&["/rss/channel/0/link/0"], Means::Link(LinkRole::Own)),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Meta("og:title"), forms: &["{} – Medium", "{} - Medium"], means: Means::Name(NameRole::Display)
    },
    cell(Spot::Meta("profile:username"), Means::Handle),
    cell(Spot::Meta("twitter:creator"), Means::HandleOn("x")),
];
