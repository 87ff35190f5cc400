//! Buy Me a Coffee: the page.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("buymeacoffee", "Buy Me a Coffee", &["buymeacoffee.com"]) },
    url_forms: &["https://buymeacoffee.com/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["explore-creators", "members"], ..Table::page(PAGE) };

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Meta("og:title"),
        forms: &["{} is *", "{} - Buymeacoffee", "{}"],
        means: Means::Name(NameRole::Guess),
    },
    cell(Spot::Meta("og:description"), Means::Detail("headline")),
];
