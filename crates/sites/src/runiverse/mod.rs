//! R-universe: packages of R with their maintainers.

use crosscheck_model::{LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        nicknames: &["cran"],
        ..SiteFacts::new("runiverse", "R-universe and CRAN", &["r-universe.dev"])
    },
    url_forms: &["https://{handle}.r-universe.dev", "https://{handle}.r-universe.dev/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["www", "cran"],
    absent: &[Mark::Empty("")],
    ask_page: AskPage::Never,
    ..Table::json(&[PACKAGES])
};

const PACKAGES: Answer = Answer {
    holds: &["/0/Package", "/0/_maintainer"],
    record: "/*/_maintainer",
    own: "/login",
    around: &[field(&["/*/_published"], Means::Activity)],
    ..Answer::new(
        &["https://{handle}.r-universe.dev/api/packages?limit=50"],
        &[
            field(&["/login"], Means::Handle),
            field(&["/name"], Means::Name(NameRole::Full)),
            field(&["/email"], Means::Email),
            field(&["/orcid"], Means::LinkTo(LinkRole::Own, "https://orcid.org/{}")),
            field(&["/mastodon"], Means::Link(LinkRole::Own)),
            field(&["/bluesky"], Means::Detail("bluesky")),
            field(&["/login"], Means::HandleOn("github")),
            field(&["/twitter"], Means::HandleOn("x")),
        ],
    )
};
