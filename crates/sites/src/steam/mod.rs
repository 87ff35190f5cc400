//! Steam: the page and the answers of its interface where they are handed in.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Mark, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.steampowered.com"],
        picture_hosts: &["media.steampowered.com", "avatars.steamstatic.com"],
        no_picture: &["steamstatic.com/fef49e7fa7e1997310d705b2a6158ff8dc1cdfeb"],
        ..SiteFacts::new("steam", "Steam", &["steamcommunity.com"])
    },
    url_forms: &[
        "https://steamcommunity.com/profiles/{handle}",
        "https://steamcommunity.com/id/{handle}",
        "https://steamcommunity.com/profiles/{handle}/**",
        "https://steamcommunity.com/id/{handle}/**",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    page: PAGE,
    absent: &[Mark::Empty("/response/players"), Mark::Words("the specified profile could not be found")],
    ask_page: AskPage::Always,
    ..Table::json(&[SUMMARY])
};

const SUMMARY: Answer = Answer {
    ask: None,
    holds: &["/response/players"],
    record: "/response/players/*",
    own: "/steamid",
    ..Answer::new(
        &["https://api.steampowered.com/ISteamUser/GetPlayerSummaries/v2/?steamids={handle}"],
        &[
            field(&["/steamid"], Means::Fact(AccountFactKind::StableId)),
            field(&["/personaname"], Means::Name(NameRole::Display)),
            field(&["/realname"], Means::Name(NameRole::Full)),
            field(&["/loccountrycode"], Means::Place),
            field(&["/avatarfull"], Means::Photo),
            field(&["/timecreated"], Means::Fact(AccountFactKind::Created)),
            field(&["/lastlogoff"], Means::Fact(AccountFactKind::LastActive)),
            field(&["/profileurl"], Means::Link(LinkRole::Own)),
        ],
    )
};

const PAGE: &[Cell] = &[
    cell(Spot::Class("actual_persona_name"), Means::Name(NameRole::Display)),
    cell(Spot::Class("header_real_name"), Means::Detail("real name and place")),
    cell(Spot::Class("profile_summary"), Means::Bio),
    cell(Spot::Class("playerAvatarAutoSizeInner"), Means::Photo),
];
