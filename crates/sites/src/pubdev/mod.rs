//! pub.dev: publishers, which are verified domains.

use crosscheck_model::SiteFacts;
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("pubdev", "pub.dev", &["pub.dev"]),
    url_forms: &["https://pub.dev/publishers/{handle}", "https://pub.dev/publishers/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[
    cell(Spot::Heading(2), Means::Detail("publisher")),
    cell(Spot::Class("detail-header-metadata-ref-label"), Means::Email),
];
