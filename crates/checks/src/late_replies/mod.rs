//! Messages in agreed hours are answered late.

use crosscheck_model::records::Message;
use crosscheck_model::{Finding, Side, Topic};
use jiff::Timestamp;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, announced, messages, offer};
use crate::threshold::Threshold;
use crate::words::sentence;

const LATE: LevelRule = LevelRule::info("late");

const MESSAGES: Threshold = Threshold::of_records(
    "messages",
    10.0,
    "answered messages in agreed hours",
    (5.0, 1000.0),
    "below it one busy day decides.",
);

const MEDIAN: Threshold = Threshold::of_records(
    "median",
    4.0,
    "hours",
    (0.5, 72.0),
    "half a working day is time for a task that must not be interrupted.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "late_replies",
    version: 1,
    since: "0.2.0",
    title: "Messages in agreed hours are answered late",
    topic: Topic::Hours,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[LATE],
    advisory_refs: &["S2-15", "F22-18"],
    thresholds: &[MESSAGES, MEDIAN],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let (least, late) = (analysis.value(CHECK.id, &MESSAGES), analysis.value(CHECK.id, &MEDIAN));
    let Some((offer, hours)) = offer(analysis).and_then(|row| Some((row, row.value.hours.as_ref()?))) else {
        return Vec::new();
    };
    let mut rows: Vec<(i64, Row<'_, Message>)> = messages(analysis)
        .into_iter()
        .filter(|row| agreed(hours, row.value.sent) == Some(true) && !announced(analysis, &["leave"], row.value.sent))
        .filter_map(|row| Some((row.value.answered?.as_second() - row.value.sent.as_second(), row)))
        .collect();
    rows.sort_by_key(|(seconds, _)| *seconds);
    if (rows.len() as f64) < least {
        return Vec::new();
    }
    let median = rows[rows.len() / 2].0 as f64 / 3600.0;
    if median <= late {
        return Vec::new();
    }
    let file = rows[0].1.file();
    let statement = format!(
        "{file} states {} answers to messages in agreed hours, half of them after {median:.1} hours or more.",
        rows.len()
    );
    let builder = CHECK.finding(LATE, sentence(&statement)).cite(Side::A, offer.evidence());
    let builder = builder.cite_all(Side::B, rows.iter().map(|(_, row)| row.evidence())).explained(&[
        "Work that takes quiet is not interrupted for messages.",
        "They work part of the day, or the hours were agreed on by another clock.",
    ]);
    vec![builder.ask("How and when can you be reached?").with(analysis, &[MESSAGES, MEDIAN]).done()]
}

/// Whether a time lies within the hours that were agreed.
fn agreed((zone, days, from, to): &(String, Vec<i8>, u16, u16), at: Timestamp) -> Option<bool> {
    let there = at.in_tz(zone).ok()?;
    let minute = u16::try_from(there.hour()).ok()? * 60 + u16::try_from(there.minute()).ok()?;
    let day = there.weekday().to_monday_one_offset();
    Some((days.is_empty() || days.contains(&day)) && (*from..*to).contains(&minute))
}
