//! Contra: the page of a freelancer.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("contra", "Contra", &["contra.com"]) },
    url_forms: &["https://contra.com/{handle}", "https://contra.com/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["discover", "opportunities", "p", "s", "community"], ..Table::page(PAGE) };

const PAGE: &[Cell] = &[
    Cell { at: Spot::Meta("og:title"), forms: &["{} | Contra", "{} on Contra"], means: Means::Name(NameRole::Guess) },
    cell(Spot::Meta("og:description"), Means::Detail("headline")),
];
