//! Flickr: the page of a member.

use crosscheck_model::SiteFacts;
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        picture_hosts: &["live.staticflickr.com"],
        ..SiteFacts::new("flickr", "Flickr", &["flickr.com"])
    },
    url_forms: &[
        "https://www.flickr.com/people/{handle}",
        "https://www.flickr.com/photos/{handle}",
        "https://www.flickr.com/photos/{handle}/**",
        "https://www.flickr.com/people/{handle}/**",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["tags"], ..Table::page(PAGE) };

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Meta("og:url"),
        forms: &["*flickr.com/photos/{}/", "*flickr.com/people/{}/"],
        means: Means::Handle,
    },
    cell(Spot::Class("username"), Means::Handle),
    cell(Spot::Class("cp-location"), Means::Place),
];
