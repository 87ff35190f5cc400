//! ArtStation: the site's own JSON.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        picture_hosts: &["cdna.artstation.com", "cdnb.artstation.com"],
        case_free: true,
        ..SiteFacts::new("artstation", "ArtStation", &["artstation.com"])
    },
    url_forms: &[
        "https://www.artstation.com/{handle}",
        "https://{handle}.artstation.com",
        "https://www.artstation.com/{handle}/**",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["www", "marketplace", "learning", "artwork", "studios", "contests"],
    ..Table::json(&[QUICK, PROJECTS])
};

const QUICK: Answer = Answer {
    holds: &["/username", "/full_name"],
    own: "/username",
    ..Answer::new(
        &["https://www.artstation.com/users/{handle}/quick.json"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/full_name"], Means::Name(NameRole::Display)),
            field(&["/headline"], Means::Detail("headline")),
            field(&["/city", "/country"], Means::Place),
            field(&["/medium_avatar_url"], Means::Photo),
            field(&["/social_profiles/*/url"], Means::Link(LinkRole::Own)),
        ],
    )
};

const PROJECTS: Answer = Answer {
    ask: None,
    holds: &["/data", "/total_count"],
    ..Answer::new(
        &["https://www.artstation.com/users/{handle}/projects.json"],
        &[field(&["/data/*/published_at"], Means::Activity)],
    )
};
