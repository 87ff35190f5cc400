//! Google Play: developers.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        picture_hosts: &["play-lh.googleusercontent.com"],
        ..SiteFacts::new("googleplay", "Google Play", &["play.google.com"])
    },
    url_forms: &[
        "https://play.google.com/store/apps/dev?id={handle}",
        "https://play.google.com/store/apps/developer?id={handle}",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[Cell {
    at: Spot::Meta("og:title"),
    forms: &["Android Apps by {} on Google Play", "Apps by {} on Google Play"],
    means: Means::Name(NameRole::Display),
}];
