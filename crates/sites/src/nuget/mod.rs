//! NuGet: packages by owner.

use crosscheck_model::{LinkRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["azuresearch-usnc.nuget.org", "api.nuget.org"],
        case_free: true,
        ..SiteFacts::new("nuget", "NuGet", &["nuget.org"])
    },
    url_forms: &["https://www.nuget.org/profiles/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { absent: &[Mark::Empty("/data")], ask_page: AskPage::Never, ..Table::json(&[SEARCH]) };

const SEARCH: Answer = Answer {
    holds: &["/totalHits", "/data"],
    ..Answer::new(
        &["https://azuresearch-usnc.nuget.org/query?q=owner:{handle}&prerelease=true&take=100"],
        &[
            field(&["/data/*/authors/*"], Means::Detail("author of a package")),
            field(&["/data/*/projectUrl"], Means::Link(LinkRole::Mention)),
        ],
    )
};
