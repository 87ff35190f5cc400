//! Employments of the CV against those of every other source: the same employer at other times, or another one at the same.

mod levels;
mod pairing;

use crosscheck_model::{Finding, Topic, WorkItem};

use levels::{
    AGREES_WITHIN, BEYOND_THE_LIMIT, DATES_A_LITTLE_SHIFTED, DATES_SHIFTED, FULL_HISTORY, NOT_IN_THE_CV,
    NOT_ON_ANY_PROFILE, ONE_SHARE, OTHER_EMPLOYER, OVERLAP_MONTHS, OVERLAP_SHARE, READING_UNCERTAIN, SAME_EMPLOYER,
    SAME_EMPLOYER_AND_PERIOD, SHIFTED_BEYOND,
};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::doubt;
use crate::finding_builder::FindingBuilder;
use crate::history::{Rules, findings};
use crate::needs::{Data, Need, Scope};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: levels::ID,
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
    restricted: false,
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
