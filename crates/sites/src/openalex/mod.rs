//! OpenAlex: authors of publications.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SentAs, SiteFacts, TokenUse};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.openalex.org"],
        case_free: true,
        token: Some(TokenUse {
            variable: "CROSSCHECK_OPENALEX_KEY",
            key: "openalex",
            host: "api.openalex.org",
            sent: SentAs::Query("api_key"),
        }),
        ..SiteFacts::new("openalex", "OpenAlex", &["openalex.org"])
    },
    url_forms: &["https://openalex.org/{handle}", "https://openalex.org/authors/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["works", "authors", "institutions"], ..Table::json(&[AUTHOR]) };

const AUTHOR: Answer = Answer {
    holds: &["/display_name", "/works_count"],
    ..Answer::new(
        &["https://api.openalex.org/authors/{handle}"],
        &[
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/display_name"], Means::Name(NameRole::Display)),
            field(&["/display_name_alternatives/*"], Means::Name(NameRole::Alternate)),
            field(&["/orcid"], Means::Link(LinkRole::Own)),
            field(&["/ids/orcid"], Means::Link(LinkRole::Own)),
            field(&["/affiliations/*/institution/display_name"], Means::Detail("affiliation")),
            field(&["/last_known_institutions/*/display_name"], Means::Detail("affiliation")),
            field(&["/created_date"], Means::Fact(AccountFactKind::Created)),
            field(&["/updated_date"], Means::Fact(AccountFactKind::LastActive)),
        ],
    )
};
