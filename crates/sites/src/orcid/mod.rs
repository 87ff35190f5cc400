//! ORCID, the register of researchers.

use crosscheck_model::AccountFactKind::{Created, LastActive, StableId};
use crosscheck_model::{LinkRole, NameRole, Pace, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Field, Item, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["pub.orcid.org"],
        // 24 a second.
        pace: &[Pace::new("pub.orcid.org", 100, 10, 2)],
        ..SiteFacts::new("orcid", "ORCID", &["orcid.org"])
    },
    url_forms: &["https://orcid.org/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 1)),
    reading: Reading::Table(&Table::json(&[RECORD, PERSON])),
};

const RECORD: Answer = Answer {
    holds: &["/orcid-identifier"],
    own: "/orcid-identifier/path",
    ..Answer::new(&["https://pub.orcid.org/v3.0/{handle}/record"], RECORD_FIELDS)
};

/// A part of the record, as archives hold it.
const PERSON: Answer = Answer {
    ask: None,
    holds: &["/name"],
    own: "/name/path",
    ..Answer::new(&["https://pub.orcid.org/v3.0/{handle}/person"], PERSON_FIELDS)
};

/// External identifiers are mentions: clusters of publications that other programs made, which the person only accepted.
const RECORD_FIELDS: &[Field] = &[
    field(&["/orcid-identifier/path"], Means::Handle),
    field(&["/orcid-identifier/path"], Means::Fact(StableId)),
    field(&["/history/submission-date/value"], Means::Fact(Created)),
    field(&["/history/last-modified-date/value"], Means::Fact(LastActive)),
    field(&["/person/name/given-names/value", "/person/name/family-name/value"], Means::Name(NameRole::Full)),
    field(&["/person/name/credit-name/value"], Means::Name(NameRole::Alternate)),
    field(&["/person/other-names/other-name/*/content"], Means::Name(NameRole::Alternate)),
    field(&["/person/biography/content"], Means::Bio),
    field(&["/person/addresses/address/*/country/value"], Means::Place),
    field(&["/person/emails/email/*/email"], Means::Email),
    field(&["/person/researcher-urls/researcher-url/*/url/value"], Means::Link(LinkRole::Own)),
    field(
        &["/person/external-identifiers/external-identifier/*/external-id-url/value"],
        Means::Link(LinkRole::Mention),
    ),
    field(
        &["/activities-summary/employments/affiliation-group/*/summaries/*/employment-summary"],
        Means::Work(AFFILIATION),
    ),
    field(
        &["/activities-summary/educations/affiliation-group/*/summaries/*/education-summary"],
        Means::Education(AFFILIATION),
    ),
];

const PERSON_FIELDS: &[Field] = &[
    field(&["/name/path"], Means::Handle),
    field(&["/name/path"], Means::Fact(StableId)),
    field(&["/name/given-names/value", "/name/family-name/value"], Means::Name(NameRole::Full)),
    field(&["/name/credit-name/value"], Means::Name(NameRole::Alternate)),
    field(&["/other-names/other-name/*/content"], Means::Name(NameRole::Alternate)),
    field(&["/biography/content"], Means::Bio),
    field(&["/addresses/address/*/country/value"], Means::Place),
    field(&["/emails/email/*/email"], Means::Email),
    field(&["/researcher-urls/researcher-url/*/url/value"], Means::Link(LinkRole::Own)),
    field(&["/external-identifiers/external-identifier/*/external-id-url/value"], Means::Link(LinkRole::Mention)),
];

const AFFILIATION: Item = Item {
    organisation: "/organization/name",
    title: "/role-title",
    subject: "/department-name",
    place: "/organization/address/city",
    start: "/start-date",
    end: "/end-date",
    ..Item::NONE
};
