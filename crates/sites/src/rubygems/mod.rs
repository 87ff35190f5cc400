//! RubyGems, the registry of Ruby packages.

use crosscheck_model::AccountFactKind::StableId;
use crosscheck_model::{Pace, SiteFacts};
use jiff::civil::date;

use crate::site::{AccessPolicy, Health, Reading, Site};
use crate::table::{Answer, Mark, Means, Table, field};

pub(crate) const SITE: Site = Site {
    facts: SiteFacts {
        // 10 a second.
        pace: &[Pace::new("rubygems.org", 200, 5, 2)],
        ..SiteFacts::new("rubygems", "RubyGems", &["rubygems.org"])
    },
    url_forms: &["https://rubygems.org/profiles/{handle}"],
    access_policy: AccessPolicy::Allowed,
    health: Health::Documented(date(2026, 11, 1)),
    reading: Reading::Table(&Table {
        absent: &[Mark::Words("this rubygem could not be found"), Mark::Words("this gem could not be found")],
        ..Table::json(&[PROFILE, GEMS])
    }),
};

const PROFILE: Answer = Answer {
    holds: &["/handle"],
    ..Answer::new(
        &["https://rubygems.org/api/v1/profiles/{handle}.json"],
        &[field(&["/handle"], Means::Handle), field(&["/email"], Means::Email), field(&["/id"], Means::Fact(StableId))],
    )
};

const GEMS: Answer = Answer::new(
    &["https://rubygems.org/api/v1/owners/{handle}/gems.json"],
    &[field(&["/*/version_created_at"], Means::Activity)],
);
