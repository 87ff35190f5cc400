//! Misskey, Sharkey, Firefish: known hosts; any other is read as ActivityPub.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("misskey", "Misskey", &["misskey.io", "misskey.dev", "sharkey.team", "firefish.social"]),
    url_forms: &[
        "https://{site}/@{handle}",
        "https://{site}/@{handle}/**",
        "https://{host}/api/users/show?username={handle}",
    ],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { absent: &[Mark::Says("/error/code", "NO_SUCH_USER")], ..Table::json(&[USER, NOTES]) };

const USER: Answer = Answer {
    holds: &["/username", "/isBot", "/avatarUrl"],
    own: "/username",
    ..Answer::new(
        &["https://{host}/api/users/show?username={handle}", "https://{host}/api/users/show"],
        &[
            field(&["/isBot"], Means::NotPerson("bot")),
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/lang"], Means::Detail("locale")),
            field(&["/avatarUrl"], Means::Photo),
            field(&["/fields/*/value"], Means::Link(LinkRole::Own)),
            field(&["/url"], Means::Link(LinkRole::Own)),
            field(&["/verifiedLinks/*"], Means::Link(LinkRole::OwnVerified)),
            field(&["/createdAt"], Means::Fact(AccountFactKind::Created)),
            field(&["/updatedAt"], Means::Fact(AccountFactKind::LastActive)),
            field(&["/isSuspended"], Means::If("suspended")),
            field(&["/isSilenced"], Means::If("silenced")),
            field(&["/movedTo"], Means::Link(LinkRole::Own)),
        ],
    )
};

const NOTES: Answer = Answer {
    ask: None,
    holds: &["/0/createdAt", "/0/userId"],
    ..Answer::new(&["https://{host}/api/users/notes"], &[field(&["/*/createdAt"], Means::Activity)])
};
