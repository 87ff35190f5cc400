//! Peerlist: the page with the state of its scripts.

use crosscheck_model::{LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Field, Item, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("peerlist", "Peerlist", &["peerlist.io"]) },
    url_forms: &["https://peerlist.io/{handle}", "https://peerlist.io/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table =
    Table { reserved: &["scroll", "company", "launchpad"], state: &[("__NEXT_DATA__", STATE)], ..Table::page(&[]) };

const STATE: &[Field] = &[
    field(&["/props/pageProps/user/profileHandle"], Means::Handle),
    field(&["/props/pageProps/user/firstName", "/props/pageProps/user/lastName"], Means::Name(NameRole::Display)),
    field(&["/props/pageProps/user/headline"], Means::Detail("headline")),
    field(&["/props/pageProps/user/about"], Means::Bio),
    field(&["/props/pageProps/user/location"], Means::Place),
    field(&["/props/pageProps/user/socials/*/url"], Means::Link(LinkRole::Own)),
    field(
        &["/props/pageProps/user/experience/*"],
        Means::Work(Item {
            organisation: "/companyName",
            title: "/title",
            start: "/startDate",
            end: "/endDate",
            current: "/current",
            ..Item::NONE
        }),
    ),
];
