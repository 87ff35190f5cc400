//! Codeforces.

use crosscheck_model::AccountFactKind::{Created, LastActive};
use crosscheck_model::{NameRole, Pace, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Field, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        picture_hosts: &["userpic.codeforces.org", "userpic.codeforces.com"],
        case_free: true,
        // One request every two seconds.
        pace: &[Pace::new("codeforces.com", 2000, 1, 1)],
        no_picture: &["codeforces.org/no-", "codeforces.com/no-"],
        ..SiteFacts::new("codeforces", "Codeforces", &["codeforces.com"])
    },
    url_forms: &["https://codeforces.com/profile/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 1)),
    reading: Reading::Table(&Table { absent: &[Mark::Includes("/comment", "not found")], ..Table::json(&[USER]) }),
};

const USER: Answer = Answer {
    holds: &["/result/0/handle", "/result/0/rank"],
    own: "/result/0/handle",
    ..Answer::new(&["https://codeforces.com/api/user.info?handles={handle}"], FIELDS)
};

const FIELDS: &[Field] = &[
    field(&["/result/0/handle"], Means::Handle),
    field(&["/result/0/firstName", "/result/0/lastName"], Means::Name(NameRole::Display)),
    field(&["/result/0/city", "/result/0/country"], Means::Place),
    field(&["/result/0/organization"], Means::Employer),
    field(&["/result/0/email"], Means::Email),
    field(&["/result/0/titlePhoto"], Means::Photo),
    field(&["/result/0/registrationTimeSeconds"], Means::Fact(Created)),
    field(&["/result/0/lastOnlineTimeSeconds"], Means::Fact(LastActive)),
];
