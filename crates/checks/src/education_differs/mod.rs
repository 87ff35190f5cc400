//! Courses of education of the CV against those of every other source.

mod pairing;

use crosscheck_compare::periods::EDUCATION_TOLERANCE_MONTHS;
use crosscheck_model::{Claim, EducationItem, Evidence, Finding, Side, SourceReading, Strength, Topic};

use crate::against_cv::{against_cv, not_listed, not_named, states_otherwise};
use crate::check::{Check, CheckContext, LevelRule, Threshold};
use crate::words::{list, name_of, opening};
use pairing::{Compared, Pair};

const OTHER_INSTITUTION: LevelRule = LevelRule::contradiction("other_institution", Strength::Moderate);
const OTHER_DEGREE: LevelRule = LevelRule::contradiction("other_degree", Strength::Moderate);
const OTHER_YEARS: LevelRule = LevelRule::contradiction("other_years", Strength::Moderate);
const NOT_ON_ANY_PROFILE: LevelRule = LevelRule::unconfirmed("not_on_any_profile");
const NOT_IN_THE_CV: LevelRule = LevelRule::info("not_in_the_cv");
const AGREES: LevelRule = LevelRule::confirmed("same_institution", Strength::Moderate);

const YEARS: Threshold = Threshold {
    name: "years_agree_within",
    value: EDUCATION_TOLERANCE_MONTHS as f64,
    unit: "months",
    source: "Specification of the check (D1): enrolment, last examination and graduation are all written as the date.",
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "education_differs",
    version: 1,
    since: "0.1.0",
    title: "Education of the CV and of a profile disagree",
    topic: Topic::Education,
    levels: &[OTHER_INSTITUTION, OTHER_DEGREE, OTHER_YEARS, NOT_ON_ANY_PROFILE, NOT_IN_THE_CV, AGREES],
    advisory_refs: &["S1-07", "S2-09", "S2-24"],
    thresholds: &[YEARS],
    readme: include_str!("README.md"),
    run,
};

fn run(context: &CheckContext<'_>) -> Vec<Finding> {
    let Some((cv, others)) = against_cv(context, |reading| !reading.claims.education.is_empty()) else {
        return Vec::new();
    };
    let compared: Vec<Compared<'_>> = others.iter().map(|other| pairing::compare(cv, other)).collect();
    let mut findings = Vec::new();
    for item in &cv.claims.education {
        for (level, found) in [
            (OTHER_INSTITUTION, of_item(&compared, item, |c| &c.other_institution)),
            (OTHER_DEGREE, of_item(&compared, item, |c| &c.other_degree)),
            (OTHER_YEARS, of_item(&compared, item, |c| &c.other_years)),
        ] {
            if !found.is_empty() {
                findings.push(differing(level, cv, item, &found, context));
            }
        }
    }
    for (other, compared) in others.iter().zip(&compared) {
        if !compared.agrees.is_empty() {
            findings.push(agreeing(cv, other, &compared.agrees));
        }
        if !compared.only_there.is_empty() {
            findings.push(missing_from_the_cv(cv, other, &compared.only_there));
        }
    }
    findings.extend(unconfirmed(cv, &others, &compared));
    findings
}

/// What every source says about one item of the CV.
fn of_item<'c, 'a>(
    compared: &'c [Compared<'a>],
    item: &Claim<EducationItem>,
    of: fn(&'c Compared<'a>) -> &'c [Pair<'a>],
) -> Vec<Pair<'a>> {
    compared.iter().flat_map(of).filter(|found| found.is_of(item)).cloned().collect()
}

fn differing(
    level: LevelRule,
    cv: &SourceReading,
    item: &Claim<EducationItem>,
    found: &[Pair<'_>],
    context: &CheckContext<'_>,
) -> Finding {
    let there: Vec<&Evidence> = found.iter().map(|pair| pair.there.evidence()).collect();
    let statement = states_otherwise(cv, item.evidence(), &there, context);
    let mut builder =
        CHECK.finding(level, statement).cite(Side::A, item.evidence()).cite_all(Side::B, there).with(&[YEARS]);
    for pair in found.iter().take(1) {
        builder = builder.because("institutions", format!("institutions: {}", pair.institutions.sentence()));
        builder = builder
            .because("degrees", format!("degrees: {}", pair.degrees.sentence()))
            .because("years", format!("years: {}", pair.years.sentence()));
    }
    let school = item.value().institution.as_ref().map(|i| i.expose().trim().to_owned()).unwrap_or_default();
    let explanations: &[&str] = match level {
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
    builder.explained(explanations).ask(format!("Which degree did you take at “{school}”, and in which years?")).done()
}

fn agreeing(cv: &SourceReading, other: &SourceReading, pairs: &[Pair<'_>]) -> Finding {
    let schools: Vec<String> = pairs.iter().map(Pair::institution).collect();
    let statement =
        format!("{} and {} state the same education: {}.", opening(&cv.source), name_of(&other.source), list(&schools));
    let mut builder = CHECK.finding(AGREES, statement).with(&[YEARS]);
    for pair in pairs {
        builder = builder.cite(Side::A, pair.here.evidence()).cite(Side::B, pair.there.evidence());
    }
    builder.because("institutions", format!("institutions: {}", pairs[0].institutions.sentence())).done()
}

fn missing_from_the_cv(cv: &SourceReading, other: &SourceReading, items: &[&Claim<EducationItem>]) -> Finding {
    let there: Vec<&Evidence> = items.iter().map(|item| item.evidence()).collect();
    CHECK
        .finding(NOT_IN_THE_CV, not_listed(cv, other, &there))
        .cite_all(Side::B, there)
        .explained(&["A CV leaves out courses and degrees that do not matter for the post."])
        .done()
}

fn unconfirmed(cv: &SourceReading, others: &[&SourceReading], compared: &[Compared<'_>]) -> Option<Finding> {
    let named = |item: &&Claim<EducationItem>| item.value().institution.is_some();
    let nowhere = cv.claims.education.iter().filter(named).filter(|item| compared.iter().all(|c| !c.speaks_of(item)));
    let nowhere: Vec<&Evidence> = nowhere.map(Claim::evidence).collect();
    if nowhere.is_empty() {
        return None;
    }
    Some(
        CHECK
            .finding(NOT_ON_ANY_PROFILE, not_named(cv, &nowhere, others))
            .cite_all(Side::A, nowhere)
            .explained(&["Most people do not list every course of education on every profile."])
            .ask("Could you show the certificate, or name the office that can confirm it?")
            .done(),
    )
}
