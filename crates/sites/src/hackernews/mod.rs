//! Hacker News.

use crosscheck_model::AccountFactKind::Created;
use crosscheck_model::{Pace, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        api_hosts: &["hacker-news.firebaseio.com"],
        nicknames: &["hn", "ycombinator"],
        // No stated limit; small requests.
        pace: &[Pace::new("hacker-news.firebaseio.com", 50, 20, 2)],
        ..SiteFacts::new("hackernews", "Hacker News", &["news.ycombinator.com"])
    },
    url_forms: &["https://news.ycombinator.com/user?id={handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&Table {
        absent: &[Mark::Empty(""), Mark::Words("no such user.")],
        ..Table::json(&[USER])
    }),
};

const USER: Answer = Answer {
    holds: &["/id", "/karma"],
    own: "/id",
    ..Answer::new(
        &["https://hacker-news.firebaseio.com/v0/user/{handle}.json"],
        &[field(&["/id"], Means::Handle), field(&["/about"], Means::Bio), field(&["/created"], Means::Fact(Created))],
    )
};
