//! What could be compared, and what nothing could speak to.

mod standing;
mod value;

use crosscheck_model::{Finding, FindingKind, Outcome, Side, SourceKind, SourceReading, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::words::{list, name_of, opening, sentence};
pub use standing::{Cell, Standing};
pub use value::{Coverage, CoverageState, TopicCoverage};

const SOURCE_NOT_READ: LevelRule = LevelRule::not_checked("source_not_read");
const NOTHING_TO_COMPARE_WITH: LevelRule = LevelRule::not_checked("nothing_to_compare_with");
const NOTHING_STATED: LevelRule = LevelRule::not_checked("nothing_stated");
const NOT_COMPARABLE: LevelRule = LevelRule::not_checked("not_comparable");
const SWITCHED_OFF: LevelRule = LevelRule::not_checked("switched_off");
const OVERVIEW: LevelRule = LevelRule::coverage("overview");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "coverage",
    version: 2,
    since: "0.1.0",
    title: "What could be compared, and what could not",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[OVERVIEW, SOURCE_NOT_READ, NOTHING_TO_COMPARE_WITH, NOTHING_STATED, NOT_COMPARABLE, SWITCHED_OFF],
    advisory_refs: &["S1-09", "F22-11", "S2-24"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Last(run),
};

fn run(analysis: &Analysis<'_>, found: &[Finding]) -> Vec<Finding> {
    let sources = &analysis.case.sources;
    if sources.is_empty() {
        return Vec::new();
    }
    let unread: Vec<&SourceReading> =
        sources.iter().filter(|reading| reading.source.outcome != Outcome::Read).collect();
    let coverage = Coverage::of(analysis, found);
    let mut findings: Vec<Finding> = unread.iter().map(|reading| not_read(reading)).collect();
    // Where a check says itself why it could not compare, that is enough.
    let told =
        |topic: Topic| found.iter().any(|finding| finding.topic == topic && finding.kind == FindingKind::NotChecked);
    let says_why = |one: &&TopicCoverage| one.state == CoverageState::NotComparable && told(one.topic);
    let silent = |one: &&TopicCoverage| !one.is_compared() && !says_why(one);
    findings.extend(coverage.topics.iter().filter(silent).map(|one| not_compared(analysis, one, &unread)));
    let compared: Vec<String> =
        coverage.topics.iter().filter(|one| one.is_compared()).map(|one| one.topic.label().to_lowercase()).collect();
    let statement = if compared.is_empty() {
        format!("None of {} topics could be compared across sources.", coverage.topics.len())
    } else {
        let count = format!("{} of {} topics", compared.len(), coverage.topics.len());
        format!("{count} could be compared across sources: {}.", compared.join(", "))
    };
    let read_of = format!("{} of {} sources were read.", analysis.readings().len(), sources.len());
    findings.push(
        CHECK
            .finding(OVERVIEW, statement)
            .because("sources_read", read_of)
            .explained(&["Little to compare is ordinary: many people keep no public profiles, or keep them private."])
            .done(),
    );
    findings
}

fn not_read(reading: &SourceReading) -> Finding {
    let (why, help) = match &reading.source.outcome {
        Outcome::NotReached(gap) => (gap.to_string(), gap.what_to_do().to_owned()),
        Outcome::Unreadable(why) if reading.source.kind == SourceKind::Record => {
            (why.clone(), "Export it again in one of the forms that docs/records.md lists.".to_owned())
        }
        Outcome::Unreadable(why) => (why.clone(), "Ask the candidate for the file in another format.".to_owned()),
        _ => (
            "nothing that describes a person could be recognised in what came back".to_owned(),
            "Open the page yourself, and hand in a saved copy if it shows a profile.".to_owned(),
        ),
    };
    let statement = format!("{} could not be read: {why}.", opening(&reading.source));
    let builder = CHECK.finding(SOURCE_NOT_READ, statement).because("what_to_do", help);
    builder.explained(&["Private pages, sign-in walls and outages are ordinary and say nothing about a person."]).done()
}

fn not_compared(analysis: &Analysis<'_>, one: &TopicCoverage, unread: &[&SourceReading]) -> Finding {
    let level = match one.state {
        CoverageState::NothingStated => NOTHING_STATED,
        CoverageState::SwitchedOff => SWITCHED_OFF,
        CoverageState::Compared | CoverageState::NotComparable => NOT_COMPARABLE,
        CoverageState::NothingToCompareWith => NOTHING_TO_COMPARE_WITH,
    };
    let statement = format!("{} not checked: {}.", one.topic.label(), one.because);
    let mut builder = CHECK.finding(level, sentence(&statement)).about(one.topic);
    for reading in one.stated_by.iter().filter_map(|&source| analysis.case.source(source)) {
        builder = builder.cite_all(Side::A, reading.claims.evidence_on(one.topic).into_iter().take(5));
    }
    if !unread.is_empty() {
        let names: Vec<String> = unread.iter().map(|reading| name_of(&reading.source)).collect();
        builder = builder.because("not_read", format!("Not read, and so silent: {}.", list(&names)));
    }
    builder.done()
}
