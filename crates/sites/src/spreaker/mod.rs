//! Spreaker: the page of somebody who makes podcasts.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.spreaker.com"],
        picture_hosts: &["d3wo5wojvuv7l.cloudfront.net"],
        ..SiteFacts::new("spreaker", "Spreaker", &["spreaker.com"])
    },
    url_forms: &["https://www.spreaker.com/user/{handle}", "https://www.spreaker.com/podcast/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { page: PAGE, ask_page: AskPage::Always, ..Table::json(&[USER]) };

const USER: Answer = Answer {
    ask: None,
    holds: &["/response/user/user_id"],
    record: "/response/user",
    ..Answer::new(
        &["https://api.spreaker.com/v2/users/{handle}"],
        &[
            field(&["/user_id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/username"], Means::Handle),
            field(&["/fullname"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/image_original_url"], Means::Photo),
            field(&["/site_url"], Means::Link(LinkRole::Own)),
        ],
    )
};

const PAGE: &[Cell] = &[Cell { at: Spot::Meta("og:title"), forms: &["{}"], means: Means::Name(NameRole::Guess) }];
