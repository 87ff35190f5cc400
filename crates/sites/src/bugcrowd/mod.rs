//! Bugcrowd: the page of a researcher.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("bugcrowd", "Bugcrowd", &["bugcrowd.com"]) },
    url_forms: &["https://bugcrowd.com/h/{handle}", "https://bugcrowd.com/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &[
        "h",
        "engagements",
        "hackers",
        "leaderboard",
        "crowdstream",
        "user",
        "vulnerability-rating-taxonomy",
        "programs",
        "products",
    ],
    ..Table::page(PAGE)
};

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Meta("og:title"),
        forms: &["{} | Bugcrowd", "{} - Bugcrowd", "{} on Bugcrowd"],
        means: Means::Handle,
    },
    cell(Spot::Class("cc-researcher-profile__name"), Means::Name(NameRole::Display)),
];
