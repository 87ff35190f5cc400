//! Launchpad: people and teams.

use crosscheck_model::{AccountFactKind, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.launchpad.net"],
        ..SiteFacts::new("launchpad", "Launchpad", &["launchpad.net"])
    },
    url_forms: &["https://launchpad.net/~{handle}", "https://launchpad.net/~{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { page: PAGE, ..Table::json(&[PERSON]) };

const PERSON: Answer = Answer {
    holds: &["/name", "/is_team"],
    own: "/name",
    ..Answer::new(
        &["https://api.launchpad.net/devel/~{handle}", "https://api.launchpad.net/1.0/~{handle}"],
        &[
            field(&["/is_team"], Means::NotPerson("team")),
            field(&["/name"], Means::Handle),
            field(&["/display_name"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/date_created"], Means::Fact(AccountFactKind::Created)),
            field(&["/time_zone"], Means::Zone),
            field(&["/is_valid"], Means::Unless("deactivated")),
            field(&["/account_status"], Means::Fact(AccountFactKind::State)),
        ],
    )
};

const PAGE: &[Cell] = &[
    cell(Spot::Id("launchpad-id"), Means::Handle),
    cell(Spot::Id("timezone"), Means::Zone),
    cell(Spot::Id("member-since"), Means::Fact(AccountFactKind::Created)),
];
