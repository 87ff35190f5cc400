//! Upwork: never asked; a saved page is read.

use crosscheck_model::{NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        case_free: true,
        ..SiteFacts::new("upwork", "Upwork", &["upwork.com"])
    },
    url_forms: &["https://www.upwork.com/freelancers/{handle}", "https://upwork.com/fl/{handle}", "https://upwork.com/o/profiles/users/{handle}", "https://upwork.com/agencies/{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[Cell {
    at: Spot::Title,
    forms: &["{} - *Upwork*", "{} | Upwork"],
    means: Means::Name(NameRole::Guess),
}];
