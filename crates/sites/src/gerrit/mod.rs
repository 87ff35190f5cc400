//! Gerrit code review: accounts by their number.

use crosscheck_model::{AccountFactKind, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts::new(
        "gerrit",
        "Gerrit",
        &[
            "android-review.googlesource.com",
            "chromium-review.googlesource.com",
            "gerrit-review.googlesource.com",
            "go-review.googlesource.com",
            "codereview.qt-project.org",
            "review.opendev.org",
            "gerrit.wikimedia.org",
            "review.coreboot.org",
            "gerrit.libreoffice.org",
        ],
    ),
    url_forms: &[
        "https://{site}/dashboard/{handle}",
        "https://{host}/accounts/{handle}/detail",
        "https://{host}/accounts/{handle}",
    ],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["self"], ..Table::json(&[DETAIL, CHANGES]) };

const DETAIL: Answer = Answer {
    holds: &["/_account_id"],
    own: "/_account_id",
    ..Answer::new(
        &["https://{host}/accounts/{handle}/detail", "https://{host}/accounts/{handle}"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/_account_id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Full)),
            field(&["/display_name"], Means::Name(NameRole::Display)),
            field(&["/email"], Means::Email),
            field(&["/secondary_emails/*"], Means::Email),
            field(&["/status"], Means::Bio),
            field(&["/registered_on"], Means::Fact(AccountFactKind::Created)),
            field(&["/avatars/*/url"], Means::Photo),
            field(&["/inactive"], Means::If("inactive")),
            field(&["/tags/*"], Means::Fact(AccountFactKind::State)),
        ],
    )
};

const CHANGES: Answer = Answer {
    holds: &["/0/change_id"],
    ..Answer::new(&["https://{host}/changes/?q=owner:{handle}&n=50"], &[field(&["/*/updated"], Means::Activity)])
};
