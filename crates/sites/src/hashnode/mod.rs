//! Hashnode: the page; its interface has been for paying members since May 2026.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["hashnode.dev", "gql.hashnode.com"],
        picture_hosts: &["cdn.hashnode.com"],
        ..SiteFacts::new("hashnode", "Hashnode", &["hashnode.com"])
    },
    url_forms: &[
        "https://hashnode.com/@{handle}",
        "https://{handle}.hashnode.dev",
        "https://{handle}.hashnode.dev/**",
        "https://hashnode.com/u/{handle}",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { absent: &[Mark::Empty("/data/user")], ask_page: AskPage::Always, ..Table::json(&[USER]) };

const USER: Answer = Answer {
    ask: None,
    holds: &["/data/user"],
    record: "/data/user",
    own: "/username",
    ..Answer::new(
        &["https://gql.hashnode.com"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/tagline"], Means::Detail("headline")),
            field(&["/bio/text"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/dateJoined"], Means::Fact(AccountFactKind::Created)),
            field(&["/profilePicture"], Means::Photo),
            field(&["/socialMediaLinks/*"], Means::Link(LinkRole::Own)),
        ],
    )
};
