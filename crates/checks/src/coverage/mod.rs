//! What could be compared, and what nothing could speak to.

use crosscheck_model::{Claims, Finding, Outcome, Side, SourceReading, Topic};

use crate::check::{Check, CheckContext, LevelRule};
use crate::words::{list, name_of, names_of, opening, sentence};

const SOURCE_NOT_READ: LevelRule = LevelRule::not_checked("source_not_read");
const NOTHING_TO_COMPARE_WITH: LevelRule = LevelRule::not_checked("nothing_to_compare_with");
const NOTHING_STATED: LevelRule = LevelRule::not_checked("nothing_stated");
const OVERVIEW: LevelRule = LevelRule::info("overview");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "coverage",
    version: 1,
    since: "0.1.0",
    title: "What could be compared, and what could not",
    topic: Topic::Account,
    levels: &[OVERVIEW, SOURCE_NOT_READ, NOTHING_TO_COMPARE_WITH, NOTHING_STATED],
    advisory_refs: &["S1-09", "F22-11", "S2-24"],
    thresholds: &[],
    readme: include_str!("README.md"),
    run,
};

fn run(context: &CheckContext<'_>) -> Vec<Finding> {
    let read: Vec<&SourceReading> = context.case.read().collect();
    let unread: Vec<&SourceReading> =
        context.case.sources.iter().filter(|reading| reading.source.outcome != Outcome::Read).collect();
    if context.case.sources.is_empty() {
        return Vec::new();
    }
    let mut findings: Vec<Finding> = unread.iter().map(|reading| not_read(reading)).collect();
    let mut compared = Vec::new();
    for topic in Topic::MATRIX {
        let speaking: Vec<&SourceReading> =
            read.iter().copied().filter(|r| !r.claims.evidence_on(topic).is_empty()).collect();
        if can_be_compared(topic, &read) {
            compared.push(topic.label().to_lowercase());
        } else {
            findings.push(not_compared(topic, &speaking, &unread));
        }
    }
    let statement = if compared.is_empty() {
        format!("None of {} topics could be compared across sources.", Topic::MATRIX.len())
    } else {
        let count = format!("{} of {} topics", compared.len(), Topic::MATRIX.len());
        format!("{count} could be compared across sources: {}.", list_all(&compared))
    };
    let read_of = format!("{} of {} sources were read.", read.len(), context.case.sources.len());
    findings.push(
        CHECK
            .finding(OVERVIEW, statement)
            .because("sources_read", read_of)
            .explained(&["Little to compare is ordinary: many people keep no public profiles, or keep them private."])
            .done(),
    );
    findings
}

/// Two sources that speak to a topic, or the two halves that it is made of: prose and a declared list, times and a place.
fn can_be_compared(topic: Topic, read: &[&SourceReading]) -> bool {
    let some = |speaks: fn(&Claims) -> bool| read.iter().any(|reading| speaks(&reading.claims));
    match topic {
        Topic::Languages => some(|c| !c.languages.is_empty()) && some(|c| !c.texts.is_empty()),
        Topic::Hours => {
            some(|c| c.commits.iter().any(|k| k.value().authored.offset_seconds.is_some()))
                && some(|c| !c.places.is_empty() || !c.zones.is_empty())
        }
        _ => read.iter().filter(|reading| !reading.claims.evidence_on(topic).is_empty()).count() > 1,
    }
}

fn not_read(reading: &SourceReading) -> Finding {
    let (why, help) = match &reading.source.outcome {
        Outcome::NotReached(gap) => (gap.to_string(), gap.what_to_do().to_owned()),
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

fn not_compared(topic: Topic, speaking: &[&SourceReading], unread: &[&SourceReading]) -> Finding {
    let subject = topic.label();
    let level = if speaking.is_empty() { NOTHING_STATED } else { NOTHING_TO_COMPARE_WITH };
    let statement = match (topic, speaking) {
        (_, []) => format!("{subject} not checked: no source that was read states anything."),
        (Topic::Hours, some) => format!(
            "{subject} not checked: {} {} times, but no UTC offsets that survived beside a stated place.",
            names_of(some.iter().copied()),
            if some.len() == 1 { "states" } else { "state" },
        ),
        (Topic::Languages, some) => format!(
            "{subject} not checked: it takes a list of declared languages and prose; {} {} only one of them.",
            names_of(some.iter().copied()),
            if some.len() == 1 { "has" } else { "have" },
        ),
        (_, some) => format!(
            "{subject} not checked: only {} states something, and no other source could speak to it.",
            names_of(some.iter().copied()),
        ),
    };
    let mut builder = CHECK.finding(level, sentence(&statement)).about(topic);
    for reading in speaking {
        builder = builder.cite_all(Side::A, reading.claims.evidence_on(topic).into_iter().take(5));
    }
    if !unread.is_empty() {
        let names: Vec<String> = unread.iter().map(|reading| name_of(&reading.source)).collect();
        builder = builder.because("not_read", format!("Not read, and so silent: {}.", list(&names)));
    }
    builder.done()
}

fn list_all(items: &[String]) -> String {
    items.join(", ")
}
