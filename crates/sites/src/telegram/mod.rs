//! Telegram: the public preview of a name.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Mark, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["telegram.me", "telegram.dog"],
        picture_hosts: &["cdn4.telesco.pe", "cdn5.telesco.pe"],
        case_free: true,
        ..SiteFacts::new("telegram", "Telegram", &["t.me"])
    },
    url_forms: &["https://t.me/{handle}", "https://t.me/s/{handle}", "https://{handle}.t.me"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["s", "joinchat", "addstickers", "share", "iv", "proxy", "c", "www"],
    absent: &[Mark::Words("name=\"robots\" content=\"noindex, nofollow\"")],
    ..Table::page(PAGE)
};

const PAGE: &[Cell] = &[
    cell(Spot::Class("tgme_page_title"), Means::Name(NameRole::Display)),
    Cell { at: Spot::Class("tgme_page_extra"), forms: &["@{}"], means: Means::Handle },
    cell(Spot::Class("tgme_page_description"), Means::Bio),
    cell(Spot::Class("tgme_page_photo_image"), Means::Photo),
];
