//! FL.ru: the page of a freelancer or client.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("flru", "FL.ru", &["fl.ru"]) },
    url_forms: &["https://www.fl.ru/users/{handle}", "https://www.fl.ru/users/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[
    Cell { at: Spot::Title, forms: &["*FL.ru, {}"], means: Means::Place },
    cell(Spot::Heading(1), Means::Name(NameRole::Display)),
    cell(Spot::Class("about"), Means::Bio),
    cell(Spot::Class("skill"), Means::Skill),
];
