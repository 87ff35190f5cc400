//! Instagram: never asked; what is handed in is read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Mark, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "their own download of their data, or a saved copy of the profile",
        also: &["graph.instagram.com", "i.instagram.com"],
        picture_hosts: &["cdninstagram.com"],
        case_free: true,
        ..SiteFacts::new("instagram", "Instagram", &["instagram.com"])
    },
    url_forms: &["https://www.instagram.com/{handle}", "https://www.instagram.com/{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["p", "reel", "reels", "stories", "accounts", "tv", "direct", "api", "explore"],
    page: PAGE,
    absent: &[Mark::Empty("/data/user")],
    shell: &[Mark::Title("instagram")],
    ..Table::json(&[PROFILE, ME])
};

const PROFILE: Answer = Answer {
    ask: None,
    holds: &["/data/user/username"],
    record: "/data/user",
    own: "/username",
    ..Answer::new(
        &["https://www.instagram.com/api/v1/users/web_profile_info/?username={handle}"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/full_name"], Means::Name(NameRole::Display)),
            field(&["/biography"], Means::Bio),
            field(&["/profile_pic_url_hd"], Means::Photo),
            field(&["/external_url"], Means::Link(LinkRole::Own)),
            field(&["/bio_links/*/url"], Means::Link(LinkRole::Own)),
            field(&["/business_email"], Means::Email),
            field(&["/is_private"], Means::If("private")),
            field(&["/is_business_account"], Means::If("business account")),
        ],
    )
};

const ME: Answer = Answer {
    ask: None,
    holds: &["/username", "/profile_picture_url"],
    own: "/username",
    ..Answer::new(
        &["https://graph.instagram.com/me"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/biography"], Means::Bio),
            field(&["/website"], Means::Link(LinkRole::Own)),
            field(&["/profile_picture_url"], Means::Photo),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell {
        at: Spot::Meta("og:title"),
        forms: &["{} (@{handle}) *", "{} (@{handle})"],
        means: Means::Name(NameRole::Display),
    },
    Cell { at: Spot::Title, forms: &["{} (@{handle}) *", "{} (@{handle})"], means: Means::Name(NameRole::Guess) },
    Cell { at: Spot::Meta("og:url"), forms: &["*instagram.com/{}/"], means: Means::Handle },
    Cell { at: Spot::Meta("description"), forms: &["*on Instagram: \"{}\""], means: Means::Bio },
];
