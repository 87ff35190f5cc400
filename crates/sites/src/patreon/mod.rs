//! Patreon: never asked, because its pages stand behind a check; what is handed in is read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their page",
        case_free: true,
        picture_hosts: &["c8.patreon.com", "c10.patreonusercontent.com"],
        ..SiteFacts::new("patreon", "Patreon", &["patreon.com"])
    },
    url_forms: &[
        "https://www.patreon.com/user?u={handle}",
        "https://www.patreon.com/{handle}",
        "https://www.patreon.com/c/{handle}",
        "https://www.patreon.com/cw/{handle}",
        "https://www.patreon.com/{handle}/**",
    ],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["posts", "collection", "join", "user", "explore", "creators"],
    page: PAGE,
    ..Table::json(&[IDENTITY])
};

const IDENTITY: Answer = Answer {
    ask: None,
    holds: &["/data/attributes/full_name"],
    record: "/data/attributes",
    ..Answer::new(
        &["https://www.patreon.com/api/oauth2/v2/identity"],
        &[
            field(&["/full_name"], Means::Name(NameRole::Full)),
            field(&["/vanity"], Means::Handle),
            field(&["/about"], Means::Bio),
            field(&["/email"], Means::Email),
            field(&["/image_url"], Means::Photo),
            field(&["/created"], Means::Fact(AccountFactKind::Created)),
            field(&["/social_connections/*/url"], Means::Link(LinkRole::Own)),
            field(&["/is_suspended"], Means::If("suspended")),
            field(&["/is_deleted"], Means::If("deleted")),
        ],
    )
};

const PAGE: &[Cell] = &[Cell {
    at: Spot::Meta("og:title"),
    forms: &["{} | * on Patreon", "{} | Patreon", "Get more from {} on Patreon"],
    means: Means::Name(NameRole::Guess),
}];
