//! X: never asked; a saved page is read.

use crosscheck_model::{NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["twitter.com", "mobile.twitter.com", "mobile.x.com"],
        case_free: true,
        nicknames: &["twitter", "xtwitter", "twitterx"],
        picture_hosts: &["pbs.twimg.com"],
        no_picture: &["twimg.com/sticky/default_profile_images/"],
        ..SiteFacts::new("x", "X", &["x.com"])
    },
    url_forms: &["https://x.com/{handle}", "https://x.com/{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["i", "intent", "hashtag", "messages", "compose"], ..Table::page(PAGE) };

const PAGE: &[Cell] = &[Cell {
    at: Spot::Title,
    forms: &["{} (@{handle}) / X", "{} (@{handle}) on X", "{} (@{handle}) | Twitter", "{} (@{handle}) / Twitter"],
    means: Means::Name(NameRole::Guess),
}];
