//! Speaker Deck: the page of a speaker.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Mark, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("speakerdeck", "Speaker Deck", &["speakerdeck.com"]) },
    url_forms: &["https://speakerdeck.com/{handle}", "https://speakerdeck.com/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table =
    Table { reserved: &["c", "player", "users"], absent: &[Mark::Words("user not found")], ..Table::page(PAGE) };

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Meta("og:title"),
        forms: &["{} on Speaker Deck", "{} (@*) on Speaker Deck"],
        means: Means::Name(NameRole::Display),
    },
    cell(Spot::Class("profile-bio"), Means::Bio),
    Cell { at: Spot::Class("username"), forms: &["@{}"], means: Means::Handle },
];
