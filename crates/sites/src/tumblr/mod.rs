//! Tumblr blogs: the documented interface, with a key.

use crosscheck_model::{AccountFactKind, Pace, SentAs, SiteFacts, TokenUse};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.tumblr.com"],
        case_free: true,
        token: Some(TokenUse {
            variable: "CROSSCHECK_TUMBLR_KEY",
            key: "tumblr",
            host: "api.tumblr.com",
            sent: SentAs::Query("api_key"),
        }),
        pace: &[Pace::new("api.tumblr.com", 200, 5, 1)],
        ..SiteFacts::new("tumblr", "Tumblr", &["tumblr.com"])
    },
    url_forms: &[
        "https://www.tumblr.com/{handle}",
        "https://{handle}.tumblr.com",
        "https://{handle}.tumblr.com/**",
        "https://www.tumblr.com/blog/view/{handle}",
        "https://www.tumblr.com/{handle}/**",
    ],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table =
    Table { reserved: &["www", "api", "assets", "dashboard", "tagged", "communities"], ..Table::json(&[BLOG, ME]) };

const BLOG: Answer = Answer {
    holds: &["/response/blog/name"],
    record: "/response/blog",
    own: "/name",
    ..Answer::new(
        &["https://api.tumblr.com/v2/blog/{handle}.tumblr.com/info"],
        &[
            field(&["/name"], Means::Handle),
            field(&["/uuid"], Means::Fact(AccountFactKind::StableId)),
            field(&["/title"], Means::Detail("title")),
            field(&["/description"], Means::Bio),
            field(&["/avatar/0/url"], Means::Photo),
            field(&["/updated"], Means::Fact(AccountFactKind::LastActive)),
            field(&["/timezone"], Means::Zone),
        ],
    )
};

const ME: Answer = Answer {
    ask: None,
    holds: &["/response/user/blogs"],
    record: "/response/user",
    own: "/name",
    ..Answer::new(
        &["https://api.tumblr.com/v2/user/info"],
        &[field(&["/name"], Means::Handle), field(&["/blogs/*/title"], Means::Detail("title"))],
    )
};
