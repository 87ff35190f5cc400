//! Open Collective: accounts by its public GraphQL, which answers GET.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.opencollective.com"],
        picture_hosts: &["images.opencollective.com"],
        case_free: true,
        ..SiteFacts::new("opencollective", "Open Collective", &["opencollective.com"])
    },
    url_forms: &["https://opencollective.com/{handle}", "https://opencollective.com/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["discover", "create", "how-it-works", "fiscal-hosting"],
    absent: &[Mark::Empty("/data/account")],
    ..Table::json(&[ACCOUNT])
};

const ACCOUNT: Answer = Answer {
    holds: &["/data/account"],
    record: "/data/account",
    own: "/slug",
    ..Answer::new(
        &[
            "https://api.opencollective.com/graphql/v2?query=query%20a(%24s%3AString)%7Baccount(slug%3A%24s)%7BlegacyId%20slug%20type%20name%20description%20longDescription%20imageUrl%20createdAt%20updatedAt%20isSuspended%20socialLinks%7Btype%20url%7D%7D%7D&variables=%7B%22s%22%3A%22{handle}%22%7D",
        ],
        &[
            field(&["/type"], Means::Person(&["INDIVIDUAL"])),
            field(&["/slug"], Means::Handle),
            field(&["/legacyId"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Detail("headline")),
            field(&["/longDescription"], Means::Bio),
            field(&["/imageUrl"], Means::Photo),
            field(&["/socialLinks/*/url"], Means::Link(LinkRole::Own)),
            field(&["/location/country"], Means::Place),
            field(&["/createdAt"], Means::Fact(AccountFactKind::Created)),
            field(&["/updatedAt"], Means::Fact(AccountFactKind::LastActive)),
            field(&["/isSuspended"], Means::If("suspended")),
        ],
    )
};
