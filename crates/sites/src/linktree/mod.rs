//! Linktree: the page with the state of its scripts.

use crosscheck_model::{AccountFactKind, LinkRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Field, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        case_free: true,
        picture_hosts: &["ugc.production.linktr.ee"],
        ..SiteFacts::new("linktree", "Linktree", &["linktr.ee"])
    },
    url_forms: &["https://linktr.ee/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table =
    Table { reserved: &["s", "admin", "blog", "discover"], state: &[("__NEXT_DATA__", STATE)], ..Table::page(&[]) };

const STATE: &[Field] = &[
    field(&["/props/pageProps/account/username"], Means::Handle),
    field(&["/props/pageProps/account/id"], Means::Fact(AccountFactKind::StableId)),
    field(&["/props/pageProps/account/pageTitle"], Means::Detail("title")),
    field(&["/props/pageProps/account/description"], Means::Bio),
    field(&["/props/pageProps/account/profilePictureUrl"], Means::Photo),
    field(&["/props/pageProps/account/links/*/url"], Means::Link(LinkRole::Own)),
    field(&["/props/pageProps/account/socialLinks/*/url"], Means::Link(LinkRole::Own)),
];
