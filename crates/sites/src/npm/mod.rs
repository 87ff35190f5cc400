//! npm: packages by maintainer.

use crosscheck_model::SiteFacts;
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["registry.npmjs.org"],
        case_free: true,
        ..SiteFacts::new("npm", "npm", &["npmjs.com"])
    },
    url_forms: &["https://www.npmjs.com/~{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { absent: &[Mark::Empty("/objects")], ask_page: AskPage::Never, ..Table::json(&[SEARCH]) };

const SEARCH: Answer = Answer {
    holds: &["/objects", "/total"],
    record: "/objects/*/package/maintainers/*",
    own: "/username",
    around: &[field(&["/objects/*/package/date"], Means::Activity)],
    ..Answer::new(
        &["https://registry.npmjs.org/-/v1/search?text=maintainer:{handle}&size=250"],
        &[field(&["/username"], Means::Handle), field(&["/email"], Means::Email)],
    )
};
