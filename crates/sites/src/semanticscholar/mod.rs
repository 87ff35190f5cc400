//! Semantic Scholar: authors of publications.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SentAs, SiteFacts, TokenUse};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.semanticscholar.org"],
        token: Some(TokenUse {
            variable: "CROSSCHECK_SEMANTICSCHOLAR_KEY",
            key: "semanticscholar",
            host: "api.semanticscholar.org",
            sent: SentAs::Header("x-api-key", ""),
        }),
        ..SiteFacts::new("semanticscholar", "Semantic Scholar", &["semanticscholar.org"])
    },
    url_forms: &[
        "https://www.semanticscholar.org/author/{handle}",
        "https://www.semanticscholar.org/author/*/{handle}",
    ],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::json(&[AUTHOR]);

const AUTHOR: Answer = Answer {
    holds: &["/authorId", "/name"],
    own: "/authorId",
    ..Answer::new(
        &["https://api.semanticscholar.org/graph/v1/author/{handle}?fields=name,affiliations,homepage,url,externalIds"],
        &[
            field(&["/authorId"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/homepage"], Means::Link(LinkRole::Own)),
            field(&["/affiliations/*"], Means::Detail("affiliation")),
            field(&["/externalIds/ORCID"], Means::LinkTo(LinkRole::Own, "https://orcid.org/{}")),
        ],
    )
};
