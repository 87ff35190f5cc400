//! LinkedIn: never asked; a saved page is read.

use crosscheck_model::{NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Entry, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "their data export (ZIP), the profile saved as PDF, or a saved copy of the page",
        also: &["lnkd.in"],
        language_hosts: true,
        case_free: true,
        segments: Some(2),
        picture_hosts: &["media.licdn.com"],
        no_picture: &["licdn.com/ghost"],
        ..SiteFacts::new("linkedin", "LinkedIn", &["linkedin.com"])
    },
    url_forms: &[
        "https://www.linkedin.com/in/{handle}",
        "https://linkedin.com/in/{handle}/**",
        "https://linkedin.com/pub/{handle}/**",
    ],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { entries: ENTRIES, sections: true, ..Table::page(PAGE) };

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Title,
        forms: &["{} - *| LinkedIn", "{} | LinkedIn", "{} – *| LinkedIn"],
        means: Means::Name(NameRole::Guess),
    },
    cell(Spot::Id("name"), Means::Name(NameRole::Full)),
    cell(Spot::Class("headline"), Means::Detail("headline")),
    cell(Spot::Class("locality"), Means::Place),
    cell(Spot::Attribute("class", "text-body-medium break-words"), Means::Detail("headline")),
    cell(Spot::Attribute("class", "text-body-small inline t-black--light break-words"), Means::Place),
    cell(Spot::Attribute("class", "inline-show-more-text"), Means::Bio),
    cell(Spot::Attribute("class", "core-section-container__content break-words"), Means::Bio),
    Cell { at: Spot::Id("summary"), forms: &["Summary {}", "Zusammenfassung {}"], means: Means::Bio },
    cell(Spot::Meta("og:image"), Means::Photo),
];

const ENTRIES: &[Entry] = &[
    Entry {
        each: "position",
        is_education: false,
        // Voluntary posts have the same class.
        within: "experience",
        organisation: "item-subtitle",
        title: "item-title",
        place: "location",
        dates: "date-range",
    },
    Entry {
        each: "school",
        is_education: true,
        within: "",
        organisation: "item-title",
        title: "item-subtitle",
        place: "",
        dates: "date-range",
    },
];
