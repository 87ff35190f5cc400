//! Workana: never asked; a saved page is read.

use crosscheck_model::{NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("workana", "Workana", &["workana.com"]),
    url_forms: &["https://www.workana.com/freelancer/{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::SignIn),
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[Cell { at: Spot::Title, forms: &["{} - *Workana*"], means: Means::Name(NameRole::Guess) }];
