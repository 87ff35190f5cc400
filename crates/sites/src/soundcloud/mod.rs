//! SoundCloud: the page with the state of its scripts.

use crosscheck_model::{AccountFactKind, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Field, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["m.soundcloud.com"],
        picture_hosts: &["i1.sndcdn.com"],
        case_free: true,
        no_picture: &["sndcdn.com/default_avatar"],
        ..SiteFacts::new("soundcloud", "SoundCloud", &["soundcloud.com"])
    },
    url_forms: &["https://soundcloud.com/{handle}", "https://soundcloud.com/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["you", "stream", "charts", "upload", "tags", "people"],
    state: &[("__sc_hydration", STATE)],
    ..Table::page(PAGE)
};

const PAGE: &[Cell] = &[
    Cell { at: Spot::Meta("og:title"), forms: &["{}"], means: Means::Name(NameRole::Display) },
    cell(Spot::Meta("og:image"), Means::Photo),
    cell(Spot::Meta("og:description"), Means::Bio),
    cell(Spot::Meta("og:locality"), Means::Place),
];

const STATE: &[Field] = &[
    field(&["/*/data/permalink"], Means::Handle),
    field(&["/*/data/full_name"], Means::Name(NameRole::Display)),
    field(&["/*/data/description"], Means::Bio),
    field(&["/*/data/city"], Means::Place),
    field(&["/*/data/created_at"], Means::Fact(AccountFactKind::Created)),
];
