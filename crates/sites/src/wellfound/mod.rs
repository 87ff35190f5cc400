//! Wellfound: never asked; what is handed in is read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their profile",
        also: &["angel.co"],
        api_hosts: &["api.angel.co"],
        ..SiteFacts::new("wellfound", "Wellfound", &["wellfound.com"])
    },
    url_forms: &["https://wellfound.com/u/{handle}", "https://angel.co/{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table =
    Table { reserved: &["company", "l", "candidates", "discover"], page: PAGE, sections: true, ..Table::json(&[USER]) };

/// The old interface, as archives hold it.
const USER: Answer = Answer {
    ask: None,
    holds: &["/angellist_url", "/name"],
    ..Answer::new(
        &["https://api.angel.co/1/users/{handle}"],
        &[
            field(&["/angellist_url"], Means::HandleIn("*angel.co/{}")),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Full)),
            field(&["/bio"], Means::Bio),
            field(&["/what_ive_built"], Means::Detail("headline")),
            field(&["/locations/*/display_name"], Means::Place),
            field(&["/image"], Means::Photo),
            field(&["/online_bio_url"], Means::Link(LinkRole::Own)),
            field(&["/blog_url"], Means::Link(LinkRole::Own)),
            field(&["/aboutme_url"], Means::Link(LinkRole::Own)),
            field(&["/twitter_url"], Means::Link(LinkRole::Own)),
            field(&["/facebook_url"], Means::Link(LinkRole::Own)),
            field(&["/linkedin_url"], Means::Link(LinkRole::Own)),
            field(&["/github_url"], Means::Link(LinkRole::Own)),
            field(&["/dribbble_url"], Means::Link(LinkRole::Own)),
            field(&["/behance_url"], Means::Link(LinkRole::Own)),
        ],
    )
};

const PAGE: &[Cell] =
    &[Cell { at: Spot::Title, forms: &["{} - *Wellfound*", "{} | Wellfound"], means: Means::Name(NameRole::Guess) }];
