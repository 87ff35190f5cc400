//! Intigriti: the page of a researcher, which is empty without scripts.

use crosscheck_model::SiteFacts;
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Mark, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("intigriti", "Intigriti", &["app.intigriti.com"]) },
    url_forms: &["https://app.intigriti.com/researcher/profile/{handle}", "https://app.intigriti.com/profile/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { shell: &[Mark::Title("intigriti")], ..Table::page(PAGE) };

const PAGE: &[Cell] = &[Cell { at: Spot::Meta("og:title"), forms: &["{} | Intigriti"], means: Means::Handle }];
