//! Dribbble: the page of a designer.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.dribbble.com"],
        picture_hosts: &["cdn.dribbble.com"],
        case_free: true,
        ..SiteFacts::new("dribbble", "Dribbble", &["dribbble.com"])
    },
    url_forms: &["https://dribbble.com/{handle}", "https://dribbble.com/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["shots", "designers", "session", "following", "search", "hiring", "pro"],
    page: PAGE,
    ask_page: AskPage::Always,
    ..Table::json(&[ME])
};

const ME: Answer = Answer {
    ask: None,
    holds: &["/name", "/id"],
    ..Answer::new(
        &["https://api.dribbble.com/v2/user"],
        &[
            field(&["/type"], Means::Person(&["User", "Player"])),
            field(&["/login"], Means::Handle),
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/bio"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/links/*"], Means::Link(LinkRole::Own)),
            field(&["/avatar_url"], Means::Photo),
            field(&["/created_at"], Means::Fact(AccountFactKind::Created)),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Meta("og:title"),
        forms: &["{} | Dribbble", "{} on Dribbble"],
        means: Means::Name(NameRole::Guess),
    },
    cell(Spot::Class("masthead-profile-name"), Means::Name(NameRole::Display)),
    cell(Spot::Class("masthead-profile-locality"), Means::Place),
];
