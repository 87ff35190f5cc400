//! Product Hunt: the page; answers of its interface where they are handed in.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Mark, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.producthunt.com"],
        case_free: true,
        ..SiteFacts::new("producthunt", "Product Hunt", &["producthunt.com"])
    },
    url_forms: &["https://www.producthunt.com/@{handle}", "https://www.producthunt.com/@{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    page: PAGE,
    absent: &[Mark::Empty("/data/user"), Mark::Words("we seem to have lost this page")],
    ask_page: AskPage::Always,
    ..Table::json(&[USER])
};

const USER: Answer = Answer {
    ask: None,
    holds: &["/data/user"],
    record: "/data/user",
    own: "/username",
    ..Answer::new(
        &["https://api.producthunt.com/v2/api/graphql"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/headline"], Means::Detail("headline")),
            field(&["/websiteUrl"], Means::Link(LinkRole::Own)),
            field(&["/twitterUsername"], Means::HandleOn("x")),
            field(&["/profileImage"], Means::Photo),
            field(&["/createdAt"], Means::Fact(AccountFactKind::Created)),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell { at: Spot::Meta("og:url"), forms: &["https://www.producthunt.com/@{}"], means: Means::Handle },
    Cell {
        at: Spot::Meta("og:title"),
        forms: &["{}'s profile on Product Hunt | Product Hunt", "{}'s profile on Product Hunt"],
        means: Means::Name(NameRole::Display),
    },
    Cell {
        at: Spot::Meta("twitter:creator"),
        forms: &["@{}", "{}"],
        means: Means::LinkTo(LinkRole::Own, "https://twitter.com/{}"),
    },
];
