//! CRAN: who maintains which packages of R, by the maintainer's own page of check results.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("cran", "CRAN", &["cran.r-project.org"]),
    url_forms: &["https://cran.r-project.org/web/checks/check_results_{handle}.html"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 12, 1)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

/// The page names its maintainer as in `Maintainer`, the field of a package: a name and an address.
const PAGE: &[Cell] = &[
    Cell { at: Spot::Title, forms: MAINTAINER, means: Means::Name(NameRole::Full) },
    Cell { at: Spot::Heading(2), forms: MAINTAINER, means: Means::Name(NameRole::Full) },
    Cell { at: Spot::Title, forms: ADDRESS, means: Means::Email },
];

const MAINTAINER: &[&str] =
    &["CRAN Package Check Results for Maintainer ‘{} <*", "CRAN Package Check Results for Maintainer '{} <*"];

const ADDRESS: &[&str] = &["* <{}>’", "* <{}>'"];
