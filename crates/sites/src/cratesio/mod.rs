//! crates.io, the registry of Rust packages.

use crosscheck_model::AccountFactKind::{Created, StableId};
use crosscheck_model::{LinkRole, NameRole, Pace, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        nicknames: &["crates"],
        case_free: true,
        // Crawler policy: one request a second.
        pace: &[Pace::new("crates.io", 1000, 1, 1)],
        ..SiteFacts::new("cratesio", "crates.io", &["crates.io"])
    },
    url_forms: &["https://crates.io/users/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&Table::json(&[USER, CRATES])),
};

const USER: Answer = Answer {
    holds: &["/user/login"],
    own: "/user/login",
    ..Answer::new(
        &["https://crates.io/api/v1/users/{handle}"],
        &[
            field(&["/user/login"], Means::Handle),
            field(&["/user/name"], Means::Name(NameRole::Display)),
            field(&["/user/avatar"], Means::Photo),
            field(&["/user/url"], Means::Link(LinkRole::Own)),
            field(&["/user/id"], Means::Fact(StableId)),
            field(&["/user/created_at"], Means::Fact(Created)),
        ],
    )
};

/// The packages of the number that the first answer gives.
const CRATES: Answer = Answer {
    key: "/user/id",
    ..Answer::new(
        &["https://crates.io/api/v1/crates?user_id={key}&per_page=100"],
        &[field(&["/crates/*/updated_at"], Means::Activity)],
    )
};
