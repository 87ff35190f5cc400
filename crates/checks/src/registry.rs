use std::fmt::Write as _;

use crosscheck_model::{Digest, Finding};

use crate::check::{Check, CheckContext};
use crate::{
    commit_offset_differs_from_claimed_zone, contact_under_other_name, contacts_differ, coverage, education_differs,
    employment_differs, language_not_declared, links_close, location_differs, name_differs_across_sources,
    other_full_name_in_own_commits, photo_differs_across_sources, same_photo_under_other_name, written_name_oddities,
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
    links_close::CHECK,
    written_name_oddities::CHECK,
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

/// Runs every check. Findings come in the order of a report: kind, strength, order of the checks, and within a check the
/// order it found them in.
pub fn run_all(context: &CheckContext<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = REGISTRY.iter().flat_map(|check| check.run(context)).collect();
    findings.sort_by_key(|finding| (finding.kind, finding.strength));
    findings
}

/// Of every id, version, level and threshold: two reports with the same digest were made by the same rules.
pub fn configuration_digest() -> Digest {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let mut line = |parts: std::fmt::Arguments<'_>| text.write_fmt(parts).unwrap_or_default();
    for check in REGISTRY {
        line(format_args!("check {} {}\n", check.id, check.version));
        for level in check.levels {
            line(format_args!("level {} {} {:?}\n", level.name, level.kind.as_str(), level.strength));
        }
        for threshold in check.thresholds {
            line(format_args!("threshold {} {} {}\n", threshold.name, threshold.value, threshold.unit));
        }
    }
    Digest::of(text.as_bytes())
}
