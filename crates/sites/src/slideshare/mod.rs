//! SlideShare: the page with the state of its scripts.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Field, Item, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        language_hosts: true,
        case_free: true,
        ..SiteFacts::new("slideshare", "SlideShare", &["slideshare.net"])
    },
    url_forms: &["https://www.slideshare.net/{handle}", "https://www.slideshare.net/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table =
    Table { reserved: &["slideshow", "category", "explore"], state: &[("__NEXT_DATA__", STATE)], ..Table::page(&[]) };

const STATE: &[Field] = &[
    field(&["/props/pageProps/user/isOrganization"], Means::NotPerson("organization")),
    field(&["/props/pageProps/user/login"], Means::Handle),
    field(&["/props/pageProps/user/id"], Means::Fact(AccountFactKind::StableId)),
    field(&["/props/pageProps/user/name"], Means::Name(NameRole::Display)),
    field(&["/props/pageProps/user/description"], Means::Bio),
    field(&["/props/pageProps/user/city", "/props/pageProps/user/country"], Means::Place),
    field(
        &["/props/pageProps/user"],
        Means::Work(Item { organisation: "/organization", title: "/occupation", ..Item::NONE }),
    ),
    field(&["/props/pageProps/user/url"], Means::Link(LinkRole::Own)),
    field(&["/props/pageProps/user/suspended"], Means::If("suspended")),
];
