//! about.me: the page.

use crosscheck_model::{LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("aboutme", "about.me", &["about.me"]) },
    url_forms: &["https://about.me/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["tour", "me"], ..Table::page(PAGE) };

const PAGE: &[Cell] = &[
    cell(Spot::Class("name"), Means::Name(NameRole::Display)),
    cell(Spot::Class("headline"), Means::Detail("headline")),
    cell(Spot::Class("location"), Means::Place),
    cell(Spot::Class("bio"), Means::Bio),
    cell(Spot::LinksIn("social-links"), Means::Link(LinkRole::Own)),
    Cell {
        at: Spot::Meta("og:title"),
        forms: &["{} | about.me", "{} on about.me", "{} - * | about.me"],
        means: Means::Name(NameRole::Guess),
    },
];
