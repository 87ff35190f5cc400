//! Carrd: one-page sites.

use crosscheck_model::{LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("carrd", "Carrd", &["carrd.co"]),
    url_forms: &["https://{handle}.carrd.co", "https://{handle}.carrd.co/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["www"], sections: true, ..Table::page(PAGE) };

const PAGE: &[Cell] = &[
    cell(Spot::Heading(1), Means::Name(NameRole::Guess)),
    cell(Spot::Title, Means::Name(NameRole::Guess)),
    cell(Spot::LinksIn("icons"), Means::Link(LinkRole::Own)),
    cell(Spot::LinksIn("buttons"), Means::Link(LinkRole::Mention)),
];
