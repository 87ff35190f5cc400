//! Packagist: packages of a user.

use crosscheck_model::SiteFacts;
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("packagist", "Packagist", &["packagist.org"]) },
    url_forms: &["https://packagist.org/users/{handle}", "https://packagist.org/users/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { page: PAGE, ask_page: AskPage::Always, ..Table::json(&[PACKAGES]) };

const PACKAGES: Answer = Answer {
    holds: &["/packages"],
    ..Answer::new(
        &["https://packagist.org/users/{handle}/packages.json"],
        &[
            field(&["/packages/*/maintainers/*/name"], Means::Detail("maintainer")),
            field(&["/packages/*/time"], Means::Activity),
        ],
    )
};

const PAGE: &[Cell] = &[Cell { at: Spot::Heading(2), forms: &["{}"], means: Means::Detail("heading") }];
