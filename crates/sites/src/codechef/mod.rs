//! CodeChef: the page of a user.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("codechef", "CodeChef", &["codechef.com"]) },
    url_forms: &["https://www.codechef.com/users/{handle}", "https://www.codechef.com/users/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[
    cell(Spot::Class("h2-style"), Means::Name(NameRole::Display)),
    cell(Spot::Class("user-country-name"), Means::Place),
    cell(Spot::Labelled("Username:"), Means::Handle),
    cell(Spot::Labelled("Country:"), Means::Place),
    cell(Spot::Labelled("Institution:"), Means::Detail("institution")),
    cell(Spot::Labelled("Student/Professional:"), Means::Detail("occupation")),
];
