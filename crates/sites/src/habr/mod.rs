//! Habr: the page of an author.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["career.habr.com"],
        picture_hosts: &["habrastorage.org"],
        ..SiteFacts::new("habr", "Habr", &["habr.com"])
    },
    url_forms: &[
        "https://habr.com/ru/users/{handle}",
        "https://habr.com/*/users/{handle}",
        "https://habr.com/*/users/{handle}/**",
        "https://habr.com/users/{handle}",
        "https://career.habr.com/{handle}",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Title,
        forms: &["{} aka * / Habr", "{} — * / Хабр", "{} - * / Habr", "{} / Habr", "{} / Хабр"],
        means: Means::Name(NameRole::Display),
    },
    cell(Spot::Class("tm-user-card__name"), Means::Name(NameRole::Display)),
    cell(Spot::Class("tm-user-card__nickname"), Means::Handle),
    cell(Spot::Class("tm-user-profile__content"), Means::Bio),
    cell(Spot::Labelled("Location"), Means::Place),
    cell(Spot::Labelled("Откуда"), Means::Place),
    cell(Spot::Labelled("Works in"), Means::Employer),
    cell(Spot::Labelled("Работает в"), Means::Employer),
    cell(Spot::Labelled("Registered"), Means::Fact(AccountFactKind::Created)),
    cell(Spot::LinksIn("tm-user-basic-info"), Means::Link(LinkRole::Own)),
    cell(Spot::Outward, Means::Link(LinkRole::Mention)),
];
