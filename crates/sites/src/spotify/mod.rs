//! Spotify: the page of an artist or user.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        picture_hosts: &["i.scdn.co"],
        also: &["spotify.com"],
        ..SiteFacts::new("spotify", "Spotify", &["open.spotify.com"])
    },
    url_forms: &["https://open.spotify.com/artist/{handle}", "https://open.spotify.com/user/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[Cell { at: Spot::Meta("og:title"), forms: &["{}"], means: Means::Name(NameRole::Display) }];
