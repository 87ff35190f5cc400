//! Glassdoor: never asked; a saved page is read.

use crosscheck_model::{Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("glassdoor", "Glassdoor", &["glassdoor.com"]),
    url_forms: &["https://www.glassdoor.com/member/profile/{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::SignIn),
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[];
