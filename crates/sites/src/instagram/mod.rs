//! Instagram: never asked; a saved page is read.

use crosscheck_model::{NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        case_free: true,
        ..SiteFacts::new("instagram", "Instagram", &["instagram.com"])
    },
    url_forms: &["https://www.instagram.com/{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["p", "reel", "reels", "stories", "accounts", "tv", "direct"], ..Table::page(PAGE) };

const PAGE: &[Cell] = &[Cell {
    at: Spot::Title,
    forms: &["{} (@{handle}) *", "{} (@{handle})"],
    means: Means::Name(NameRole::Guess),
}];
