//! Behance: the page with its structured data and state.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Field, Item, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.behance.net"],
        picture_hosts: &["pps.services.adobe.com", "mir-s3-cdn-cf.behance.net"],
        case_free: true,
        ..SiteFacts::new("behance", "Behance", &["behance.net"])
    },
    url_forms: &["https://www.behance.net/{handle}", "https://www.behance.net/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["gallery", "joblist", "search", "galleries", "hire"],
    state: &[("beconfig-store_state", STATE)],
    page: PAGE,
    ask_page: AskPage::Always,
    ..Table::json(&[OLD, WORK])
};

/// The second interface, as archives hold it.
const OLD: Answer = Answer {
    ask: None,
    holds: &["/user/username", "/user/display_name"],
    record: "/user",
    own: "/username",
    ..Answer::new(
        &["https://api.behance.net/v2/users/{handle}"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/display_name"], Means::Name(NameRole::Display)),
            field(&["/first_name", "/last_name"], Means::Name(NameRole::Display)),
            field(&["/city", "/state", "/country"], Means::Place),
            field(&["/company"], Means::Employer),
            field(&["/occupation"], Means::Detail("headline")),
            field(&["/images/138"], Means::Photo),
            field(&["/social_links/*/url"], Means::Link(LinkRole::Own)),
            field(&["/website"], Means::Link(LinkRole::Own)),
            field(&["/created_on"], Means::Fact(AccountFactKind::Created)),
        ],
    )
};

const WORK: Answer = Answer {
    ask: None,
    holds: &["/work_experience"],
    ..Answer::new(
        &["https://api.behance.net/v2/users/{handle}/work_experience"],
        &[field(
            &["/work_experience/*"],
            Means::Work(Item {
                organisation: "/organization",
                title: "/position",
                place: "/location",
                start: "/start_date",
                end: "/end_date",
                ..Item::NONE
            }),
        )],
    )
};

const PAGE: &[Cell] = &[
    cell(Spot::Class("UserInfo-location"), Means::Place),
    Cell {
        at: Spot::Meta("og:title"),
        forms: &["{} on Behance", "{} :: Behance"],
        means: Means::Name(NameRole::Guess),
    },
];

const STATE: &[Field] = &[
    field(&["/profile/owner/id"], Means::Fact(AccountFactKind::StableId)),
    field(&["/profile/owner/username"], Means::Handle),
    field(&["/profile/owner/display_name"], Means::Name(NameRole::Display)),
    field(&["/profile/owner/location"], Means::Place),
    field(&["/profile/owner/occupation"], Means::Detail("headline")),
    field(&["/profile/owner/company"], Means::Employer),
    field(&["/profile/owner/website"], Means::Link(LinkRole::Own)),
    field(&["/profile/owner/social_links/*/url"], Means::Link(LinkRole::Own)),
    field(&["/profile/owner/created_on"], Means::Fact(AccountFactKind::Created)),
];
