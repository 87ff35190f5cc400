//! Freelancer.com: open JSON with time zone, rate and verification flags.

use crosscheck_model::{AccountFactKind, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        also: &[
            "freelancer.in",
            "freelancer.co.uk",
            "freelancer.ca",
            "freelancer.com.au",
            "freelancer.pk",
            "freelancer.ph",
            "freelancer.de",
            "freelancer.es",
        ],
        picture_hosts: &["cdn2.f-cdn.com", "cdn3.f-cdn.com", "cdn5.f-cdn.com"],
        case_free: true,
        no_picture: &["f-cdn.com/img/unknown"],
        ..SiteFacts::new("freelancer", "Freelancer.com", &["freelancer.com"])
    },
    url_forms: &["https://www.freelancer.com/u/{handle}", "https://www.freelancer.com/u/{handle}/**"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { absent: &[Mark::Empty("/result/users")], ..Table::json(&[USERS]) };

const USERS: Answer = Answer {
    holds: &["/result/users"],
    record: "/result/users/*",
    own: "/username",
    ..Answer::new(
        &[
            "https://www.freelancer.com/api/users/0.1/users?usernames[]={handle}&compact=true&avatar=true&country_details=true&location_details=true&profile_description=true&display_info=true&status=true&reputation=true&qualification_details=true",
        ],
        &[
            field(&["/username"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/public_name"], Means::Name(NameRole::Display)),
            field(&["/profile_description"], Means::Bio),
            field(&["/tagline"], Means::Detail("headline")),
            field(&["/location/city", "/location/country/name"], Means::Place),
            field(&["/timezone/timezone"], Means::Zone),
            field(&["/company"], Means::Detail("company")),
            field(&["/avatar_cdn"], Means::Photo),
            field(&["/primary_language"], Means::Detail("interface language")),
            field(&["/hourly_rate"], Means::Detail("hourly_rate")),
            field(&["/registration_date"], Means::Fact(AccountFactKind::Created)),
            field(&["/status/identity_verified"], Means::If("identity verified by the site")),
            field(&["/status/payment_verified"], Means::If("payment verified by the site")),
            field(&["/qualifications/*/name"], Means::Detail("qualification")),
            field(&["/closed"], Means::If("closed")),
            field(&["/suspended"], Means::If("suspended")),
        ],
    )
};
