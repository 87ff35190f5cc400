//! Bitbucket Cloud: workspaces and accounts.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["api.bitbucket.org"],
        case_free: true,
        picture_hosts: &["secure.gravatar.com", "bitbucket-assetroot.s3.amazonaws.com"],
        no_picture: &["bitbucket.org/default"],
        ..SiteFacts::new("bitbucket", "Bitbucket", &["bitbucket.org"])
    },
    url_forms: &["https://bitbucket.org/{handle}", "https://bitbucket.org/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["product", "dashboard", "account", "repo", "workspaces", "site"],
    ..Table::json(&[WORKSPACE, USER])
};

/// What follows the host is a workspace, whose name is often but not always its owner's.
const WORKSPACE: Answer = Answer {
    holds: &["/slug", "/is_private"],
    own: "/slug",
    ..Answer::new(
        &["https://api.bitbucket.org/2.0/workspaces/{handle}"],
        &[
            field(&["/slug"], Means::Handle),
            field(&["/uuid"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Guess)),
            field(&["/created_on"], Means::Fact(AccountFactKind::Created)),
        ],
    )
};

const USER: Answer = Answer {
    ask: None,
    holds: &["/display_name", "/uuid"],
    ..Answer::new(
        &["https://api.bitbucket.org/2.0/users/{handle}"],
        &[
            field(&["/type"], Means::Person(&["user"])),
            field(&["/username"], Means::Handle),
            field(&["/nickname"], Means::Handle),
            field(&["/uuid"], Means::Fact(AccountFactKind::StableId)),
            field(&["/display_name"], Means::Name(NameRole::Display)),
            field(&["/location"], Means::Place),
            field(&["/website"], Means::Link(LinkRole::Own)),
            field(&["/created_on"], Means::Fact(AccountFactKind::Created)),
            field(&["/links/avatar/href"], Means::Photo),
            field(&["/account_status"], Means::Fact(AccountFactKind::State)),
        ],
    )
};
