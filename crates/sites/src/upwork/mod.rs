//! Upwork: never asked; what is handed in is read.

use crosscheck_model::{LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Mark, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their profile, or its print as PDF",
        case_free: true,
        ..SiteFacts::new("upwork", "Upwork", &["upwork.com"])
    },
    url_forms: &[
        "https://www.upwork.com/freelancers/{handle}",
        "https://upwork.com/fl/{handle}",
        "https://upwork.com/o/profiles/users/{handle}",
        "https://upwork.com/agencies/{handle}",
        "https://upwork.com/users/{handle}",
    ],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { page: PAGE, shell: &[Mark::Title("upwork")], sections: true, ..Table::json(&[INFO]) };

const INFO: Answer = Answer {
    ask: None,
    holds: &["/auth_user", "/info"],
    ..Answer::new(
        &["https://www.upwork.com/api/auth/v1/info.json"],
        &[
            field(&["/auth_user/first_name", "/auth_user/last_name"], Means::Name(NameRole::Full)),
            field(&["/info/location/city", "/info/location/state", "/info/location/country"], Means::Place),
            field(&["/auth_user/timezone"], Means::Zone),
            field(&["/info/portrait_100_img"], Means::Photo),
            field(&["/info/profile_url"], Means::Link(LinkRole::Own)),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell { at: Spot::Title, forms: &["{} - *Upwork*", "{} | Upwork"], means: Means::Name(NameRole::Guess) },
    cell(Spot::Attribute("itemprop", "name"), Means::Name(NameRole::Display)),
    cell(Spot::Attribute("itemprop", "locality"), Means::Place),
];
