//! Discourse forums on any host.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;
use url::Url;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        case_free: true,
        no_picture_rule: Some(is_letter),
        ..SiteFacts::new(
            "discourse",
            "Discourse",
            &[
                "meta.discourse.org",
                "discuss.python.org",
                "users.rust-lang.org",
                "internals.rust-lang.org",
                "forum.golangbridge.org",
                "discourse.mozilla.org",
                "elixirforum.com",
                "discuss.ocaml.org",
                "discourse.ubuntu.com",
            ],
        )
    },
    url_forms: &[
        "https://{site}/u/{handle}",
        "https://{site}/u/{handle}/**",
        "https://{site}/users/{handle}",
        "https://{site}/users/{handle}/**",
        "https://{host}/u/{handle}",
        "https://{host}/u/{handle}/summary",
    ],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::json(&[USER, ACTIONS]);

const USER: Answer = Answer {
    holds: &["/user/username", "/user/trust_level"],
    record: "/user",
    own: "/username",
    ..Answer::new(
        &["https://{host}/u/{handle}.json", "https://{host}/users/{handle}.json"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/bio_raw"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/website"], Means::Link(LinkRole::Own)),
            field(&["/email"], Means::Email),
            field(&["/avatar_template"], Means::Photo),
            field(&["/created_at"], Means::Fact(AccountFactKind::Created)),
            field(&["/last_posted_at"], Means::Fact(AccountFactKind::LastActive)),
            field(&["/user_fields/*"], Means::Detail("field")),
            field(&["/timezone"], Means::Zone),
            field(&["/title"], Means::Detail("title")),
            field(&["/suspended_till"], Means::Detail("suspended until")),
            field(&["/profile_hidden"], Means::If("hidden")),
        ],
    )
};

const ACTIONS: Answer = Answer {
    ask: None,
    holds: &["/user_actions"],
    ..Answer::new(
        &["https://{host}/user_actions.json?username={handle}"],
        &[field(&["/user_actions/*/created_at"], Means::Activity)],
    )
};

/// Discourse draws a letter where somebody has no picture.
fn is_letter(url: &Url) -> bool {
    url.path().contains("/letter_avatar")
}
