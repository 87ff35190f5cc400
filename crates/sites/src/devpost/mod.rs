//! Devpost: the page of a participant.

use crosscheck_model::{LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        case_free: true,
        picture_hosts: &["d112y698adiu2z.cloudfront.net"],
        ..SiteFacts::new("devpost", "Devpost", &["devpost.com"])
    },
    url_forms: &["https://devpost.com/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table =
    Table { reserved: &["software", "hackathons", "users", "portfolio", "teams"], ..Table::page(PAGE) };

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Id("portfolio-user-name"),
        forms: &["{} ({handle})", "{}"],
        means: Means::Name(NameRole::Display),
    },
    cell(Spot::Id("portfolio-user-bio"), Means::Bio),
    cell(Spot::LinksIn("social-links"), Means::Link(LinkRole::Own)),
    Cell {
        at: Spot::Meta("og:title"),
        forms: &["{} ({handle}*)", "{}'s (*) software portfolio | Devpost"],
        means: Means::Name(NameRole::Guess),
    },
];
