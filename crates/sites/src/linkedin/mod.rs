//! LinkedIn: never asked; a saved page is read.

use crosscheck_model::{NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["lnkd.in"],
        language_hosts: true,
        case_free: true,
        segments: Some(2),
        no_picture: &["licdn.com/ghost"],
        ..SiteFacts::new("linkedin", "LinkedIn", &["linkedin.com"])
    },
    url_forms: &["https://www.linkedin.com/in/{handle}", "https://linkedin.com/in/{handle}/**", "https://linkedin.com/pub/{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[Cell {
    at: Spot::Title,
    forms: &["{} - *| LinkedIn", "{} | LinkedIn", "{} – *| LinkedIn"],
    means: Means::Name(NameRole::Guess),
}];
