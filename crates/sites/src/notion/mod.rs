//! Notion: published pages are empty without scripts; exports and answers that are handed in are read.

use crosscheck_model::{AccountFactKind, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "an export of the page from Notion as HTML or PDF",
        api_hosts: &["api.notion.com"],
        ..SiteFacts::new("notion", "Notion", &["notion.so", "notion.site"])
    },
    url_forms: &["https://{handle}.notion.site", "https://{handle}.notion.site/**", "https://www.notion.so/{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { own_page: true, ..Table::json(&[OWNER, USER]) };

const OWNER: Answer = Answer {
    ask: None,
    holds: &["/owner/user"],
    record: "/owner/user",
    ..Answer::new(
        &["https://api.notion.com/v1/users/me"],
        &[
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/avatar_url"], Means::Photo),
            field(&["/person/email"], Means::Email),
        ],
    )
};

const USER: Answer = Answer {
    ask: None,
    holds: &["/object", "/person"],
    ..Answer::new(
        &["https://api.notion.com/v1/users/{handle}"],
        &[
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/avatar_url"], Means::Photo),
            field(&["/person/email"], Means::Email),
        ],
    )
};
