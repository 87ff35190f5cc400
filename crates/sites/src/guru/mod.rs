//! Guru: the page of a freelancer.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Mark, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("guru", "Guru", &["guru.com"]) },
    url_forms: &["https://www.guru.com/freelancers/{handle}", "https://www.guru.com/freelancers/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["skill", "l", "q"],
    absent: &[Mark::Words("guru.com - page not found"), Mark::Words("guru.com - content deleted")],
    ..Table::page(PAGE)
};

const PAGE: &[Cell] = &[
    cell(Spot::Class("profile-name"), Means::Name(NameRole::Display)),
    cell(Spot::Class("freelancerAvatar__screenName"), Means::Name(NameRole::Display)),
    cell(Spot::Class("freelancerAvatar__location"), Means::Place),
    cell(Spot::Class("freelancerAvatar__rate"), Means::Detail("hourly_rate")),
];
