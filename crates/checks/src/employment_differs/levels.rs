//! What the check can come to, and the numbers it uses.

use crosscheck_compare::periods::WORK_TOLERANCE_MONTHS;
use crosscheck_model::Strength;

use crate::check::LevelRule;
use crate::threshold::{Basis, NO_PAIRED_HISTORIES, Threshold};

/// The check's id.
pub(super) const ID: &str = "employment_differs";

pub(super) const OTHER_EMPLOYER: LevelRule =
    LevelRule::contradiction("other_employer_in_same_period", Strength::Moderate);
pub(super) const DATES_SHIFTED: LevelRule = LevelRule::contradiction("dates_shifted", Strength::Moderate);
pub(super) const DATES_A_LITTLE_SHIFTED: LevelRule = LevelRule::info("dates_a_little_shifted");
pub(super) const NOT_IN_THE_CV: LevelRule = LevelRule::info("not_in_the_cv");
pub(super) const NOT_ON_ANY_PROFILE: LevelRule = LevelRule::unconfirmed("not_on_any_profile");
pub(super) const SAME_EMPLOYER_AND_PERIOD: LevelRule =
    LevelRule::confirmed("same_employer_and_period", Strength::Moderate);
pub(super) const SAME_EMPLOYER: LevelRule = LevelRule::confirmed("same_employer", Strength::Weak);

pub(super) const READING_UNCERTAIN: LevelRule = LevelRule::info("reading_uncertain");
pub(super) const BEYOND_THE_LIMIT: LevelRule = LevelRule::not_checked("beyond_the_limit");

pub(super) const AGREES_WITHIN: Threshold = Threshold {
    name: "agrees_within",
    value: WORK_TOLERANCE_MONTHS as f64,
    unit: "months",
    range: (0.0, 12.0),
    basis: Basis::Chosen {
        why: "notice period, signed contract and first day lie up to a quarter of a year apart.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

pub(super) const SHIFTED_BEYOND: Threshold = Threshold {
    name: "shifted_beyond",
    value: 6.0,
    unit: "months",
    range: (3.0, 60.0),
    basis: Basis::Chosen {
        why: "probation, parental leave and a first contract as an intern shift a date by up to half a year without anybody being wrong.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

pub(super) const OVERLAP_SHARE: Threshold = Threshold {
    name: "overlap_share",
    value: 0.75,
    unit: "of the CV's employment, by employers it does not name",
    range: (0.5, 1.0),
    basis: Basis::Chosen {
        why: "less can be a second job, a notice period or a change within the time.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

pub(super) const ONE_SHARE: Threshold = Threshold {
    name: "one_share",
    value: 0.5,
    unit: "of the CV's employment, by one of them",
    range: (0.25, 1.0),
    basis: Basis::Chosen { why: "several short engagements are side work.", not_measured: NO_PAIRED_HISTORIES },
};

pub(super) const OVERLAP_MONTHS: Threshold = Threshold {
    name: "overlap_months",
    value: 12.0,
    unit: "months",
    range: (3.0, 120.0),
    basis: Basis::Chosen { why: "shorter engagements run side by side too often.", not_measured: NO_PAIRED_HISTORIES },
};

pub(super) const FULL_HISTORY: Threshold = Threshold {
    name: "full_history",
    value: 2.0,
    unit: "dated employments",
    range: (2.0, 20.0),
    basis: Basis::Chosen {
        why: "a source with fewer may show a side activity and does not claim to be complete; it counts only where it states one kind of work with the same start and end.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};
