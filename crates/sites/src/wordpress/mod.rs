//! WordPress.com, and authors of WordPress on any host.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Mark, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["public-api.wordpress.com"],
        case_free: true,
        ..SiteFacts::new("wordpress", "WordPress", &["wordpress.com", "profiles.wordpress.org"])
    },
    url_forms: &[
        "https://{handle}.wordpress.com",
        "https://{handle}.wordpress.com/**",
        "https://profiles.wordpress.org/{handle}",
        "https://{host}/author/{handle}",
        "https://{host}/author/{handle}/**",
        "https://{host}/wp-json/wp/v2/users/{handle}",
    ],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["www", "de", "fr", "es", "en", "public-api"],
    page: PAGE,
    absent: &[Mark::Says("/code", "rest_user_invalid_id"), Mark::Says("/code", "rest_no_route")],
    ask_page: AskPage::Always,
    ..Table::json(&[BLOG, AUTHORS, AUTHOR])
};

const BLOG: Answer = Answer {
    holds: &["/ID", "/name", "/URL"],
    ..Answer::new(
        &["https://public-api.wordpress.com/rest/v1.1/sites/{handle}.wordpress.com"],
        &[
            field(&["/name"], Means::Detail("blog")),
            field(&["/description"], Means::Detail("headline")),
            field(&["/URL"], Means::Link(LinkRole::Own)),
        ],
    )
};

const AUTHORS: Answer = Answer {
    ask: None,
    holds: &["/0/slug", "/0/avatar_urls"],
    record: "/*",
    own: "/slug",
    ..Answer::new(
        &["https://{host}/wp-json/wp/v2/users?slug={handle}"],
        &[
            field(&["/slug"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/url"], Means::Link(LinkRole::Own)),
            field(&["/avatar_urls/96"], Means::Photo),
        ],
    )
};

const AUTHOR: Answer = Answer {
    ask: None,
    holds: &["/slug", "/avatar_urls"],
    ..Answer::new(
        &["https://{host}/wp-json/wp/v2/users/{handle}"],
        &[
            field(&["/slug"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/url"], Means::Link(LinkRole::Own)),
            field(&["/avatar_urls/96"], Means::Photo),
        ],
    )
};

const PAGE: &[Cell] = &[cell(Spot::Class("author-title"), Means::Name(NameRole::Guess))];
