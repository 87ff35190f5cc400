//! Indeed: never asked; a saved page is read.

use crosscheck_model::{Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        language_hosts: true,
        ..SiteFacts::new(
            "indeed",
            "Indeed",
            &["indeed.com", "profile.indeed.com", "my.indeed.com", "resumes.indeed.com"],
        )
    },
    url_forms: &[
        "https://profile.indeed.com/p/{handle}",
        "https://www.indeed.com/r/{handle}/**",
        "https://my.indeed.com/p/{handle}",
    ],
    access_policy: AccessPolicy::Walled(Refusal::SignIn),
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[];
