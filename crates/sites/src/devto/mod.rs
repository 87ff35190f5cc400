//! DEV, the community at dev.to.

use crosscheck_model::AccountFactKind::{Created, StableId};
use crosscheck_model::{LinkRole, NameRole, Pace, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        nicknames: &["dev"],
        case_free: true,
        // About 3 reads a second for each client.
        pace: &[Pace::new("dev.to", 400, 3, 1)],
        ..SiteFacts::new("devto", "DEV", &["dev.to"])
    },
    url_forms: &["https://dev.to/{handle}", "https://dev.to/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&Table {
        reserved: &["enter", "listings", "pod", "t", "videos", "latest", "top"],
        ..Table::json(&[USER])
    }),
};

const USER: Answer = Answer {
    holds: &["/username", "/joined_at"],
    own: "/username",
    ..Answer::new(
        &["https://dev.to/api/users/by_username?url={handle}", "https://dev.to/api/users/{key}"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/summary"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/website_url"], Means::Link(LinkRole::Own)),
            field(&["/github_username"], Means::HandleOn("github")),
            field(&["/twitter_username"], Means::HandleOn("x")),
            field(&["/profile_image"], Means::Photo),
            field(&["/id"], Means::Fact(StableId)),
            field(&["/joined_at"], Means::Fact(Created)),
        ],
    )
};
