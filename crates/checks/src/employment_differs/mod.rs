//! Employments of the CV against those of every other source: the same employer at other times, or another one at the same.

mod compared;
mod pairing;

use crosscheck_compare::periods::WORK_TOLERANCE_MONTHS;
use crosscheck_model::{Claim, Evidence, Finding, Side, SourceReading, Strength, Topic, WorkItem};

use crate::against_cv::{against_cv, not_listed, not_named, states_otherwise};
use crate::check::{Check, CheckContext, LevelRule, Threshold};
use crate::words::{list, name_of, opening};
use compared::{Against, Compared};

const OTHER_EMPLOYER: LevelRule = LevelRule::contradiction("other_employer_in_same_period", Strength::Moderate);
const DATES_SHIFTED: LevelRule = LevelRule::contradiction("dates_shifted", Strength::Moderate);
const DATES_A_LITTLE_SHIFTED: LevelRule = LevelRule::info("dates_a_little_shifted");
const NOT_IN_THE_CV: LevelRule = LevelRule::info("not_in_the_cv");
const NOT_ON_ANY_PROFILE: LevelRule = LevelRule::unconfirmed("not_on_any_profile");
const SAME_EMPLOYER_AND_PERIOD: LevelRule = LevelRule::confirmed("same_employer_and_period", Strength::Moderate);
const SAME_EMPLOYER: LevelRule = LevelRule::confirmed("same_employer", Strength::Weak);

const AGREES_WITHIN: Threshold = Threshold {
    name: "agrees_within",
    value: WORK_TOLERANCE_MONTHS as f64,
    unit: "months",
    source: "Proposed: notice period, signed contract and first day lie up to a quarter of a year apart.",
};

const SHIFTED_BEYOND: Threshold = Threshold {
    name: "shifted_beyond",
    value: 6.0,
    unit: "months",
    source: "Proposed, to be replaced by measurement: probation, parental leave and a first contract as an intern shift a \
             date by up to half a year without anybody being wrong.",
};

const OVERLAP_SHARE: Threshold = Threshold {
    name: "overlap_share",
    value: 0.75,
    unit: "of the CV's employment, by employers it does not name",
    source: "Proposed: less can be a second job, a notice period or a change within the time.",
};

const ONE_SHARE: Threshold = Threshold {
    name: "one_share",
    value: 0.5,
    unit: "of the CV's employment, by one of them",
    source: "Proposed: several short engagements are side work.",
};

const OVERLAP_MONTHS: Threshold = Threshold {
    name: "overlap_months",
    value: 12.0,
    unit: "months",
    source: "Proposed: shorter engagements run side by side too often.",
};

const FULL_HISTORY: Threshold = Threshold {
    name: "full_history",
    value: 2.0,
    unit: "dated employments",
    source: "Proposed: a source with fewer may show a side activity and does not claim to be complete; it counts only where \
             it states one kind of work with the same start and end.",
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "employment_differs",
    version: 1,
    since: "0.1.0",
    title: "Employments of the CV and of a profile disagree",
    topic: Topic::Work,
    levels: &[
        OTHER_EMPLOYER,
        DATES_SHIFTED,
        NOT_ON_ANY_PROFILE,
        DATES_A_LITTLE_SHIFTED,
        NOT_IN_THE_CV,
        SAME_EMPLOYER_AND_PERIOD,
        SAME_EMPLOYER,
    ],
    advisory_refs: &["S1-07", "S2-10", "S2-24", "F22-17"],
    thresholds: &[AGREES_WITHIN, SHIFTED_BEYOND, OVERLAP_SHARE, ONE_SHARE, OVERLAP_MONTHS, FULL_HISTORY],
    readme: include_str!("README.md"),
    run,
};

fn run(context: &CheckContext<'_>) -> Vec<Finding> {
    let Some((cv, others)) = against_cv(context, |reading| !reading.claims.work.is_empty()) else { return Vec::new() };
    let compared: Vec<Compared<'_>> =
        others.iter().map(|other| pairing::compare(cv, other, context.case.as_of)).collect();
    let mut findings = Vec::new();
    for item in &cv.claims.work {
        for (level, found) in [
            (OTHER_EMPLOYER, of_item(&compared, item, |c| &c.other_employer)),
            (DATES_SHIFTED, of_item(&compared, item, |c| &c.shifted)),
            (DATES_A_LITTLE_SHIFTED, of_item(&compared, item, |c| &c.little_shifted)),
        ] {
            if !found.is_empty() {
                findings.push(differing(level, cv, item, &found, context));
            }
        }
    }
    for (other, compared) in others.iter().zip(&compared) {
        findings.extend(agreeing(cv, other, compared));
        findings.extend(missing_from_the_cv(cv, other, compared));
    }
    findings.extend(unconfirmed(cv, &others, &compared));
    findings
}

/// What every source says about one item of the CV.
fn of_item<'c, 'a>(
    compared: &'c [Compared<'a>],
    item: &Claim<WorkItem>,
    of: fn(&'c Compared<'a>) -> &'c [Against<'a>],
) -> Vec<Against<'a>> {
    compared.iter().flat_map(of).filter(|found| found.is_of(item)).cloned().collect()
}

fn differing(
    level: LevelRule,
    cv: &SourceReading,
    item: &Claim<WorkItem>,
    found: &[Against<'_>],
    context: &CheckContext<'_>,
) -> Finding {
    let there: Vec<&Evidence> = found.iter().map(|against| against.there.evidence()).collect();
    let statement = states_otherwise(cv, item.evidence(), &there, context);
    let mut builder = CHECK.finding(level, statement).cite(Side::A, item.evidence()).cite_all(Side::B, there);
    for against in found.iter().take(2) {
        builder = builder
            .because("employers", format!("employers: {}", against.employers.sentence()))
            .because("periods", format!("times: {}", against.periods));
    }
    let employer = item.value().organisation.as_ref().map(|o| o.expose().trim().to_owned()).unwrap_or_default();
    if level == OTHER_EMPLOYER {
        builder
            .with(&[OVERLAP_SHARE, ONE_SHARE, OVERLAP_MONTHS, FULL_HISTORY])
            .explained(&[
                "One is the client and the other the agency or contractor that employed them.",
                "The employer was renamed, bought or merged.",
                "Both ran side by side, and each source leaves one out.",
            ])
            .ask(format!("For whom did you work in the time you give for “{employer}”, and who paid you?"))
            .done()
    } else {
        builder
            .with(&[AGREES_WITHIN, SHIFTED_BEYOND])
            .explained(&[
                "One source gives the whole time with an employer, the other only the last position or contract.",
                "They worked there twice, and each source names one of the times.",
                "A slip, or dates written down from memory years later.",
            ])
            .ask(format!("When did you begin and end at “{employer}”, and in which positions?"))
            .done()
    }
}

fn agreeing(cv: &SourceReading, other: &SourceReading, compared: &Compared<'_>) -> Option<Finding> {
    let (level, agreeing, what) = if compared.same_period.is_empty() {
        (SAME_EMPLOYER, &compared.same_employer, "the same employer")
    } else {
        (SAME_EMPLOYER_AND_PERIOD, &compared.same_period, "the same employer and time")
    };
    let first = agreeing.first()?;
    let employers: Vec<String> = agreeing.iter().map(|a| a.employer()).collect();
    let statement =
        format!("{} and {} state {what}: {}.", opening(&cv.source), name_of(&other.source), list(&employers));
    let mut builder =
        CHECK.finding(level, statement).because("employers", format!("employers: {}", first.employers.sentence()));
    for pair in compared.same_period.iter().chain(&compared.same_employer) {
        builder = builder.cite(Side::A, pair.here.evidence()).cite(Side::B, pair.there.evidence());
    }
    Some(builder.with(&[AGREES_WITHIN]).done())
}

fn missing_from_the_cv(cv: &SourceReading, other: &SourceReading, compared: &Compared<'_>) -> Option<Finding> {
    let there: Vec<&Evidence> = compared.only_there.iter().map(|item| item.evidence()).collect();
    if there.is_empty() {
        return None;
    }
    let builder = CHECK.finding(NOT_IN_THE_CV, not_listed(cv, other, &there)).cite_all(Side::B, there);
    Some(
        builder
            .explained(&[
                "A CV is written for one post and leaves out what does not matter for it.",
                "The profile is older or newer than the CV, or shows a side activity.",
            ])
            .ask("Which engagements does your CV leave out?")
            .done(),
    )
}

/// One line for everything in the CV that no source names.
fn unconfirmed(cv: &SourceReading, others: &[&SourceReading], compared: &[Compared<'_>]) -> Option<Finding> {
    let nowhere: Vec<&Evidence> = cv
        .claims
        .work
        .iter()
        .filter(|item| item.value().organisation.is_some() && compared.iter().all(|c| !c.speaks_of(item)))
        .map(Claim::evidence)
        .collect();
    if nowhere.is_empty() {
        return None;
    }
    let builder = CHECK.finding(NOT_ON_ANY_PROFILE, not_named(cv, &nowhere, others)).cite_all(Side::A, nowhere);
    Some(
        builder
            .explained(&["Most people do not list every employment on every profile."])
            .ask("Who could confirm these employments?")
            .done(),
    )
}
