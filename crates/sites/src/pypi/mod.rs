//! PyPI: the page of a user.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { also: &["pypi.python.org"], case_free: true, ..SiteFacts::new("pypi", "PyPI", &["pypi.org"]) },
    url_forms: &["https://pypi.org/user/{handle}", "https://pypi.org/user/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[
    cell(Spot::Class("author-profile__name"), Means::Name(NameRole::Display)),
    cell(Spot::Class("author-profile__username"), Means::Handle),
    cell(Spot::Class("author-profile__email"), Means::Email),
    cell(Spot::Class("package-snippet__created"), Means::Detail("released")),
];
