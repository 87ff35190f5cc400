//! Open Badges (1EdTech, versions 2 and 3) where their issuers host them: certificates that name whom they were given to.

use crosscheck_model::{NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        nicknames: &["badgr"],
        api_hosts: &["api.badgr.io", "api.eu.badgr.io"],
        ..SiteFacts::new("openbadges", "Open Badges", &["badgr.com", "eu.badgr.com"])
    },
    url_forms: &[
        "https://badgr.com/public/assertions/{handle}",
        "https://{site}/public/assertions/{handle}",
        "https://{host}/public/assertions/{handle}",
        "https://{host}/api/v1/obi/*/badge_assertions/{handle}",
        "https://{host}/api/v1/obi/*/open_badge_credentials/{handle}",
    ],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 12, 1)),
    reading: Reading::Table(&TABLE),
};

/// A badge that was taken back is none.
const TABLE: Table =
    Table { absent: &[Mark::True("/revoked")], ask_page: AskPage::Never, ..Table::json(&[ASSERTION, CREDENTIAL]) };

/// Version 2. Whom it was given to stands there as an address, or as the digest of one, which says nothing by itself.
const ASSERTION: Answer = Answer {
    holds: &["/recipient/identity", "/badge"],
    ..Answer::new(
        &["https://{host}/public/assertions/{handle}"],
        &[
            field(&["/recipient/identity"], Means::Email),
            field(&["/extensions:recipientProfile/name"], Means::Name(NameRole::Full)),
            field(&["/badge/name"], Means::Detail("certificate")),
            field(&["/badge/issuer/name"], Means::Detail("issuer")),
            field(&["/issuedOn"], Means::Detail("issued")),
            field(&["/expires"], Means::Detail("expires")),
        ],
    )
};

/// Version 3, a verifiable credential.
const CREDENTIAL: Answer = Answer {
    ask: None,
    holds: &["/credentialSubject/achievement"],
    ..Answer::new(
        &["https://{host}/public/assertions/{handle}"],
        &[
            field(&["/credentialSubject/identifier/*/identityHash"], Means::Email),
            field(&["/credentialSubject/identity/*/identityHash"], Means::Email),
            field(&["/credentialSubject/name"], Means::Name(NameRole::Full)),
            field(&["/credentialSubject/achievement/name"], Means::Detail("certificate")),
            field(&["/issuer/name"], Means::Detail("issuer")),
            field(&["/validFrom"], Means::Detail("issued")),
            field(&["/issuanceDate"], Means::Detail("issued")),
            field(&["/validUntil"], Means::Detail("expires")),
        ],
    )
};
