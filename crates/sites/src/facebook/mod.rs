//! Facebook: never asked; a saved page is read.

use crosscheck_model::{NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["fb.com", "fb.me", "m.facebook.com"],
        case_free: true,
        ..SiteFacts::new("facebook", "Facebook", &["facebook.com"])
    },
    url_forms: &["https://www.facebook.com/{handle}", "https://facebook.com/profile.php?id={handle}", "https://facebook.com/people/*/{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["profile.php", "pages", "groups", "watch", "marketplace", "gaming", "photo.php", "story.php", "sharer"], ..Table::page(PAGE) };

const PAGE: &[Cell] = &[Cell {
    at: Spot::Title,
    forms: &["{} | Facebook", "{} - Facebook"],
    means: Means::Name(NameRole::Guess),
}];
