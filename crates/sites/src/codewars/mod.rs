//! Codewars: the documented interface.

use crosscheck_model::{AccountFactKind, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("codewars", "Codewars", &["codewars.com"]),
    url_forms: &["https://www.codewars.com/users/{handle}", "https://www.codewars.com/users/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::json(&[USER]);

const USER: Answer = Answer {
    holds: &["/username", "/honor"],
    own: "/username",
    ..Answer::new(
        &["https://www.codewars.com/api/v1/users/{handle}"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/clan"], Means::Detail("clan")),
            field(&["/skills/*"], Means::Skill),
        ],
    )
};
