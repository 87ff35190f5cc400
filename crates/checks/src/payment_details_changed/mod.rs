//! Account or contact data were changed often, or soon after the offer.

use crosscheck_model::records::Change;
use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, announced, changes, offer};
use crate::threshold::Threshold;
use crate::words::{list, sentence};

const OFTEN: LevelRule = LevelRule::info("often");
const AFTER_THE_OFFER: LevelRule = LevelRule::info("soon_after_the_offer");

const CHANGES: Threshold = Threshold::of_records(
    "changes",
    3.0,
    "changes within 90 days",
    (2.0, 50.0),
    "a move brings a new address and a new bank: two.",
);

const SOON: Threshold = Threshold::of_records(
    "soon",
    30.0,
    "days after the offer",
    (1.0, 365.0),
    "what is asked for on joining is corrected within it.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "payment_details_changed",
    version: 1,
    since: "0.2.0",
    title: "Account or contact data were changed often, or soon after the offer",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[OFTEN, AFTER_THE_OFFER],
    advisory_refs: &["S1-14", "S1-15", "F22-09", "F22-16", "V-09", "V-54"],
    thresholds: &[CHANGES, SOON],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// Days within which changes are counted.
const WINDOW: i64 = 90;
const DAY: i64 = 86_400;

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let (least, soon) = (analysis.value(CHECK.id, &CHANGES), analysis.value(CHECK.id, &SOON));
    let mut rows: Vec<Row<'_, Change>> = changes(analysis)
        .into_iter()
        .filter(|row| !announced(analysis, &["moved", "new_bank"], row.value.at))
        .collect();
    rows.sort_by_key(|row| row.value.at);
    let within = |first: usize| {
        let until = rows[first].value.at.as_second() + WINDOW * DAY;
        rows[first..].iter().take_while(|row| row.value.at.as_second() <= until).count()
    };
    let most = (0..rows.len()).max_by_key(|&first| (within(first), rows.len() - first));
    if let Some(first) = most.filter(|&first| within(first) as f64 >= least) {
        let found = &rows[first..first + within(first)];
        let statement =
            format!("{} states {} changes within {WINDOW} days: {}.", found[0].file(), found.len(), fields(found));
        return vec![finding(analysis, OFTEN, &statement, found)];
    }
    let offered = offer(analysis).and_then(|row| row.value.at);
    let after = |row: &Row<'_, Change>| {
        offered.is_some_and(|offered| {
            let days = (row.value.at.as_second() - offered.as_second()) as f64 / DAY as f64;
            (0.0..=soon).contains(&days)
        })
    };
    let found: Vec<_> = rows.into_iter().filter(after).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let statement =
        format!("{} states a change within {soon:.0} days of the offer: {}.", found[0].file(), fields(&found));
    vec![finding(analysis, AFTER_THE_OFFER, &statement, &found)]
}

fn fields(rows: &[Row<'_, Change>]) -> String {
    let day = |row: &Row<'_, Change>| format!("{} on {}", row.value.field, row.value.at.strftime("%Y-%m-%d"));
    list(&rows.iter().map(day).collect::<Vec<_>>())
}

fn finding(analysis: &Analysis<'_>, level: LevelRule, statement: &str, rows: &[Row<'_, Change>]) -> Finding {
    let builder = CHECK.finding(level, sentence(statement)).cite_all(Side::A, rows.iter().map(Row::evidence));
    let builder = builder.explained(&[
        "They moved, or another bank takes lower fees.",
        "A slip was corrected, or a telephone was lost.",
    ]);
    builder.ask("What was the reason for each change?").with(analysis, &[CHANGES, SOON]).done()
}
