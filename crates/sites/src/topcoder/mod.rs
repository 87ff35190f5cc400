//! Topcoder: members with work, education and languages.

use crosscheck_model::{AccountFactKind, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Item, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &["profiles.topcoder.com"],
        api_hosts: &["api.topcoder.com"],
        picture_hosts: &["member-media.topcoder.com"],
        case_free: true,
        ..SiteFacts::new("topcoder", "Topcoder", &["topcoder.com"])
    },
    url_forms: &[
        "https://profiles.topcoder.com/{handle}",
        "https://www.topcoder.com/members/{handle}",
        "https://www.topcoder.com/members/{handle}/**",
    ],
    access_policy: AccessPolicy::Allowed,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::json(&[MEMBER, MEMBERS, TRAITS]);

const MEMBER: Answer = Answer {
    holds: &["/handle", "/userId"],
    own: "/handle",
    ..Answer::new(
        &["https://api.topcoder.com/v6/members/{handle}", "https://api.topcoder.com/v5/members/{handle}"],
        &[
            field(&["/handle"], Means::Handle),
            field(&["/userId"], Means::Fact(AccountFactKind::StableId)),
            field(&["/firstName", "/lastName"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/homeCountryCode"], Means::Place),
            field(&["/photoURL"], Means::Photo),
            field(&["/createdAt"], Means::Fact(AccountFactKind::Created)),
            field(&["/status"], Means::Fact(AccountFactKind::State)),
        ],
    )
};

const MEMBERS: Answer = Answer {
    ask: None,
    holds: &["/0/handle", "/0/userId"],
    record: "/*",
    own: "/handle",
    ..Answer::new(
        &["https://api.topcoder.com/v6/members?handle={handle}"],
        &[
            field(&["/handle"], Means::Handle),
            field(&["/userId"], Means::Fact(AccountFactKind::StableId)),
            field(&["/firstName", "/lastName"], Means::Name(NameRole::Display)),
            field(&["/description"], Means::Bio),
            field(&["/homeCountryCode"], Means::Place),
            field(&["/photoURL"], Means::Photo),
            field(&["/createdAt"], Means::Fact(AccountFactKind::Created)),
        ],
    )
};

const TRAITS: Answer = Answer {
    holds: &["/0/traitId"],
    ..Answer::new(
        &["https://api.topcoder.com/v6/members/{handle}/traits"],
        &[
            field(&["/*/traits/data/*/spokenLevel"], Means::Detail("level")),
            field(&["/*/traits/data/*"], Means::LanguageAt("/language", "/spokenLevel")),
            field(
                &["/*/traits/data/*"],
                Means::Work(Item {
                    organisation: "/companyName",
                    title: "/position",
                    place: "/cityTown",
                    start: "/timePeriodFrom",
                    end: "/timePeriodTo",
                    current: "/working",
                    ..Item::NONE
                }),
            ),
            field(
                &["/*/traits/data/*"],
                Means::Education(Item {
                    organisation: "/schoolCollegeName",
                    title: "/type",
                    subject: "/major",
                    start: "/timePeriodFrom",
                    end: "/timePeriodTo",
                    ..Item::NONE
                }),
            ),
        ],
    )
};
