//! Crunchbase: never asked, because its interface is paid; what is handed in is read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Item, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "a saved copy of their page",
        api_hosts: &["api.crunchbase.com"],
        picture_hosts: &["public.crunchbase.com", "images.crunchbase.com"],
        ..SiteFacts::new("crunchbase", "Crunchbase", &["crunchbase.com"])
    },
    url_forms: &["https://www.crunchbase.com/person/{handle}", "https://www.crunchbase.com/person/{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table::json(&[PERSON]);

const PERSON: Answer = Answer {
    ask: None,
    holds: &["/data/properties/permalink"],
    record: "/data",
    own: "/properties/permalink",
    ..Answer::new(
        &["https://api.crunchbase.com/v3.1/people/{handle}", "https://api.crunchbase.com/v3/people/{handle}"],
        &[
            field(&["/type"], Means::Person(&["Person"])),
            field(&["/properties/permalink"], Means::Handle),
            field(&["/uuid"], Means::Fact(AccountFactKind::StableId)),
            field(&["/properties/first_name", "/properties/last_name"], Means::Name(NameRole::Full)),
            field(&["/properties/also_known_as/*"], Means::Detail("also known as")),
            field(&["/properties/bio"], Means::Bio),
            field(&["/properties/profile_image_url"], Means::Photo),
            field(
                &[
                    "/relationships/primary_location/item/properties/city",
                    "/relationships/primary_location/item/properties/region",
                    "/relationships/primary_location/item/properties/country",
                ],
                Means::Place,
            ),
            field(&["/relationships/websites/items/*/properties/url"], Means::Link(LinkRole::Own)),
            field(
                &["/relationships/jobs/items/*"],
                Means::Work(Item {
                    organisation: "/relationships/organization/properties/name",
                    title: "/properties/title",
                    start: "/properties/started_on",
                    end: "/properties/ended_on",
                    current: "/properties/is_current",
                    ..Item::NONE
                }),
            ),
            field(
                &["/relationships/advisory_roles/items/*"],
                Means::Work(Item {
                    organisation: "/relationships/organization/properties/name",
                    title: "/properties/title",
                    start: "/properties/started_on",
                    end: "/properties/ended_on",
                    current: "/properties/is_current",
                    ..Item::NONE
                }),
            ),
            field(
                &["/relationships/degrees/items/*"],
                Means::Education(Item {
                    organisation: "/relationships/school/properties/name",
                    title: "/properties/degree_type_name",
                    subject: "/properties/degree_subject",
                    start: "/properties/started_on",
                    end: "/properties/completed_on",
                    ..Item::NONE
                }),
            ),
        ],
    )
};
