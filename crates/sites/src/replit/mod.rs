//! Replit: never asked, because its interface needs a session.

use crosscheck_model::{NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Field, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their profile",
        also: &["repl.it"],
        case_free: true,
        ..SiteFacts::new("replit", "Replit", &["replit.com"])
    },
    url_forms: &["https://replit.com/@{handle}", "https://replit.com/@{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { state: &[("__NEXT_DATA__", STATE)], ..Table::page(PAGE) };

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Meta("og:title"),
        forms: &["{} (@{handle}) - Replit", "{} (@{handle})"],
        means: Means::Name(NameRole::Display),
    },
    Cell { at: Spot::Title, forms: &["{} (@{handle}) - Replit"], means: Means::Name(NameRole::Display) },
];

const STATE: &[Field] = &[field(&["/props/apolloState/User/username"], Means::Handle)];
