//! DBLP: authors of publications in computing.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["dblp.uni-trier.de", "dblp.dagstuhl.de"],
        ..SiteFacts::new("dblp", "DBLP", &["dblp.org"])
    },
    url_forms: &["https://dblp.org/pid/*/{handle}.html", "https://dblp.org/pid/*/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { page: PAGE, ask_page: AskPage::Always, ..Table::json(&[PERSON]) };

const PERSON: Answer = Answer {
    ask: None,
    holds: &["/dblpperson"],
    ..Answer::new(
        &["https://dblp.org/pid/*/{handle}.xml"],
        &[
            field(&["/dblpperson/@pid"], Means::Fact(AccountFactKind::StableId)),
            field(&["/dblpperson/@name"], Means::Name(NameRole::Full)),
            field(&["/dblpperson/person/*/author/*"], Means::Name(NameRole::Alternate)),
            field(&["/dblpperson/person/*/note/*"], Means::Detail("note")),
            field(&["/dblpperson/person/*/url/*"], Means::Link(LinkRole::Own)),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell { at: Spot::Title, forms: &["dblp: {}"], means: Means::Name(NameRole::Display) },
    cell(Spot::Class("name primary"), Means::Name(NameRole::Full)),
];
