use crate::check::Check;
use crate::{
    activity_hours_differ_from_claimed_zone, claimed_years_exceed_history, commit_dates,
    commit_offset_differs_from_claimed_zone, contact_under_other_name, contacts_differ, coverage, document_metadata,
    education_differs, employment_differs, language_not_declared, links_close, location_differs,
    name_differs_across_sources, other_full_name_in_own_commits, phone_country_differs_from_place,
    photo_differs_across_sources, same_photo_under_other_name, technology_before_release, written_name_oddities,
};

/// In the order of a report.
static REGISTRY: &[Check] = &[
    name_differs_across_sources::CHECK,
    same_photo_under_other_name::CHECK,
    contact_under_other_name::CHECK,
    other_full_name_in_own_commits::CHECK,
    employment_differs::CHECK,
    education_differs::CHECK,
    location_differs::CHECK,
    commit_offset_differs_from_claimed_zone::CHECK,
    language_not_declared::CHECK,
    photo_differs_across_sources::CHECK,
    contacts_differ::CHECK,
    phone_country_differs_from_place::CHECK,
    links_close::CHECK,
    technology_before_release::CHECK,
    claimed_years_exceed_history::CHECK,
    activity_hours_differ_from_claimed_zone::CHECK,
    commit_dates::CHECK,
    written_name_oddities::CHECK,
    document_metadata::CHECK,
    coverage::CHECK,
];

/// Every check, in the order of a report.
pub fn registry() -> &'static [Check] {
    REGISTRY
}

/// A check by its id.
pub fn check(id: &str) -> Option<&'static Check> {
    REGISTRY.iter().find(|check| check.id == id)
}

/// What a check finds, why it matters, what else can explain it, and what it cannot see.
pub fn explain(id: &str) -> Option<&'static str> {
    check(id).map(|check| check.readme)
}
