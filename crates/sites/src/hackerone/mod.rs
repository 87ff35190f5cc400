//! HackerOne: hackers.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.hackerone.com"],
        picture_hosts: &["profile-photos.hackerone-user-content.com"],
        case_free: true,
        ..SiteFacts::new("hackerone", "HackerOne", &["hackerone.com"])
    },
    url_forms: &["https://hackerone.com/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["bug-bounty-programs", "directory", "hacktivity", "leaderboard", "opportunities", "users", "reports"],
    page: PAGE,
    ask_page: AskPage::Always,
    ..Table::json(&[USER])
};

const USER: Answer = Answer {
    ask: None,
    holds: &["/data/attributes/username"],
    record: "/data/attributes",
    own: "/username",
    around: &[field(&["/data/id"], Means::Fact(AccountFactKind::StableId))],
    ..Answer::new(
        &["https://api.hackerone.com/v1/users/{handle}"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/bio"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/website"], Means::Link(LinkRole::Own)),
            field(&["/created_at"], Means::Fact(AccountFactKind::Created)),
            field(&["/profile_picture/62x62"], Means::Photo),
            field(&["/disabled"], Means::If("disabled")),
        ],
    )
};

const PAGE: &[Cell] =
    &[Cell { at: Spot::Meta("og:title"), forms: &["HackerOne profile - {}"], means: Means::Name(NameRole::Guess) }];
