//! AtCoder: the page of a user.

use crosscheck_model::{Pace, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        pace: &[Pace::new("atcoder.jp", 2000, 1, 1)],
        ..SiteFacts::new("atcoder", "AtCoder", &["atcoder.jp"])
    },
    url_forms: &["https://atcoder.jp/users/{handle}", "https://atcoder.jp/users/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { page: PAGE, ask_page: AskPage::Always, ..Table::json(&[HISTORY]) };

const HISTORY: Answer = Answer {
    ask: None,
    holds: &["/0/EndTime"],
    ..Answer::new(&["https://atcoder.jp/users/{handle}/history/json"], &[field(&["/*/EndTime"], Means::Activity)])
};

const PAGE: &[Cell] = &[
    Cell { at: Spot::Title, forms: &["{} - AtCoder"], means: Means::Handle },
    cell(Spot::Class("username"), Means::Handle),
    cell(Spot::Labelled("Country/Region"), Means::Place),
    cell(Spot::Labelled("Affiliation"), Means::Detail("affiliation")),
    cell(Spot::Labelled("X ID"), Means::HandleOn("x")),
    cell(Spot::Labelled("Twitter ID"), Means::HandleOn("x")),
];
