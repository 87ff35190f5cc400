//! Keybase: signed proofs of accounts elsewhere.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["keybase.pub"],
        case_free: true,
        ..SiteFacts::new("keybase", "Keybase", &["keybase.io"])
    },
    url_forms: &["https://keybase.io/{handle}", "https://{handle}.keybase.pub"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["docs", "team", "_", "download"],
    absent: &[Mark::Empty("/them"), Mark::Says("/status/name", "NOT_FOUND")],
    ..Table::json(&[LOOKUP])
};

const LOOKUP: Answer = Answer {
    holds: &["/them"],
    record: "/them/*",
    own: "/basics/username",
    ..Answer::new(
        &["https://keybase.io/_/api/1.0/user/lookup.json?usernames={handle}"],
        &[
            field(&["/basics/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/profile/full_name"], Means::Name(NameRole::Full)),
            field(&["/profile/bio"], Means::Bio),
            field(&["/profile/location"], Means::Place),
            field(&["/pictures/primary/url"], Means::Photo),
            field(&["/basics/ctime"], Means::Fact(AccountFactKind::Created)),
            field(&["/proofs_summary/all/*/service_url"], Means::Link(LinkRole::OwnVerified)),
        ],
    )
};
