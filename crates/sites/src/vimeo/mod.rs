//! Vimeo: the documented interface, with a token, or the page with its structured data.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SentAs, SiteFacts, TokenUse};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.vimeo.com"],
        picture_hosts: &["i.vimeocdn.com"],
        no_picture: &["vimeocdn.com/images_v6/portraits/portrait_", "vimeocdn.com/portrait/default"],
        token: Some(TokenUse {
            variable: "CROSSCHECK_VIMEO_TOKEN",
            key: "vimeo",
            host: "api.vimeo.com",
            sent: SentAs::Header("authorization", "bearer"),
        }),
        ..SiteFacts::new("vimeo", "Vimeo", &["vimeo.com"])
    },
    url_forms: &["https://vimeo.com/{handle}", "https://vimeo.com/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["channels", "groups", "watch", "ondemand", "categories", "upload", "manage", "showcase", "album"],
    page: PAGE,
    ask_page: AskPage::Always,
    ..Table::json(&[USER, OLD])
};

const USER: Answer = Answer {
    ask: None,
    holds: &["/uri", "/link", "/created_time"],
    ..Answer::new(
        &["https://api.vimeo.com/users/{handle}"],
        &[
            field(&["/link"], Means::Link(LinkRole::Own)),
            field(&["/uri"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/bio"], Means::Bio),
            field(&["/short_bio"], Means::Detail("headline")),
            field(&["/location"], Means::Place),
            field(&["/pictures/base_link"], Means::Photo),
            field(&["/websites/*/link"], Means::Link(LinkRole::Own)),
            field(&["/created_time"], Means::Fact(AccountFactKind::Created)),
            field(&["/account"], Means::Fact(AccountFactKind::State)),
        ],
    )
};

/// The second interface, as archives hold it.
const OLD: Answer = Answer {
    ask: None,
    holds: &["/person/username", "/person/display_name"],
    record: "/person",
    own: "/username",
    ..Answer::new(
        &["https://vimeo.com/api/rest/v2"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/display_name"], Means::Name(NameRole::Display)),
            field(&["/location"], Means::Place),
            field(&["/bio"], Means::Bio),
            field(&["/url/*"], Means::Link(LinkRole::Own)),
            field(&["/created_on"], Means::Fact(AccountFactKind::Created)),
        ],
    )
};

const PAGE: &[Cell] =
    &[Cell { at: Spot::Meta("og:title"), forms: &["{} on Vimeo"], means: Means::Name(NameRole::Guess) }];
