//! Meetup: never asked, because member pages ask to sign in; what is handed in is read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their member page",
        api_hosts: &["api.meetup.com"],
        ..SiteFacts::new("meetup", "Meetup", &["meetup.com"])
    },
    url_forms: &["https://www.meetup.com/members/{handle}", "https://www.meetup.com/members/{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { page: PAGE, ..Table::json(&[MEMBER, NESTED]) };

const MEMBER: Answer = Answer {
    ask: None,
    holds: &["/city", "/joined"],
    ..Answer::new(
        &["https://api.meetup.com/2/member/{handle}"],
        &[
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/bio"], Means::Bio),
            field(&["/city", "/state"], Means::Place),
            field(&["/photo/highres_link"], Means::Photo),
            field(&["/joined"], Means::Fact(AccountFactKind::Created)),
            field(&["/visited"], Means::Fact(AccountFactKind::LastActive)),
            field(&["/other_services/*/identifier"], Means::Link(LinkRole::Mention)),
            field(&["/lang"], Means::Detail("locale")),
        ],
    )
};

const NESTED: Answer = Answer {
    ask: None,
    holds: &["/id", "/city", "/photo"],
    ..Answer::new(
        &["https://api.meetup.com/members/{handle}"],
        &[
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/bio"], Means::Bio),
            field(&["/city"], Means::Place),
            field(&["/joined"], Means::Fact(AccountFactKind::Created)),
        ],
    )
};

const PAGE: &[Cell] =
    &[Cell { at: Spot::Meta("og:title"), forms: &["{} | Meetup", "{} - Meetup"], means: Means::Name(NameRole::Guess) }];
