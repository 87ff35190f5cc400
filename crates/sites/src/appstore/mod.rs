//! App Store: developers by their number.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { also: &["itunes.apple.com"], ..SiteFacts::new("appstore", "App Store", &["apps.apple.com"]) },
    url_forms: &[
        "https://apps.apple.com/us/developer/id{handle}",
        "https://apps.apple.com/*/developer/id{handle}",
        "https://apps.apple.com/*/developer/*/id{handle}",
    ],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { absent: &[Mark::Empty("/results")], ..Table::json(&[LOOKUP]) };

const LOOKUP: Answer = Answer {
    holds: &["/resultCount", "/results"],
    record: "/results/0",
    own: "/artistId",
    around: &[
        field(&["/results/*/sellerUrl"], Means::Link(LinkRole::Own)),
        field(&["/results/*/sellerName"], Means::Name(NameRole::Alternate)),
        field(&["/results/*/currentVersionReleaseDate"], Means::Activity),
    ],
    ..Answer::new(
        &["https://itunes.apple.com/lookup?id={handle}&entity=software"],
        &[
            field(&["/artistName"], Means::Name(NameRole::Display)),
            field(&["/artistId"], Means::Fact(AccountFactKind::StableId)),
            field(&["/artistLinkUrl"], Means::Link(LinkRole::Own)),
        ],
    )
};
