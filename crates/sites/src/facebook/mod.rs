//! Facebook: never asked; what is handed in is read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Item, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "their own download of their data",
        also: &["fb.com", "fb.me", "m.facebook.com"],
        api_hosts: &["graph.facebook.com"],
        case_free: true,
        picture_hosts: &["fbcdn.net"],
        ..SiteFacts::new("facebook", "Facebook", &["facebook.com"])
    },
    url_forms: &[
        "https://www.facebook.com/{handle}",
        "https://facebook.com/profile.php?id={handle}",
        "https://facebook.com/people/*/{handle}",
    ],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table {
    reserved: &["profile.php", "pages", "groups", "watch", "marketplace", "gaming", "photo.php", "story.php", "sharer"],
    page: PAGE,
    ..Table::json(&[ME])
};

const ME: Answer = Answer {
    ask: None,
    holds: &["/id", "/name", "/first_name"],
    ..Answer::new(
        &["https://graph.facebook.com/{handle}"],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Full)),
            field(&["/email"], Means::Email),
            field(&["/about"], Means::Bio),
            field(&["/bio"], Means::Bio),
            field(&["/location/name"], Means::Place),
            field(&["/website"], Means::Link(LinkRole::Own)),
            field(&["/link"], Means::Link(LinkRole::Own)),
            field(
                &["/work/*"],
                Means::Work(Item {
                    organisation: "/employer/name",
                    title: "/position/name",
                    start: "/start_date",
                    end: "/end_date",
                    ..Item::NONE
                }),
            ),
            field(
                &["/education/*"],
                Means::Education(Item {
                    organisation: "/school/name",
                    title: "/degree/name",
                    end: "/year/name",
                    ..Item::NONE
                }),
            ),
            field(&["/languages/*/name"], Means::Language),
            field(&["/locale"], Means::Detail("locale")),
            field(&["/updated_time"], Means::Fact(AccountFactKind::LastActive)),
        ],
    )
};

const PAGE: &[Cell] =
    &[Cell { at: Spot::Title, forms: &["{} | Facebook", "{} - Facebook"], means: Means::Name(NameRole::Guess) }];
