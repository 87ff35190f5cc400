//! Calendly: the site's own JSON, with the time zone.

use crosscheck_model::{AccountFactKind, NameRole, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts { case_free: true, ..SiteFacts::new("calendly", "Calendly", &["calendly.com"]) },
    url_forms: &["https://calendly.com/{handle}", "https://calendly.com/{handle}/**"],
    access_policy: AccessPolicy::Tolerated,
    health: Health::Recorded(date(2026, 11, 30)),
    reading: Reading::Table(&TABLE),
};

const TABLE: Table = Table { reserved: &["app", "event_types", "integrations", "d"], ..Table::json(&[PROFILE]) };

const PROFILE: Answer = Answer {
    holds: &["/slug", "/owner_type"],
    own: "/slug",
    ..Answer::new(
        &["https://calendly.com/api/booking/profiles/{handle}"],
        &[
            field(&["/owner_type"], Means::Person(&["User"])),
            field(&["/slug"], Means::Handle),
            field(&["/id"], Means::Fact(AccountFactKind::StableId)),
            field(&["/name"], Means::Name(NameRole::Display)),
            field(&["/timezone"], Means::Zone),
            field(&["/avatar_url"], Means::Photo),
            field(&["/locale"], Means::Detail("locale")),
            field(&["/unavailability_reason"], Means::Fact(AccountFactKind::State)),
        ],
    )
};
