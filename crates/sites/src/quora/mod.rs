//! Quora: never asked; a saved page is read.

use crosscheck_model::{NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { language_hosts: true, ..SiteFacts::new("quora", "Quora", &["quora.com"]) },
    url_forms: &["https://www.quora.com/profile/{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[Cell { at: Spot::Title, forms: &["{} - Quora"], means: Means::Name(NameRole::Guess) }];
