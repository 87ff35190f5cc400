//! CodePen: never asked, because its pages stand behind a check for browsers.

use crosscheck_model::{LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their profile",
        case_free: true,
        ..SiteFacts::new("codepen", "CodePen", &["codepen.io"])
    },
    url_forms: &["https://codepen.io/{handle}", "https://codepen.io/{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table =
    Table { reserved: &["team", "pen", "trending", "collection", "embed"], page: PAGE, ..Table::json(&[OEMBED]) };

const OEMBED: Answer = Answer {
    ask: None,
    holds: &["/author_url", "/provider_name"],
    ..Answer::new(
        &["https://codepen.io/api/oembed?url=https://codepen.io/{handle}"],
        &[
            field(&["/author_name"], Means::Name(NameRole::Display)),
            field(&["/author_url"], Means::Link(LinkRole::Own)),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell { at: Spot::Meta("og:title"), forms: &["{} on CodePen"], means: Means::Name(NameRole::Display) },
    cell(Spot::Id("profile-name-header"), Means::Name(NameRole::Display)),
    cell(Spot::Id("profile-location"), Means::Place),
    cell(Spot::Id("profile-bio"), Means::Bio),
    cell(Spot::LinksIn("profile-links"), Means::Link(LinkRole::Own)),
];
