//! Kaggle: never asked, because its pages stand behind a check for browsers and its interface has no users.

use crosscheck_model::{NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Mark, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their profile",
        case_free: true,
        ..SiteFacts::new("kaggle", "Kaggle", &["kaggle.com"])
    },
    url_forms: &["https://www.kaggle.com/{handle}", "https://www.kaggle.com/{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["competitions", "datasets", "code", "models", "learn", "discussions", "rankings"],
    shell: &[
        Mark::Title("kaggle: your home for data science"),
        Mark::Title("kaggle: your machine learning and data science community"),
    ],
    ..Table::page(PAGE)
};

const PAGE: &[Cell] = &[
    Cell { at: Spot::Title, forms: &["{} | Kaggle", "{} | * | Kaggle"], means: Means::Name(NameRole::Guess) },
    Cell { at: Spot::Meta("og:title"), forms: &["{} | * | Kaggle"], means: Means::Name(NameRole::Guess) },
];
