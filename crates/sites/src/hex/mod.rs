//! Hex: packages for Erlang and Elixir.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Pace, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        case_free: true,
        pace: &[Pace::new("hex.pm", 700, 5, 1)],
        ..SiteFacts::new("hex", "Hex.pm", &["hex.pm"])
    },
    url_forms: &["https://hex.pm/users/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::json(&[USER]);

const USER: Answer = Answer {
    holds: &["/username", "/packages"],
    own: "/username",
    ..Answer::new(
        &["https://hex.pm/api/users/{handle}"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/full_name"], Means::Name(NameRole::Full)),
            field(&["/email"], Means::Email),
            field(&["/handles/*"], Means::Link(LinkRole::Own)),
            field(&["/inserted_at"], Means::Fact(AccountFactKind::Created)),
            field(&["/updated_at"], Means::Fact(AccountFactKind::LastActive)),
        ],
    )
};
