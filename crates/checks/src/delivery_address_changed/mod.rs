//! The address of a delivery was changed after the offer.

use crosscheck_model::records::Shipment;
use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, announced, offer, shipments};
use crate::threshold::Threshold;
use crate::words::{list, sentence};

const CHANGED: LevelRule = LevelRule::info("changed");

const CHANGES: Threshold = Threshold::of_records(
    "changes",
    2.0,
    "changes, whenever they were",
    (1.0, 20.0),
    "one change before the offer is a move, two are worth a question.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "delivery_address_changed",
    version: 1,
    since: "0.2.0",
    title: "The address of a delivery was changed after the offer",
    topic: Topic::Location,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[CHANGED],
    advisory_refs: &["S1-11"],
    thresholds: &[CHANGES],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let least = analysis.value(CHECK.id, &CHANGES);
    let offer = offer(analysis);
    let offered = offer.and_then(|row| row.value.at);
    let changed: Vec<Row<'_, Shipment>> = shipments(analysis)
        .into_iter()
        .filter(|row| row.value.changed && !announced(analysis, &["moved"], row.value.at))
        .collect();
    let since = changed.iter().filter(|row| offered.is_some_and(|offered| row.value.at >= offered)).count();
    if changed.is_empty() || (since == 0 && (changed.len() as f64) < least) {
        return Vec::new();
    }
    let times: Vec<String> = changed.iter().map(|row| row.value.at.to_string()).collect();
    let statement = format!("{} states a changed address at {}.", changed[0].file(), list(&times));
    let mut builder = CHECK.finding(CHANGED, sentence(&statement)).cite_all(Side::B, changed.iter().map(Row::evidence));
    if let Some((row, offered)) = offer.zip(offered) {
        builder = builder.because("offer", format!("The offer was made at {offered}.")).cite(Side::A, row.evidence());
    }
    let builder = builder
        .explained(&["They moved, or nobody is at home in the daytime.", "The first address held a slip."])
        .ask("What was the reason for the other address?");
    vec![builder.with(analysis, &[CHANGES]).done()]
}
