//! HackerRank: profiles by the site's own JSON.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Item, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        case_free: true,
        picture_hosts: &["hrcdn.net"],
        ..SiteFacts::new("hackerrank", "HackerRank", &["hackerrank.com"])
    },
    url_forms: &["https://www.hackerrank.com/profile/{handle}", "https://www.hackerrank.com/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &[
        "domains",
        "contests",
        "certificates",
        "dashboard",
        "leaderboard",
        "skills-verification",
        "products",
        "work",
    ],
    ..Table::json(&[PROFILE])
};

const PROFILE: Answer = Answer {
    holds: &["/model/username"],
    record: "/model",
    own: "/username",
    ..Answer::new(
        &["https://www.hackerrank.com/rest/contests/master/hackers/{handle}/profile"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/personal_first_name", "/personal_last_name"], Means::Name(NameRole::Full)),
            field(&["/short_bio"], Means::Bio),
            field(&["/country"], Means::Place),
            field(&["/school"], Means::Education(Item { organisation: "/school", ..Item::NONE })),
            field(&["/avatar"], Means::Photo),
            field(&["/website"], Means::Link(LinkRole::Own)),
            field(&["/github_url"], Means::Link(LinkRole::Own)),
            field(&["/linkedin_url"], Means::Link(LinkRole::Own)),
            field(&["/created_at"], Means::Fact(AccountFactKind::Created)),
            field(&["/jobs_headline"], Means::Detail("headline")),
        ],
    )
};
