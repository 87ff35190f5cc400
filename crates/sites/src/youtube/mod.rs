//! YouTube channels: the feed of a channel, or the page with the state of its scripts.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, AskPage, Cell, Field, Mark, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["m.youtube.com"],
        api_hosts: &["googleapis.com"],
        picture_hosts: &["yt3.ggpht.com", "yt3.googleusercontent.com"],
        ..SiteFacts::new("youtube", "YouTube", &["youtube.com"])
    },
    url_forms: &[
        "https://www.youtube.com/@{handle}",
        "https://www.youtube.com/@{handle}/**",
        "https://www.youtube.com/channel/{handle}",
        "https://www.youtube.com/channel/{handle}/**",
        "https://www.youtube.com/c/{handle}",
        "https://www.youtube.com/user/{handle}",
    ],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    state: &[("ytInitialData", STATE)],
    page: PAGE,
    absent: &[Mark::Empty("/items"), Mark::Empty("/pageInfo/totalResults")],
    ask_page: AskPage::Always,
    ..Table::json(&[FEED, CHANNEL])
};

const FEED: Answer = Answer {
    ask: None,
    holds: &["/feed/channelId"],
    ..Answer::new(
        &["https://www.youtube.com/feeds/videos.xml?channel_id={handle}"],
        &[
            field(&["/feed/channelId/0"], Means::Fact(AccountFactKind::StableId)),
            field(&["/feed/author/0/name/0"], Means::Name(NameRole::Display)),
            field(&["/feed/author/0/uri/0"], Means::Link(LinkRole::Own)),
            field(&["/feed/entry/*/published/0"], Means::Activity),
        ],
    )
};

/// As the interface for programs answers with a key.
const CHANNEL: Answer = Answer {
    ask: None,
    holds: &["/items/0/snippet"],
    record: "/items/*/snippet",
    ..Answer::new(
        &["https://www.googleapis.com/youtube/v3/channels?part=snippet&forHandle=@{handle}"],
        &[
            field(&["/customUrl"], Means::Handle),
            field(&["/title"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/country"], Means::Place),
            field(&["/publishedAt"], Means::Fact(AccountFactKind::Created)),
            field(&["/thumbnails/high/url"], Means::Photo),
        ],
    )
};

const PAGE: &[Cell] = &[Cell { at: Spot::Meta("og:url"), forms: &["*youtube.com/@{}"], means: Means::Handle }];

const STATE: &[Field] = &[
    field(&["/metadata/channelMetadataRenderer/title"], Means::Name(NameRole::Display)),
    field(&["/metadata/channelMetadataRenderer/description"], Means::Bio),
    field(&["/metadata/channelMetadataRenderer/externalId"], Means::Fact(AccountFactKind::StableId)),
    field(&["/metadata/channelMetadataRenderer/avatar/thumbnails/0/url"], Means::Photo),
    field(&["/metadata/channelMetadataRenderer/vanityChannelUrl"], Means::HandleIn("*youtube.com/@{}")),
];
