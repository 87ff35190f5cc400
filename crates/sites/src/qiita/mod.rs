//! Qiita: the documented interface.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Pace, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        picture_hosts: &["qiita-image-store.s3.amazonaws.com", "qiita-user-profile-images.imgix.net"],
        pace: &[Pace::new("qiita.com", 60000, 10, 1)],
        ..SiteFacts::new("qiita", "Qiita", &["qiita.com"])
    },
    url_forms: &["https://qiita.com/{handle}", "https://qiita.com/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["organizations", "items", "advent-calendar", "official-events", "question-feed"],
    ..Table::json(&[USER])
};

const USER: Answer = Answer {
    holds: &["/id", "/permanent_id"],
    own: "/id",
    ..Answer::new(
        &["https://qiita.com/api/v2/users/{handle}"],
        &[
            field(&["/id"], Means::Handle),
            field(&["/permanent_id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/location"], Means::Place),
            field(&["/organization"], Means::Employer),
            field(&["/website_url"], Means::Link(LinkRole::Own)),
            field(&["/profile_image_url"], Means::Photo),
            field(&["/github_login_name"], Means::HandleOn("github")),
            field(&["/twitter_screen_name"], Means::HandleOn("x")),
            field(&["/linkedin_id"], Means::HandleOn("linkedin")),
            field(&["/facebook_id"], Means::HandleOn("facebook")),
        ],
    )
};
