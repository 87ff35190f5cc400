//! XING: never asked; what is handed in is read.

use crosscheck_model::{AccountFactKind, LinkRole, NameRole, Refusal, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Cell, Item, Means, Spot, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        hand_in: "their own download of their data, or a saved copy of the profile",
        api_hosts: &["api.xing.com"],
        no_picture: &["xing.com/img/n/nobody_"],
        ..SiteFacts::new("xing", "XING", &["xing.com"])
    },
    url_forms: &["https://www.xing.com/profile/{handle}", "https://xing.com/profile/{handle}/**"],
    access_policy: AccessPolicy::Walled(Refusal::Terms),
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { page: PAGE, sections: true, ..Table::json(&[USERS]) };

const USERS: Answer = Answer {
    ask: None,
    holds: &["/users/0/page_name"],
    record: "/users/*",
    own: "/page_name",
    ..Answer::new(
        &["https://api.xing.com/v1/users/{handle}"],
        &[
            field(&["/page_name"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/display_name"], Means::Name(NameRole::Full)),
            field(&["/permalink"], Means::Link(LinkRole::Own)),
            field(&["/active_email"], Means::Email),
            field(&["/time_zone/name"], Means::Zone),
            field(&["/private_address/city", "/private_address/country"], Means::Place),
            field(&["/languages"], Means::LanguagesByName),
            field(&["/web_profiles/blog/*"], Means::Link(LinkRole::Own)),
            field(&["/web_profiles/homepage/*"], Means::Link(LinkRole::Own)),
            field(&["/web_profiles/other/*"], Means::Link(LinkRole::Own)),
            field(&["/web_profiles/twitter/*"], Means::Link(LinkRole::Own)),
            field(&["/web_profiles/github/*"], Means::Link(LinkRole::Own)),
            field(
                &["/professional_experience/primary_company"],
                Means::Work(Item {
                    organisation: "/name",
                    title: "/title",
                    start: "/begin_date",
                    end: "/end_date",
                    ..Item::NONE
                }),
            ),
            field(
                &["/professional_experience/non_primary_companies/*"],
                Means::Work(Item {
                    organisation: "/name",
                    title: "/title",
                    start: "/begin_date",
                    end: "/end_date",
                    ..Item::NONE
                }),
            ),
            field(
                &["/professional_experience/companies/*"],
                Means::Work(Item {
                    organisation: "/name",
                    title: "/title",
                    start: "/begin_date",
                    end: "/end_date",
                    ..Item::NONE
                }),
            ),
            field(
                &["/educational_background/schools/*"],
                Means::Education(Item {
                    organisation: "/name",
                    title: "/degree",
                    subject: "/subject",
                    start: "/begin_date",
                    end: "/end_date",
                    ..Item::NONE
                }),
            ),
            field(&["/photo_urls/large"], Means::Photo),
        ],
    )
};

const PAGE: &[Cell] = &[
    Cell { at: Spot::Title, forms: &["{} - *| XING", "{} | XING"], means: Means::Name(NameRole::Guess) },
    Cell { at: Spot::Meta("og:title"), forms: &["{} - *| XING", "{} | XING"], means: Means::Name(NameRole::Guess) },
];
