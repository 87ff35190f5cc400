//! Accredible: certificates by their address.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.accredible.com"],
        ..SiteFacts::new("accredible", "Accredible", &["credential.net"])
    },
    url_forms: &["https://www.credential.net/{handle}", "https://credential.net/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::json(&[CREDENTIAL]);

const CREDENTIAL: Answer = Answer {
    holds: &["/data/issued_on"],
    record: "/data",
    ..Answer::new(
        &["https://api.accredible.com/v1/credential-net/credentials/{handle}"],
        &[
            field(&["/recipient/name"], Means::Name(NameRole::Full)),
            field(&["/name"], Means::Detail("certificate")),
            field(&["/issued_on"], Means::Detail("issued")),
            field(&["/expired_on"], Means::Detail("expires")),
            field(&["/private"], Means::If("private")),
        ],
    )
};
