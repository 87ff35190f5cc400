//! Bluesky, on the AT Protocol.

use crosscheck_model::AccountFactKind::{Created, StableId};
use crosscheck_model::{LinkRole, NameRole, Pace, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["staging.bsky.app", "main.bsky.dev"],
        api_hosts: &["public.api.bsky.app", "plc.directory"],
        picture_hosts: &["cdn.bsky.app"],
        nicknames: &["bsky"],
        case_free: true,
        // 3,000 in 5 minutes for each address.
        pace: &[Pace::new("public.api.bsky.app", 200, 10, 2), Pace::new("plc.directory", 200, 10, 2)],
        ..SiteFacts::new("bluesky", "Bluesky", &["bsky.app"])
    },
    url_forms: &["https://bsky.app/profile/{handle}", "https://bsky.app/profile/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 1)),
    reading: Reading::Table(&Table {
        absent: &[
            Mark::Says("/message", "Profile not found"),
            Mark::Says("/error", "AccountTakedown"),
            Mark::Says("/error", "RepoTakendown"),
            Mark::Says("/error", "RepoDeactivated"),
        ],
        ..Table::json(&[PROFILE, FEED])
    }),
};

/// Hosts below which servers and bridges name everybody's account (atproto.com/specs/handle: `.invalid` is no longer proven).
const SHARED_HOSTS: &[&str] = &["bsky.social", "bsky.team", "brid.gy", "invalid", "test"];

const PROFILE: Answer = Answer {
    holds: &["/did", "/handle"],
    ..Answer::new(
        &["https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor={handle}"],
        &[
            field(&["/handle"], Means::Handle),
            field(&["/handle"], Means::OwnHost(SHARED_HOSTS)),
            field(&["/displayName"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/avatar"], Means::Photo),
            field(&["/website"], Means::Link(LinkRole::Own)),
            field(&["/did"], Means::Fact(StableId)),
            field(&["/createdAt"], Means::Fact(Created)),
        ],
    )
};

const FEED: Answer = Answer {
    holds: &["/feed"],
    ..Answer::new(
        &[
            "https://public.api.bsky.app/xrpc/app.bsky.feed.getAuthorFeed?actor={handle}&filter=posts_no_replies&limit=50",
        ],
        &[field(&["/feed/*/post/record/createdAt"], Means::Activity)],
    )
};
