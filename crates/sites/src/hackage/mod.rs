//! Hackage: packages for Haskell.

use crosscheck_model::{AccountFactKind, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("hackage", "Hackage", &["hackage.haskell.org"]),
    url_forms: &["https://hackage.haskell.org/user/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::json(&[USER]);

const USER: Answer = Answer {
    holds: &["/username", "/userid"],
    own: "/username",
    ..Answer::new(
        &["https://hackage.haskell.org/user/{handle}.json"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/userid"], Means::Fact(AccountFactKind::StableId)),
            field(&["/groups/*"], Means::Detail("group")),
        ],
    )
};
