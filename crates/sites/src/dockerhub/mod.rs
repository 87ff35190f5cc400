//! Docker Hub: accounts.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("dockerhub", "Docker Hub", &["hub.docker.com"]) },
    url_forms: &[
        "https://hub.docker.com/u/{handle}",
        "https://hub.docker.com/u/{handle}/**",
        "https://hub.docker.com/r/{handle}/*",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::json(&[USER]);

const USER: Answer = Answer {
    holds: &["/username", "/date_joined"],
    own: "/username",
    ..Answer::new(
        &["https://hub.docker.com/v2/users/{handle}/"],
        &[
            field(&["/type"], Means::Person(&["User"])),
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/full_name"], Means::Name(NameRole::Full)),
            field(&["/location"], Means::Place),
            field(&["/company"], Means::Employer),
            field(&["/profile_url"], Means::Link(LinkRole::Own)),
            field(&["/gravatar_url"], Means::Photo),
            field(&["/date_joined"], Means::Fact(AccountFactKind::Created)),
        ],
    )
};
