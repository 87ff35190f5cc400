//! The issuer of a paper stands not in the customer's list.

use crosscheck_model::records::Verification;
use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, verifications};
use crate::words::{quoted, sentence};

const NOT_IN_THE_LIST: LevelRule = LevelRule::unconfirmed("issuer_not_established");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "issuer_not_known",
    version: 1,
    since: "0.2.0",
    title: "The issuer of a paper stands not in the customer's list",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[NOT_IN_THE_LIST],
    advisory_refs: &["S1-20"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let unknown = verifications(analysis).into_iter().filter(|row| row.value.issuer_known == Some(false));
    let finding = |row: Row<'_, Verification>| {
        let issuer = row.value.issuer.as_ref().map(|issuer| quoted(issuer.expose())).unwrap_or_default();
        let statement = format!(
            "{} names {issuer} as issuer, which the list of known issuers does not hold: not established.",
            row.file()
        );
        let builder = CHECK.finding(NOT_IN_THE_LIST, sentence(&statement)).cite(Side::B, row.evidence());
        let builder = builder
            .explained(&["Small authorities and new companies are real.", "The list writes the name another way."]);
        builder.ask("Where is the issuer registered, and how can it be reached?").done()
    };
    unknown.map(finding).collect()
}
