//! Observable: the page with the state of its scripts.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Field, Mark, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.observablehq.com"],
        picture_hosts: &["avatars.observableusercontent.com"],
        ..SiteFacts::new("observable", "Observable", &["observablehq.com"])
    },
    url_forms: &["https://observablehq.com/@{handle}", "https://observablehq.com/@{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table =
    Table { state: &[("__NEXT_DATA__", STATE)], absent: &[Mark::Title("observable")], ..Table::page(PAGE) };

const PAGE: &[Cell] =
    &[Cell { at: Spot::Title, forms: &["{} / Observable", "{} | Observable"], means: Means::Name(NameRole::Guess) }];

const STATE: &[Field] = &[
    field(&["/props/pageProps/initialUser/login"], Means::Handle),
    field(&["/props/pageProps/initialUser/id"], Means::Fact(AccountFactKind::StableId)),
    field(&["/props/pageProps/initialUser/name"], Means::Name(NameRole::Display)),
    field(&["/props/pageProps/initialUser/bio"], Means::Bio),
    field(&["/props/pageProps/initialUser/home_url"], Means::Link(LinkRole::Own)),
    field(&["/props/pageProps/initialUser/avatar_url"], Means::Photo),
];
