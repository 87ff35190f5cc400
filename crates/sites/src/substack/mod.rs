//! Substack: the public profile of a writer.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        case_free: true,
        picture_hosts: &["substackcdn.com"],
        ..SiteFacts::new("substack", "Substack", &["substack.com"])
    },
    url_forms: &[
        "https://substack.com/@{handle}",
        "https://{handle}.substack.com",
        "https://{handle}.substack.com/**",
        "https://substack.com/profile/{handle}",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table =
    Table { reserved: &["www", "open", "support", "on", "api"], page: PAGE, ..Table::json(&[PROFILE]) };

const PROFILE: Answer = Answer {
    holds: &["/handle", "/photo_url"],
    own: "/handle",
    ..Answer::new(
        &["https://substack.com/api/v1/user/{handle}/public_profile"],
        &[
            field(&["/handle"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/previous_name"], Means::Name(NameRole::Alternate)),
            field(&["/bio"], Means::Bio),
            field(&["/photo_url"], Means::Photo),
            field(&["/userLinks/*/value"], Means::Link(LinkRole::Own)),
            field(&["/links/*/url"], Means::Link(LinkRole::Own)),
            field(&["/profile_set_up_at"], Means::Fact(AccountFactKind::Created)),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell { at: Spot::Title, forms: &["About - {}"], means: Means::Detail("publication") },
    cell(Spot::Meta("author"), Means::Name(NameRole::Guess)),
    cell(Spot::Outward, Means::Link(LinkRole::Mention)),
];
