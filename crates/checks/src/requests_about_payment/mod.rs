//! Requests for prepayment, or to leave the platform.

use crosscheck_model::Evidence;
use crosscheck_model::{Finding, Side, Topic};
use jiff::Timestamp;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{messages, requests};
use crate::words::sentence;

const REQUESTED: LevelRule = LevelRule::info("requested");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "requests_about_payment",
    version: 1,
    since: "0.2.0",
    title: "Requests for prepayment, or to leave the platform",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[REQUESTED],
    advisory_refs: &["S1-12", "F22-13", "F22-15"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// What is told, by the word of the record.
const KINDS: [(&str, &str); 4] = [
    ("PREPAY_REQUEST", "payment in advance"),
    ("NO_MILESTONE_REQUEST", "payment without milestones"),
    ("NEW_PLATFORM_REQUEST", "another platform"),
    ("off_platform_request", "to write outside the platform"),
];

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let of_requests =
        requests(analysis).into_iter().map(|row| (row.value.kind.clone(), row.value.at, row.evidence(), row.file()));
    let of_messages = messages(analysis)
        .into_iter()
        .filter_map(|row| Some((row.value.flag.clone()?, row.value.sent, row.evidence(), row.file())));
    let mut rows: Vec<(String, Timestamp, &Evidence, String)> = of_requests.chain(of_messages).collect();
    rows.sort_by_key(|(_, at, ..)| *at);
    let finding = |(kind, what): &(&str, &str)| {
        let found: Vec<_> = rows.iter().filter(|(known, ..)| known == kind).collect();
        let (_, first, _, file) = found.first()?;
        let times = if found.len() == 1 { "once".to_owned() } else { format!("{} times", found.len()) };
        let statement = format!("{file} states a request for {what} {times}, first at {first}.");
        let builder = CHECK.finding(REQUESTED, sentence(&statement.replace("for to", "to")));
        let builder = builder.cite_all(Side::A, found.iter().map(|(_, _, evidence, _)| *evidence));
        let builder = builder.explained(&[
            "Money is short at the beginning of a job.",
            "It is more convenient, or the platform takes high fees.",
        ]);
        Some(builder.ask("What was the reason for asking, and what was agreed?").done())
    };
    KINDS.iter().filter_map(finding).collect()
}
