//! Most of what comes in goes on to one other side within two days.

use crosscheck_model::records::Payout;
use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, payouts};
use crate::threshold::Threshold;
use crate::words::{quoted, sentence};

const PASSED_ON: LevelRule = LevelRule::info("passed_on");

const SHARE: Threshold =
    Threshold::of_records("share", 0.8, "of what came in", (0.5, 1.0), "rent and living leave less to pass on.");

const TIMES: Threshold = Threshold::of_records("times", 3.0, "times", (2.0, 50.0), "twice is a rent paid on pay day.");

const WITHIN: Threshold =
    Threshold::of_records("within", 48.0, "hours", (6.0, 240.0), "bank transfers of a day's delay fall within it.");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "money_passed_on",
    version: 1,
    since: "0.2.0",
    title: "Most of what comes in goes on to one other side within two days",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[PASSED_ON],
    advisory_refs: &["S2-03", "V-50"],
    thresholds: &[SHARE, TIMES, WITHIN],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// What came in, and what of it went on.
type Passed<'a> = (Row<'a, Payout>, Vec<Row<'a, Payout>>);

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let (share, times, within) =
        (analysis.value(CHECK.id, &SHARE), analysis.value(CHECK.id, &TIMES), analysis.value(CHECK.id, &WITHIN));
    let mut rows: Vec<Row<'_, Payout>> =
        payouts(analysis).into_iter().filter(|row| row.value.party.is_candidate()).collect();
    rows.sort_by_key(|row| row.value.at);
    let mut sides: Vec<(&str, Vec<Passed<'_>>)> = Vec::new();
    for (place, inflow) in
        rows.iter().enumerate().filter(|(_, row)| row.value.amount.is_some_and(|amount| amount > 0.0))
    {
        let until = inflow.value.at.as_second() as f64 + within * 3600.0;
        let after = rows[place + 1..].iter().take_while(|row| row.value.at.as_second() as f64 <= until);
        let mut out: Vec<(&str, f64, Vec<Row<'_, Payout>>)> = Vec::new();
        for row in after.filter(|row| row.value.currency == inflow.value.currency) {
            let (Some(amount), Some(side)) = (row.value.amount.filter(|amount| *amount < 0.0), &row.value.counterparty)
            else {
                continue;
            };
            match out.iter_mut().find(|(known, ..)| *known == side.expose()) {
                Some((_, sum, rows)) => {
                    *sum -= amount;
                    rows.push(*row);
                }
                None => out.push((side.expose(), -amount, vec![*row])),
            }
        }
        for (side, _, rows) in
            out.into_iter().filter(|(_, sum, _)| *sum >= share * inflow.value.amount.unwrap_or(f64::MAX))
        {
            match sides.iter_mut().find(|(known, _)| *known == side) {
                Some((_, known)) => known.push((*inflow, rows)),
                None => sides.push((side, vec![(*inflow, rows)])),
            }
        }
    }
    sides.retain(|(_, passed)| passed.len() as f64 >= times);
    sides.into_iter().map(|(side, passed)| finding(analysis, side, &passed)).collect()
}

fn finding(analysis: &Analysis<'_>, side: &str, passed: &[Passed<'_>]) -> Finding {
    let statement = format!(
        "{} states {} times that most of what came in went on to {}.",
        passed[0].0.file(),
        passed.len(),
        quoted(side)
    );
    let mut builder = CHECK.finding(PASSED_ON, sentence(&statement));
    for (inflow, out) in passed {
        builder = builder.cite(Side::A, inflow.evidence()).cite_all(Side::B, out.iter().map(Row::evidence));
    }
    let builder = builder.explained(&[
        "They move their pay to an account of their own with another bank.",
        "They pay back a loan, a rent or a family's household from it.",
    ]);
    builder.ask("What is this payment for?").with(analysis, &[SHARE, TIMES, WITHIN]).done()
}
