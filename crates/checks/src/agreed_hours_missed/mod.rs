//! Fewer than half of the agreed times were kept.

use crosscheck_model::records::Slot;
use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, announced, slots};
use crate::threshold::Threshold;
use crate::words::sentence;

const MISSED: LevelRule = LevelRule::info("missed");

const SLOTS: Threshold =
    Threshold::of_records("slots", 8.0, "agreed times", (4.0, 200.0), "below it one illness decides.");

const SHARE: Threshold = Threshold::of_records(
    "share",
    0.5,
    "of them kept",
    (0.1, 1.0),
    "whoever keeps most of what was agreed works the hours that were agreed.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "agreed_hours_missed",
    version: 1,
    since: "0.2.0",
    title: "Fewer than half of the agreed times were kept",
    topic: Topic::Hours,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[MISSED],
    advisory_refs: &["S2-13", "S2-14"],
    thresholds: &[SLOTS, SHARE],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let (least, share) = (analysis.value(CHECK.id, &SLOTS), analysis.value(CHECK.id, &SHARE));
    let on_leave = |row: &Row<'_, Slot>| announced(analysis, &["leave"], row.value.start);
    let agreed: Vec<Row<'_, Slot>> =
        slots(analysis).into_iter().filter(|row| row.value.attended != "excused" && !on_leave(row)).collect();
    let missed: Vec<&Row<'_, Slot>> = agreed.iter().filter(|row| row.value.attended == "no").collect();
    let (all, kept) = (agreed.len() as f64, (agreed.len() - missed.len()) as f64);
    if all < least || kept >= all * share {
        return Vec::new();
    }
    let statement = format!("{} states that {kept} of {all} agreed times were kept.", missed[0].file());
    let builder =
        CHECK.finding(MISSED, sentence(&statement)).cite_all(Side::A, missed.iter().map(|row| row.evidence()));
    let builder = builder.explained(&[
        "Somebody has to be cared for, or they were ill: protected leave is to be handed in as excused.",
        "The times were agreed on by another clock.",
    ]);
    vec![builder.ask("Which hours can you keep?").with(analysis, &[SLOTS, SHARE]).done()]
}
