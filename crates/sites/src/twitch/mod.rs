//! Twitch: the documented interface, with a token; its pages are empty without scripts.

use crosscheck_model::{AccountFactKind, NameRole, SentAs, SiteFacts, TokenUse};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["m.twitch.tv"],
        api_hosts: &["api.twitch.tv"],
        picture_hosts: &["static-cdn.jtvnw.net"],
        case_free: true,
        token: Some(TokenUse {
            variable: "CROSSCHECK_TWITCH_TOKEN",
            key: "twitch",
            host: "api.twitch.tv",
            sent: SentAs::Header("authorization", "Bearer"),
        }),
        no_picture: &["static-cdn.jtvnw.net/user-default-pictures"],
        ..SiteFacts::new("twitch", "Twitch", &["twitch.tv"])
    },
    url_forms: &["https://www.twitch.tv/{handle}", "https://www.twitch.tv/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["directory", "videos", "downloads", "p", "turbo", "store"],
    absent: &[Mark::Empty("/data")],
    shell: &[Mark::Title("twitch")],
    ..Table::json(&[USERS])
};

const USERS: Answer = Answer {
    holds: &["/data/*/login"],
    record: "/data/*",
    own: "/login",
    ..Answer::new(
        &["https://api.twitch.tv/helix/users?login={handle}"],
        &[
            field(&["/login"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/display_name"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/profile_image_url"], Means::Photo),
            field(&["/created_at"], Means::Fact(AccountFactKind::Created)),
            field(&["/type"], Means::Fact(AccountFactKind::State)),
            field(&["/email"], Means::Email),
        ],
    )
};
