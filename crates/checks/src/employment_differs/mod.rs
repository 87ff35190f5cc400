//! Employments of the CV against those of every other source: the same employer at other times, or another one at the same.

mod pairing;

use crosscheck_compare::periods::WORK_TOLERANCE_MONTHS;
use crosscheck_model::{Finding, Strength, Topic, WorkItem};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::doubt;
use crate::finding_builder::FindingBuilder;
use crate::history::{Rules, findings};
use crate::needs::{Data, Need, Scope};
use crate::threshold::{Basis, NO_PAIRED_HISTORIES, Threshold};

const OTHER_EMPLOYER: LevelRule = LevelRule::contradiction("other_employer_in_same_period", Strength::Moderate);
const DATES_SHIFTED: LevelRule = LevelRule::contradiction("dates_shifted", Strength::Moderate);
const DATES_A_LITTLE_SHIFTED: LevelRule = LevelRule::info("dates_a_little_shifted");
const NOT_IN_THE_CV: LevelRule = LevelRule::info("not_in_the_cv");
const NOT_ON_ANY_PROFILE: LevelRule = LevelRule::unconfirmed("not_on_any_profile");
const SAME_EMPLOYER_AND_PERIOD: LevelRule = LevelRule::confirmed("same_employer_and_period", Strength::Moderate);
const SAME_EMPLOYER: LevelRule = LevelRule::confirmed("same_employer", Strength::Weak);

const READING_UNCERTAIN: LevelRule = LevelRule::info("reading_uncertain");
const BEYOND_THE_LIMIT: LevelRule = LevelRule::not_checked("beyond_the_limit");

const AGREES_WITHIN: Threshold = Threshold {
    name: "agrees_within",
    value: WORK_TOLERANCE_MONTHS as f64,
    unit: "months",
    range: (0.0, 12.0),
    basis: Basis::Chosen {
        why: "notice period, signed contract and first day lie up to a quarter of a year apart.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

const SHIFTED_BEYOND: Threshold = Threshold {
    name: "shifted_beyond",
    value: 6.0,
    unit: "months",
    range: (3.0, 60.0),
    basis: Basis::Chosen {
        why: "probation, parental leave and a first contract as an intern shift a date by up to half a year without anybody being wrong.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

const OVERLAP_SHARE: Threshold = Threshold {
    name: "overlap_share",
    value: 0.75,
    unit: "of the CV's employment, by employers it does not name",
    range: (0.5, 1.0),
    basis: Basis::Chosen {
        why: "less can be a second job, a notice period or a change within the time.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

const ONE_SHARE: Threshold = Threshold {
    name: "one_share",
    value: 0.5,
    unit: "of the CV's employment, by one of them",
    range: (0.25, 1.0),
    basis: Basis::Chosen { why: "several short engagements are side work.", not_measured: NO_PAIRED_HISTORIES },
};

const OVERLAP_MONTHS: Threshold = Threshold {
    name: "overlap_months",
    value: 12.0,
    unit: "months",
    range: (3.0, 120.0),
    basis: Basis::Chosen { why: "shorter engagements run side by side too often.", not_measured: NO_PAIRED_HISTORIES },
};

const FULL_HISTORY: Threshold = Threshold {
    name: "full_history",
    value: 2.0,
    unit: "dated employments",
    range: (2.0, 20.0),
    basis: Basis::Chosen {
        why: "a source with fewer may show a side activity and does not claim to be complete; it counts only where it states one kind of work with the same start and end.",
        not_measured: NO_PAIRED_HISTORIES,
    },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "employment_differs",
    version: 2,
    since: "0.1.0",
    title: "Employments of the CV and of a profile disagree",
    topic: Topic::Work,
    scope: Scope::AgainstTheCv,
    needs: &[Need::Two(&[Data::Employment])],
    follows_from: &[],
    levels: &[
        OTHER_EMPLOYER,
        DATES_SHIFTED,
        NOT_ON_ANY_PROFILE,
        DATES_A_LITTLE_SHIFTED,
        NOT_IN_THE_CV,
        SAME_EMPLOYER_AND_PERIOD,
        SAME_EMPLOYER,
        READING_UNCERTAIN,
        BEYOND_THE_LIMIT,
    ],
    advisory_refs: &["S1-07", "S2-10", "S2-24", "F22-17"],
    thresholds: &[AGREES_WITHIN, SHIFTED_BEYOND, OVERLAP_SHARE, ONE_SHARE, OVERLAP_MONTHS, FULL_HISTORY],
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

const RULES: Rules<WorkItem> = Rules {
    check: &CHECK,
    by_item: &[OTHER_EMPLOYER, DATES_SHIFTED, DATES_A_LITTLE_SHIFTED, READING_UNCERTAIN],
    by_source: &[(SAME_EMPLOYER_AND_PERIOD, "the same employer and time"), (SAME_EMPLOYER, "the same employer")],
    names_it: &[SAME_EMPLOYER_AND_PERIOD, SAME_EMPLOYER, DATES_A_LITTLE_SHIFTED, DATES_SHIFTED, READING_UNCERTAIN],
    only_there: NOT_IN_THE_CV,
    only_here: NOT_ON_ANY_PROFILE,
    not_compared: BEYOND_THE_LIMIT,
    uncertain: READING_UNCERTAIN,
    same_organisation: &[DATES_SHIFTED],
    entries: "employments",
    compare: pairing::compare,
    about_item,
    about_missing,
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    findings(analysis, &RULES)
}

fn about_item(analysis: &Analysis<'_>, builder: FindingBuilder, level: LevelRule, item: &WorkItem) -> FindingBuilder {
    let employer = item.organisation.as_ref().map(|o| o.expose().trim().to_owned()).unwrap_or_default();
    if level == READING_UNCERTAIN {
        builder
            .explained(doubt::EXPLANATIONS)
            .ask(format!("When did you work for “{employer}”, and in which positions?"))
    } else if level == OTHER_EMPLOYER {
        builder
            .with(analysis, &[OVERLAP_SHARE, ONE_SHARE, OVERLAP_MONTHS, FULL_HISTORY])
            .explained(&[
                "One is the client and the other the agency or contractor that employed them.",
                "The employer was renamed, bought or merged.",
                "Both ran side by side, and each source leaves one out.",
            ])
            .ask(format!("For whom did you work in the time you give for “{employer}”, and who paid you?"))
    } else if level == DATES_SHIFTED || level == DATES_A_LITTLE_SHIFTED {
        builder
            .with(analysis, &[AGREES_WITHIN, SHIFTED_BEYOND])
            .explained(&[
                "One source gives the whole time with an employer, the other only the last position or contract.",
                "They worked there twice, and each source names one of the times.",
                "A slip, or dates written down from memory years later.",
            ])
            .ask(format!("When did you begin and end at “{employer}”, and in which positions?"))
    } else {
        builder.with(analysis, &[AGREES_WITHIN])
    }
}

fn about_missing(builder: FindingBuilder, level: LevelRule) -> FindingBuilder {
    if level == NOT_IN_THE_CV {
        builder
            .explained(&[
                "A CV is written for one post and leaves out what does not matter for it.",
                "The profile is older or newer than the CV, or shows a side activity.",
            ])
            .ask("Which engagements does your CV leave out?")
    } else {
        builder
            .explained(&["Most people do not list every employment on every profile."])
            .ask("Who could confirm these employments?")
    }
}
