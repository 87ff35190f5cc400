//! Credly: badges that issuers vouch for.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["youracclaim.com"],
        picture_hosts: &["images.credly.com"],
        ..SiteFacts::new("credly", "Credly", &["credly.com"])
    },
    url_forms: &["https://www.credly.com/users/{handle}", "https://www.credly.com/users/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { page: PAGE, ask_page: AskPage::Always, ..Table::json(&[BADGES]) };

const BADGES: Answer = Answer {
    holds: &["/data", "/metadata"],
    ..Answer::new(
        &["https://www.credly.com/users/{handle}/badges.json"],
        &[
            field(&["/data/*/badge_template/name"], Means::Detail("badge")),
            field(&["/data/*/badge_template/skills/*/name"], Means::Skill),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell { at: Spot::Meta("og:title"), forms: &["{}'s profile on Credly"], means: Means::Name(NameRole::Full) },
    cell(Spot::Class("skills-profile-header__bio"), Means::Bio),
    cell(Spot::Class("profile__headline"), Means::Detail("headline")),
    cell(Spot::Meta("og:image"), Means::Photo),
];
