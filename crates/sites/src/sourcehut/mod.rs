//! SourceHut: the public page; answers of its interface where an archive holds them.

use crosscheck_model::{AccountFactKind, LinkRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["git.sr.ht", "lists.sr.ht", "todo.sr.ht", "meta.sr.ht"],
        ..SiteFacts::new("sourcehut", "SourceHut", &["sr.ht"])
    },
    url_forms: &[
        "https://sr.ht/~{handle}",
        "https://git.sr.ht/~{handle}",
        "https://git.sr.ht/~{handle}/**",
        "https://lists.sr.ht/~{handle}/**",
        "https://todo.sr.ht/~{handle}/**",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { page: PAGE, ask_page: AskPage::Always, ..Table::json(&[ME]) };

const ME: Answer = Answer {
    ask: None,
    holds: &["/data/*/canonicalName"],
    record: "/data/*",
    own: "/username",
    ..Answer::new(
        &["https://meta.sr.ht/query"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/email"], Means::Email),
            field(&["/bio"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/url"], Means::Link(LinkRole::Own)),
            field(&["/created"], Means::Fact(AccountFactKind::Created)),
            field(&["/updated"], Means::Fact(AccountFactKind::LastActive)),
            field(
                &["/userType"],
                Means::Person(&[
                    "USER",
                    "ACTIVE_PAYING",
                    "ACTIVE_NON_PAYING",
                    "ACTIVE_FREE",
                    "ACTIVE_DELINQUENT",
                    "PENDING",
                ]),
            ),
        ],
    )
};

const PAGE: &[Cell] = &[
    cell(Spot::Class("event-list"), Means::Detail("projects")),
    Cell { at: Spot::Heading(2), forms: &["~{}"], means: Means::Handle },
    cell(Spot::Labelled("Location"), Means::Place),
];
