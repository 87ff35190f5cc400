//! Reddit: never asked since its interface needs an approved application; what is handed in is read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Mark, Means, Spot, Table, cell, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of old.reddit.com/user/name, or their own data request",
        also: &["old.reddit.com", "oauth.reddit.com", "np.reddit.com", "m.reddit.com"],
        case_free: true,
        no_picture: &["reddit.com/avatars/defaults/", "redditstatic.com/avatars/defaults/"],
        picture_hosts: &["redditstatic.com"],
        ..SiteFacts::new("reddit", "Reddit", &["reddit.com"])
    },
    url_forms: &[
        "https://www.reddit.com/user/{handle}",
        "https://www.reddit.com/user/{handle}/**",
        "https://www.reddit.com/u/{handle}",
        "https://www.reddit.com/u/{handle}/**",
    ],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["me"],
    page: PAGE,
    absent: &[Mark::Says("/reason", "USER_DOESNT_EXIST"), Mark::Words("nobody on reddit goes by that name")],
    ..Table::json(&[ABOUT, PLAIN])
};

const ABOUT: Answer = Answer {
    ask: None,
    holds: &["/data/name", "/data/created_utc"],
    record: "/data",
    own: "/name",
    ..Answer::new(
        &["https://www.reddit.com/user/{handle}/about", "https://www.reddit.com/user/{handle}/about.json"],
        &[
            field(&["/name"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/subreddit/public_description"], Means::Bio),
            field(&["/subreddit/title"], Means::Name(NameRole::Display)),
            field(&["/icon_img"], Means::Photo),
            field(&["/created_utc"], Means::Fact(AccountFactKind::Created)),
            field(&["/is_suspended"], Means::If("suspended")),
            field(&["/is_employee"], Means::If("employee")),
        ],
    )
};

const PLAIN: Answer = Answer {
    ask: None,
    holds: &["/name", "/link_karma"],
    own: "/name",
    ..Answer::new(
        &["https://www.reddit.com/user/{handle}/about"],
        &[
            field(&["/name"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/subreddit/public_description"], Means::Bio),
            field(&["/created_utc"], Means::Fact(AccountFactKind::Created)),
            field(&["/is_suspended"], Means::If("suspended")),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Title,
        forms: &["overview for {} - Reddit", "overview for {}", "{} (u/{handle}) - Reddit"],
        means: Means::Handle,
    },
    Cell { at: Spot::Meta("og:title"), forms: &["{} (u/{handle}) - Reddit"], means: Means::Name(NameRole::Display) },
    cell(Spot::Outward, Means::Link(LinkRole::Mention)),
];
