//! Fedora accounts: never asked, because only members may; an answer that is handed in is read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a print of their own account page",
        api_hosts: &["fasjson.fedoraproject.org"],
        also: &["src.fedoraproject.org"],
        ..SiteFacts::new("fedora", "Fedora Accounts", &["accounts.fedoraproject.org"])
    },
    url_forms: &["https://accounts.fedoraproject.org/user/{handle}"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::json(&[USER]);

const USER: Answer = Answer {
    ask: None,
    holds: &["/result/username", "/result/creation"],
    record: "/result",
    own: "/username",
    ..Answer::new(
        &["https://fasjson.fedoraproject.org/v1/users/{handle}/"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/human_name"], Means::Name(NameRole::Full)),
            field(&["/givenname", "/surname"], Means::Name(NameRole::Full)),
            field(&["/emails/*"], Means::Email),
            field(&["/locale"], Means::Detail("locale")),
            field(&["/timezone"], Means::Zone),
            field(&["/website"], Means::Link(LinkRole::Own)),
            field(&["/github_username"], Means::HandleOn("github")),
            field(&["/gitlab_username"], Means::HandleOn("gitlab")),
            field(&["/creation"], Means::Fact(AccountFactKind::Created)),
            field(&["/locked"], Means::If("locked")),
            field(&["/is_private"], Means::If("private")),
            field(&["/pronouns"], Means::Detail("pronouns")),
        ],
    )
};
