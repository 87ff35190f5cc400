//! X: never asked; a saved page, and answers that archives hold, are read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Mark, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "the account's own archive, or a saved copy of the profile",
        also: &["twitter.com", "mobile.twitter.com", "mobile.x.com"],
        api_hosts: &["api.twitter.com", "api.x.com"],
        case_free: true,
        nicknames: &["twitter", "xtwitter", "twitterx"],
        picture_hosts: &["pbs.twimg.com"],
        no_picture: &["twimg.com/sticky/default_profile_images/"],
        ..SiteFacts::new("x", "X", &["x.com"])
    },
    url_forms: &["https://x.com/{handle}", "https://x.com/{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["i", "intent", "hashtag", "messages", "compose"],
    page: PAGE,
    shell: &[Mark::Title("x.com"), Mark::Title("x"), Mark::Title("twitter")],
    ..Table::json(&[OLD, USER])
};

/// The first interface, as archives hold it.
const OLD: Answer = Answer {
    ask: None,
    holds: &["/screen_name", "/id_str"],
    own: "/screen_name",
    ..Answer::new(
        &["https://api.twitter.com/1.1/users/show.json?screen_name={handle}"],
        &[
            field(&["/screen_name"], Means::Handle),
            field(&["/id_str"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/entities/url/urls/*/expanded_url"], Means::Link(LinkRole::Own)),
            field(&["/entities/description/urls/*/expanded_url"], Means::Link(LinkRole::Mention)),
            field(&["/profile_image_url_https"], Means::Photo),
            field(&["/created_at"], Means::Fact(AccountFactKind::Created)),
            field(&["/time_zone"], Means::Zone),
            field(&["/status/created_at"], Means::Activity),
            field(&["/protected"], Means::If("protected")),
        ],
    )
};

const USER: Answer = Answer {
    ask: None,
    holds: &["/data/username", "/data/id"],
    record: "/data",
    own: "/username",
    ..Answer::new(
        &["https://api.x.com/2/users/by/username/{handle}"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/url"], Means::Link(LinkRole::Mention)),
            field(&["/entities/url/urls/*/expanded_url"], Means::Link(LinkRole::Own)),
            field(&["/entities/description/urls/*/expanded_url"], Means::Link(LinkRole::Mention)),
            field(&["/profile_image_url"], Means::Photo),
            field(&["/created_at"], Means::Fact(AccountFactKind::Created)),
            field(&["/protected"], Means::If("protected")),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Meta("og:title"),
        forms: &["{} (@{handle}) on X", "{} (@{handle}) / X", "{} (@{handle}) / Twitter"],
        means: Means::Name(NameRole::Display),
    },
    Cell {
        at: Spot::Title,
        forms: &["{} (@{handle}) / X", "{} (@{handle}) on X", "{} (@{handle}) | Twitter", "{} (@{handle}) / Twitter"],
        means: Means::Name(NameRole::Guess),
    },
    Cell { at: Spot::Meta("og:url"), forms: &["*x.com/{}", "*twitter.com/{}"], means: Means::Handle },
    Cell { at: Spot::Class("ProfileHeaderCard-screennameLink"), forms: &["@{}"], means: Means::Handle },
    Cell { at: Spot::Title, forms: &["*(@{}) / X"], means: Means::Handle },
    cell(Spot::Class("ProfileHeaderCard-nameLink"), Means::Name(NameRole::Display)),
    cell(Spot::Class("ProfileHeaderCard-bio"), Means::Bio),
    cell(Spot::Class("ProfileHeaderCard-locationText"), Means::Place),
    cell(Spot::LinksIn("ProfileHeaderCard-urlText"), Means::Link(LinkRole::Own)),
    cell(Spot::LinksIn("ProfileHeaderCard-bio"), Means::Link(LinkRole::Mention)),
    cell(Spot::Attribute("data-testid", "UserDescription"), Means::Bio),
    cell(Spot::Attribute("data-testid", "UserLocation"), Means::Place),
    cell(Spot::Meta("og:description"), Means::Bio),
];
