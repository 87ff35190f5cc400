//! Toptal: the public resume.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { segments: Some(2), ..SiteFacts::new("toptal", "Toptal", &["toptal.com"]) },
    url_forms: &["https://www.toptal.com/resume/{handle}", "https://www.toptal.com/*/resume/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { sections: true, ..Table::page(PAGE) };

const PAGE: &[Cell] = &[
    cell(Spot::Class("name"), Means::Name(NameRole::Display)),
    cell(Spot::Attribute("itemprop", "addressCountry"), Means::Place),
];
