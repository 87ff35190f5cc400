//! Courses of education of the CV against those of every other source.

mod pairing;

use crosscheck_compare::periods::EDUCATION_TOLERANCE_MONTHS;
use crosscheck_model::{Claim, EducationItem, Finding, Side, SourceKind, SourceReading, Strength, Topic};

use crate::check::{Check, Evidence, LevelRule, Threshold};
use crate::words::{list, name_of, names_of, opening, quote_of, sentence};
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
    seeds: &["S1-07", "S2-09", "S2-24"],
    thresholds: &[YEARS],
    readme: include_str!("README.md"),
    run,
};

fn run(evidence: &Evidence<'_>) -> Vec<Finding> {
    let stating: Vec<&SourceReading> =
        evidence.case.read().filter(|reading| !reading.claims.education.is_empty()).collect();
    let is_cv = |reading: &&&SourceReading| reading.source.kind == SourceKind::Cv;
    let Some(&cv) = stating.iter().find(is_cv).or(stating.first()) else { return Vec::new() };
    let others: Vec<&SourceReading> = stating.into_iter().filter(|reading| reading.source.id != cv.source.id).collect();
    if others.is_empty() {
        return Vec::new();
    }
    let compared: Vec<Compared<'_>> = others.iter().map(|other| pairing::compare(cv, other)).collect();
    let mut findings = Vec::new();
    for item in &cv.claims.education {
        for (level, found) in [
            (OTHER_INSTITUTION, of_item(&compared, item, |c| &c.other_institution)),
            (OTHER_DEGREE, of_item(&compared, item, |c| &c.other_degree)),
            (OTHER_YEARS, of_item(&compared, item, |c| &c.other_years)),
        ] {
            if !found.is_empty() {
                findings.push(differing(level, cv, item, &found, evidence));
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
    evidence: &Evidence<'_>,
) -> Finding {
    let mut sources: Vec<&SourceReading> =
        found.iter().filter_map(|pair| evidence.case.source(pair.there.source())).collect();
    sources.dedup_by_key(|reading| reading.source.id);
    let mut there: Vec<String> = found.iter().map(|pair| quote_of(pair.there.evidence())).collect();
    there.dedup();
    let verb = if sources.len() == 1 { "states" } else { "state" };
    let statement = format!(
        "{} states {}; {} {verb} {}.",
        name_of(&cv.source),
        quote_of(item.evidence()),
        names_of(sources),
        list(&there),
    );
    let mut draft = CHECK.finding(level, sentence(&statement)).cite(Side::A, item.evidence()).with(&[YEARS]);
    for pair in found {
        draft = draft.cite(Side::B, pair.there.evidence());
    }
    for pair in found.iter().take(1) {
        draft = draft.because("institutions", pair.institutions.sentence());
        draft = draft.because("degrees", pair.degrees.sentence()).because("years", pair.years.sentence());
    }
    let school = item.value().institution.as_ref().map(|i| i.reveal().trim().to_owned()).unwrap_or_default();
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
    draft.explained(explanations).ask(format!("Which degree did you take at “{school}”, and in which years?")).done()
}

fn agreeing(cv: &SourceReading, other: &SourceReading, pairs: &[Pair<'_>]) -> Finding {
    let schools: Vec<String> = pairs.iter().map(Pair::institution).collect();
    let statement =
        format!("{} and {} state the same education: {}.", opening(&cv.source), name_of(&other.source), list(&schools));
    let mut draft = CHECK.finding(AGREES, statement).with(&[YEARS]);
    for pair in pairs {
        draft = draft.cite(Side::A, pair.here.evidence()).cite(Side::B, pair.there.evidence());
    }
    draft.because("institutions", pairs[0].institutions.sentence()).done()
}

fn missing_from_the_cv(cv: &SourceReading, other: &SourceReading, items: &[&Claim<EducationItem>]) -> Finding {
    let quotes: Vec<String> = items.iter().map(|item| quote_of(item.evidence())).collect();
    let statement =
        format!("{} states {}, which {} does not list.", opening(&other.source), list(&quotes), name_of(&cv.source));
    CHECK
        .finding(NOT_IN_THE_CV, statement)
        .cite_all(Side::B, items.iter().map(|item| item.evidence()))
        .explained(&["A CV leaves out courses and degrees that do not matter for the post."])
        .done()
}

fn unconfirmed(cv: &SourceReading, others: &[&SourceReading], compared: &[Compared<'_>]) -> Option<Finding> {
    let named = |item: &&Claim<EducationItem>| item.value().institution.is_some();
    let nowhere: Vec<&Claim<EducationItem>> =
        cv.claims.education.iter().filter(named).filter(|item| compared.iter().all(|c| !c.speaks_of(item))).collect();
    if nowhere.is_empty() {
        return None;
    }
    let quotes: Vec<String> = nowhere.iter().map(|item| quote_of(item.evidence())).collect();
    let verb = if others.len() == 1 { "does" } else { "do" };
    let sources = names_of(others.iter().copied());
    let statement = format!("{} states {}; {sources} {verb} not name it.", opening(&cv.source), list(&quotes));
    Some(
        CHECK
            .finding(NOT_ON_ANY_PROFILE, statement)
            .cite_all(Side::A, nowhere.iter().map(|item| item.evidence()))
            .explained(&["Most people do not list every course of education on every profile."])
            .ask("Could you show the certificate, or name the office that can confirm it?")
            .done(),
    )
}
