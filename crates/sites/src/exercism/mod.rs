//! Exercism: the public profile page.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["exercism.io"],
        picture_hosts: &["assets.exercism.org"],
        ..SiteFacts::new("exercism", "Exercism", &["exercism.org"])
    },
    url_forms: &["https://exercism.org/profiles/{handle}", "https://exercism.org/profiles/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[
    cell(Spot::Class("name"), Means::Name(NameRole::Display)),
    Cell { at: Spot::Class("handle"), forms: &["@{}"], means: Means::Handle },
    cell(Spot::Class("location"), Means::Place),
    cell(Spot::Class("bio"), Means::Bio),
    cell(Spot::Class("c-avatar"), Means::Detail("avatar")),
];
