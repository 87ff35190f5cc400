//! Threads: never asked; what is handed in is read.

use crosscheck_model::{AccountFactKind, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Mark, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "their own download of their data, or a saved copy of the profile",
        also: &["threads.net"],
        api_hosts: &["graph.threads.com", "graph.threads.net"],
        case_free: true,
        ..SiteFacts::new("threads", "Threads", &["threads.com"])
    },
    url_forms: &["https://www.threads.com/@{handle}", "https://threads.com/@{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    page: PAGE,
    shell: &[Mark::Title("threads • log in"), Mark::Title("threads")],
    ..Table::json(&[LOOKUP, POSTS])
};

const LOOKUP: Answer = Answer {
    ask: None,
    holds: &["/username", "/name"],
    own: "/username",
    ..Answer::new(
        &["https://graph.threads.com/v1.0/profile_lookup?username={handle}"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/biography"], Means::Bio),
            field(&["/threads_biography"], Means::Bio),
            field(&["/profile_picture_url"], Means::Photo),
            field(&["/threads_profile_picture_url"], Means::Photo),
            field(&["/is_verified"], Means::If("verified by the site")),
        ],
    )
};

const POSTS: Answer = Answer {
    ask: None,
    holds: &["/data/0/username", "/data/0/permalink"],
    own: "/data/0/username",
    ..Answer::new(
        &["https://graph.threads.com/v1.0/me/threads"],
        &[
            field(&["/data/0/username"], Means::Handle),
            field(&["/data/0/owner/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/data/*/text"], Means::Post),
            field(&["/data/*/timestamp"], Means::Activity),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell { at: Spot::Title, forms: &["{} (@{handle}) *"], means: Means::Name(NameRole::Guess) },
    Cell { at: Spot::Meta("og:title"), forms: &["{} (@{handle}) *"], means: Means::Name(NameRole::Display) },
    cell(Spot::Meta("og:image"), Means::Photo),
];
