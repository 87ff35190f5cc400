//! What the check can come to, and the numbers it uses.

use crosscheck_compare::periods::EDUCATION_TOLERANCE_MONTHS;
use crosscheck_model::Strength;

use crate::check::LevelRule;
use crate::threshold::{Basis, NO_PAIRED_HISTORIES, Threshold};

/// The check's id.
pub(super) const ID: &str = "education_differs";

pub(super) const OTHER_INSTITUTION: LevelRule = LevelRule::contradiction("other_institution", Strength::Moderate);
pub(super) const OTHER_DEGREE: LevelRule = LevelRule::contradiction("other_degree", Strength::Moderate);
pub(super) const OTHER_YEARS: LevelRule = LevelRule::contradiction("other_years", Strength::Moderate);
pub(super) const NOT_ON_ANY_PROFILE: LevelRule = LevelRule::unconfirmed("not_on_any_profile");
pub(super) const NOT_IN_THE_CV: LevelRule = LevelRule::info("not_in_the_cv");
pub(super) const AGREES: LevelRule = LevelRule::confirmed("same_institution", Strength::Moderate);

pub(super) const READING_UNCERTAIN: LevelRule = LevelRule::info("reading_uncertain");
pub(super) const BEYOND_THE_LIMIT: LevelRule = LevelRule::not_checked("beyond_the_limit");

pub(super) const YEARS: Threshold = Threshold {
    name: "years_agree_within",
    value: EDUCATION_TOLERANCE_MONTHS as f64,
    unit: "months",
    range: (0.0, 36.0),
    basis: Basis::Chosen {
        why: "enrolment, last examination and graduation are all written as the date, and lie up to a year apart.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};
