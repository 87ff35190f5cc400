//! Google Scholar: never asked, because it discourages programs; a saved page is read.

use crosscheck_model::{LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Cell, Means, Spot, Table, cell};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their profile",
        also: &[
            "scholar.google.de",
            "scholar.google.co.uk",
            "scholar.google.fr",
            "scholar.google.es",
            "scholar.google.ca",
            "scholar.google.co.in",
            "scholar.google.it",
            "scholar.google.nl",
            "scholar.google.be",
            "scholar.google.ch",
            "scholar.google.at",
            "scholar.google.pl",
            "scholar.google.pt",
            "scholar.google.se",
            "scholar.google.dk",
            "scholar.google.no",
            "scholar.google.fi",
            "scholar.google.gr",
            "scholar.google.cz",
            "scholar.google.co.il",
            "scholar.google.com.tr",
            "scholar.google.com.br",
            "scholar.google.com.mx",
            "scholar.google.com.au",
            "scholar.google.com.sg",
            "scholar.google.com.hk",
            "scholar.google.co.jp",
            "scholar.google.co.kr",
        ],
        ..SiteFacts::new("scholar", "Google Scholar", &["scholar.google.com"])
    },
    url_forms: &["https://scholar.google.com/citations?user={handle}"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::page(PAGE);

const PAGE: &[Cell] = &[
    cell(Spot::Id("gsc_prf_in"), Means::Name(NameRole::Full)),
    Cell {
        at: Spot::Id("gsc_prf_ivh"),
        forms: &["Verified email at {} - *", "Verified email at {}"],
        means: Means::Detail("verified mail at"),
    },
    cell(Spot::First("gsc_prf_il"), Means::Employer),
    cell(Spot::Id("gsc_prf_pup-img"), Means::Photo),
    cell(Spot::LinksIn("gsc_prf_il"), Means::Link(LinkRole::Own)),
];
