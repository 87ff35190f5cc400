//! Lobsters: never asked, because its robots.txt forbids it to programs that it does not list.

use crosscheck_model::{AccountFactKind, LinkRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of lobste.rs/~name or of its .json",
        ..SiteFacts::new("lobsters", "Lobsters", &["lobste.rs"])
    },
    url_forms: &["https://lobste.rs/~{handle}", "https://lobste.rs/u/{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::json(&[USER]);

const USER: Answer = Answer {
    ask: None,
    holds: &["/username", "/karma"],
    own: "/username",
    ..Answer::new(
        &["https://lobste.rs/~{handle}.json", "https://lobste.rs/u/{handle}.json"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/about"], Means::Bio),
            field(&["/homepage"], Means::Link(LinkRole::Own)),
            field(&["/github_username"], Means::HandleOn("github")),
            field(&["/mastodon_username"], Means::Detail("mastodon")),
            field(&["/avatar_url"], Means::Photo),
            field(&["/created_at"], Means::Fact(AccountFactKind::Created)),
            field(&["/is_admin"], Means::If("administrator")),
            field(&["/is_moderator"], Means::If("moderator")),
        ],
    )
};
