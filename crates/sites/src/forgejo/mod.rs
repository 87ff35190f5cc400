//! Codeberg and every other host of Forgejo or Gitea.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        case_free: true,
        nicknames: &["codeberg", "gitea"],
        pages_below: &[".codeberg.page"],
        ..SiteFacts::new(
            "forgejo",
            "Forgejo and Gitea",
            &["codeberg.org", "gitea.com", "git.disroot.org", "git.gay", "notabug.org"],
        )
    },
    url_forms: &["https://{site}/{handle}", "https://{site}/{handle}/**", "https://{host}/api/v1/users/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table =
    Table { reserved: &["user", "repo", "org", "admin", "assets", "-"], page: PAGE, ..Table::json(&[USER, ACTIVITY]) };

const USER: Answer = Answer {
    holds: &["/login", "/created"],
    own: "/login",
    ..Answer::new(
        &["https://{host}/api/v1/users/{handle}"],
        &[
            field(&["/login"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/full_name"], Means::Name(NameRole::Display)),
            field(&["/email"], Means::Email),
            field(&["/description"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/website"], Means::Link(LinkRole::Own)),
            field(&["/avatar_url"], Means::Photo),
            field(&["/created"], Means::Fact(AccountFactKind::Created)),
            field(&["/last_login"], Means::Fact(AccountFactKind::LastActive)),
            field(&["/pronouns"], Means::Detail("pronouns")),
            field(&["/prohibit_login"], Means::If("sign-in prohibited")),
        ],
    )
};

const ACTIVITY: Answer = Answer {
    holds: &["/0/op_type"],
    ..Answer::new(
        &["https://{host}/api/v1/users/{handle}/activities/feeds?only-performed-by=true"],
        &[field(&["/*/created"], Means::Activity)],
    )
};

const PAGE: &[Cell] = &[
    cell(Spot::Class("profile-avatar-name"), Means::Name(NameRole::Display)),
    cell(Spot::Attribute("class", "header text center"), Means::Name(NameRole::Display)),
    cell(Spot::Class("user-bio"), Means::Bio),
];
