//! Hugging Face: accounts and organisations.

use crosscheck_model::{AccountFactKind, NameRole, Pace, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["hf.co"],
        picture_hosts: &["cdn-avatars.huggingface.co"],
        case_free: true,
        pace: &[Pace::new("huggingface.co", 700, 5, 1)],
        ..SiteFacts::new("huggingface", "Hugging Face", &["huggingface.co"])
    },
    url_forms: &["https://huggingface.co/{handle}", "https://huggingface.co/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &[
        "models",
        "datasets",
        "spaces",
        "organizations",
        "papers",
        "collections",
        "chat",
        "tasks",
        "learn",
        "join",
        "posts",
    ],
    ..Table::json(&[OVERVIEW])
};

const OVERVIEW: Answer = Answer {
    holds: &["/user", "/fullname"],
    own: "/user",
    ..Answer::new(
        &["https://huggingface.co/api/users/{handle}/overview"],
        &[
            field(&["/type"], Means::Person(&["user"])),
            field(&["/user"], Means::Handle),
            field(&["/_id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/fullname"], Means::Name(NameRole::Display)),
            field(&["/details"], Means::Bio),
            field(&["/avatarUrl"], Means::Photo),
            field(&["/createdAt"], Means::Fact(AccountFactKind::Created)),
            field(&["/orgs/*/name"], Means::Detail("organisation")),
        ],
    )
};
