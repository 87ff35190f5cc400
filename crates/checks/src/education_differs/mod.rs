//! Courses of education of the CV against those of every other source.

mod levels;
mod pairing;

use crosscheck_model::{EducationItem, Finding, Topic};

use levels::{
    AGREES, BEYOND_THE_LIMIT, NOT_IN_THE_CV, NOT_ON_ANY_PROFILE, OTHER_DEGREE, OTHER_INSTITUTION, OTHER_YEARS,
    READING_UNCERTAIN, YEARS,
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
    title: "Education of the CV and of a profile disagree",
    topic: Topic::Education,
    scope: Scope::AgainstTheCv,
    needs: &[Need::Two(&[Data::Education])],
    follows_from: &[],
    levels: &[
        OTHER_INSTITUTION,
        OTHER_DEGREE,
        OTHER_YEARS,
        NOT_ON_ANY_PROFILE,
        NOT_IN_THE_CV,
        AGREES,
        READING_UNCERTAIN,
        BEYOND_THE_LIMIT,
    ],
    advisory_refs: &["S1-07", "S2-09", "S2-24"],
    thresholds: &[YEARS],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

const RULES: Rules<EducationItem> = Rules {
    check: &CHECK,
    by_item: &[OTHER_INSTITUTION, OTHER_DEGREE, OTHER_YEARS, READING_UNCERTAIN],
    by_source: &[(AGREES, "the same education")],
    names_it: &[AGREES, OTHER_INSTITUTION, OTHER_DEGREE, OTHER_YEARS, READING_UNCERTAIN],
    only_there: NOT_IN_THE_CV,
    only_here: NOT_ON_ANY_PROFILE,
    not_compared: BEYOND_THE_LIMIT,
    uncertain: READING_UNCERTAIN,
    same_organisation: &[OTHER_DEGREE, OTHER_YEARS],
    entries: "courses of education",
    compare: pairing::compare,
    about_item,
    about_missing,
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    findings(analysis, &RULES)
}

fn about_item(
    analysis: &Analysis<'_>,
    builder: FindingBuilder,
    level: LevelRule,
    item: &EducationItem,
) -> FindingBuilder {
    let builder = builder.with(analysis, &[YEARS]);
    let explanations: &[&str] = match level {
        level if level == AGREES => return builder,
        level if level == READING_UNCERTAIN => doubt::EXPLANATIONS,
        level if level == OTHER_INSTITUTION => &[
            "An exchange, a transfer or a joint degree: each source names one of the two.",
            "The institution was renamed or merged, or one name is its parent's.",
        ],
        level if level == OTHER_DEGREE => &[
            "The degree has no exact counterpart in the other country's system.",
            "Two degrees were taken there, and each source names one.",
        ],
        _ => &[
            "One source gives the last examination, the other the ceremony or the whole enrolment.",
            "The course was interrupted, or dates were written down from memory.",
        ],
    };
    let school = item.institution.as_ref().map(|i| i.expose().trim().to_owned()).unwrap_or_default();
    builder.explained(explanations).ask(format!("Which degree did you take at “{school}”, and in which years?"))
}

fn about_missing(builder: FindingBuilder, level: LevelRule) -> FindingBuilder {
    if level == NOT_IN_THE_CV {
        builder.explained(&["A CV leaves out courses and degrees that do not matter for the post."])
    } else {
        builder
            .explained(&["Most people do not list every course of education on every profile."])
            .ask("Could you show the certificate, or name the office that can confirm it?")
    }
}
