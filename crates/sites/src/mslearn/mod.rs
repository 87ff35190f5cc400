//! Microsoft Learn: transcripts that the person shares.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new("mslearn", "Microsoft Learn", &["learn.microsoft.com"]),
    url_forms: &["https://learn.microsoft.com/*/users/*/transcript/{handle}"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["me"], ..Table::json(&[TRANSCRIPT]) };

const TRANSCRIPT: Answer = Answer {
    holds: &["/certificationData"],
    ..Answer::new(
        &["https://learn.microsoft.com/api/profiles/transcript/share/{handle}?locale=en-us"],
        &[
            field(&["/certificationData/legalName"], Means::Name(NameRole::Full)),
            field(&["/userName"], Means::Handle),
            field(&["/contactEmail"], Means::Email),
            field(&["/certificationData/activeCertifications/*/name"], Means::Detail("certificate")),
            field(&["/certificationData/historicalCertifications/*/name"], Means::Detail("former certificate")),
        ],
    )
};
