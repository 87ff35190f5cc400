//! An account is in use for a day and a half without a pause.

use crosscheck_model::records::{Login, LoginEvent};
use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, logins};
use crate::threshold::Threshold;
use crate::words::sentence;

const NO_PAUSE: LevelRule = LevelRule::info("no_pause");

const PAUSE: Threshold = Threshold::of_records(
    "pause",
    4.0,
    "hours",
    (1.0, 24.0),
    "whoever sleeps leaves at least this much between two acts.",
);

const SPAN: Threshold = Threshold::of_records(
    "span",
    36.0,
    "hours",
    (12.0, 720.0),
    "one night without sleep is ordinary, a day and a half is worth a question.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "activity_without_a_pause",
    version: 1,
    since: "0.2.0",
    title: "An account is in use for a day and a half without a pause",
    topic: Topic::Hours,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[NO_PAUSE],
    advisory_refs: &["F22-02", "V-11"],
    thresholds: &[PAUSE, SPAN],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let (pause, span) = (analysis.value(CHECK.id, &PAUSE), analysis.value(CHECK.id, &SPAN));
    let rows: Vec<Row<'_, Login>> = logins(analysis)
        .into_iter()
        .filter(|row| row.value.party.is_candidate() && row.value.event != LoginEvent::Logout)
        .collect();
    let mut longest: Option<(f64, usize, usize)> = None;
    let mut first = 0;
    for (last, row) in rows.iter().enumerate() {
        if last > 0 && hours(rows[last - 1], *row) >= pause {
            first = last;
        }
        let length = hours(rows[first], *row);
        if length >= span && longest.is_none_or(|(known, ..)| length > known) {
            longest = Some((length, first, last));
        }
    }
    let Some((length, first, last)) = longest else { return Vec::new() };
    let (begun, ended) = (rows[first], rows[last]);
    let statement = format!(
        "{} states {} acts from {} to {}, {length:.0} hours without a pause of {pause:.0} hours.",
        begun.file(),
        last - first + 1,
        begun.value.at,
        ended.value.at,
    );
    let builder = CHECK
        .finding(NO_PAUSE, sentence(&statement))
        .cite_all(Side::A, rows[first..=last].iter().map(Row::evidence))
        .explained(&[
            "A program in the background, or a session that renews itself, is recorded as if somebody used it.",
            "One account is used by a team or a shared screen.",
        ])
        .ask("Does anything of yours stay signed in, or does anybody else use the account?");
    vec![builder.with(analysis, &[PAUSE, SPAN]).done()]
}

fn hours(a: Row<'_, Login>, b: Row<'_, Login>) -> f64 {
    (b.value.at.as_second() - a.value.at.as_second()) as f64 / 3600.0
}
