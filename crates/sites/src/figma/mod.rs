//! Figma: never asked, because its pages stand behind a check; what is handed in is read.

use crosscheck_model::{AccountFactKind, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Mark, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their community page",
        api_hosts: &["api.figma.com"],
        ..SiteFacts::new("figma", "Figma Community", &["figma.com"])
    },
    url_forms: &["https://www.figma.com/@{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { page: PAGE, shell: &[Mark::Title("figma")], ..Table::json(&[ME]) };

const ME: Answer = Answer {
    ask: None,
    holds: &["/handle", "/img_url"],
    ..Answer::new(
        &["https://api.figma.com/v1/me"],
        &[
            field(&["/handle"], Means::Name(NameRole::Display)),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/email"], Means::Email),
            field(&["/img_url"], Means::Photo),
        ],
    )
};

const PAGE: &[Cell] = &[Cell {
    at: Spot::Meta("og:title"),
    forms: &["{} (@{handle}) | Figma", "{} (@{handle})"],
    means: Means::Name(NameRole::Display),
}];
