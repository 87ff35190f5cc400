//! VK: never asked, because its terms forbid it to programs; what is handed in is read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Item, Mark, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their profile",
        also: &["m.vk.com", "vk.ru"],
        api_hosts: &["api.vk.com"],
        case_free: true,
        no_picture: &["vk.com/images/camera_"],
        ..SiteFacts::new("vk", "VK", &["vk.com"])
    },
    url_forms: &["https://vk.com/{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["feed", "audio", "video", "im", "groups", "apps"],
    page: PAGE,
    absent: &[Mark::Empty("/response")],
    ..Table::json(&[USERS])
};

const USERS: Answer = Answer {
    ask: None,
    holds: &["/response/0/first_name"],
    record: "/response/*",
    own: "/screen_name",
    ..Answer::new(
        &["https://api.vk.com/method/users.get?user_ids={handle}"],
        &[
            field(&["/screen_name"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/uid"], Means::Fact(AccountFactKind::StableId)),
            field(&["/first_name", "/last_name"], Means::Name(NameRole::Full)),
            field(&["/maiden_name"], Means::Name(NameRole::Alternate)),
            field(&["/nickname"], Means::Name(NameRole::Alternate)),
            field(&["/about"], Means::Bio),
            field(&["/city/title", "/country/title"], Means::Place),
            field(&["/site"], Means::Link(LinkRole::Own)),
            field(&["/photo_max_orig"], Means::Photo),
            field(
                &["/career/*"],
                Means::Work(Item {
                    organisation: "/company",
                    title: "/position",
                    start: "/from",
                    end: "/until",
                    ..Item::NONE
                }),
            ),
            field(
                &["/universities/*"],
                Means::Education(Item {
                    organisation: "/name",
                    subject: "/faculty_name",
                    end: "/graduation",
                    ..Item::NONE
                }),
            ),
            field(&["/personal/langs/*"], Means::Language),
            field(&["/last_seen/time"], Means::Fact(AccountFactKind::LastActive)),
            field(&["/deactivated"], Means::Fact(AccountFactKind::State)),
        ],
    )
};

const PAGE: &[Cell] = &[
    cell(Spot::Class("page_name"), Means::Name(NameRole::Full)),
    cell(Spot::Class("OwnerPageName"), Means::Name(NameRole::Full)),
    Cell {
        at: Spot::Meta("og:title"), forms: &["{} | VK", "{} | ВКонтакте"], means: Means::Name(NameRole::Display)
    },
];
