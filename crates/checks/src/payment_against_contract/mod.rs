//! Payment in cryptocurrency where the contract names another way.

use crosscheck_model::Evidence;
use crosscheck_model::{Finding, Side, Strength, Topic};
use jiff::Timestamp;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{offer, payouts, requests};
use crate::words::{quoted, sentence};

const AGAINST_THE_CONTRACT: LevelRule = LevelRule::contradiction("against_the_contract", Strength::Moderate);
const CHECKSUM: LevelRule = LevelRule::info("wallet_does_not_compute");
const WITHOUT_TERMS: LevelRule = LevelRule::info("no_terms_to_compare");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "payment_against_contract",
    version: 1,
    since: "0.2.0",
    title: "Payment in cryptocurrency where the contract names another way",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[AGAINST_THE_CONTRACT, CHECKSUM, WITHOUT_TERMS],
    advisory_refs: &["S2-04", "S2-22", "V-31"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let paid = payouts(analysis).into_iter().filter(|row| row.value.party.is_candidate());
    let (wallets, paid): (Vec<_>, Vec<_>) =
        paid.map(|row| (row, row.value.wallet.is_some())).partition(|(_, has)| *has);
    let paid = wallets.iter().chain(&paid).filter(|(row, _)| row.value.method == "crypto");
    let asked = requests(analysis).into_iter().filter(|row| row.value.kind == "CRYPTO_REQUEST");
    let asked: Vec<(Timestamp, &Evidence, String)> =
        asked.map(|row| (row.value.at, row.evidence(), row.file())).collect();
    let mut all: Vec<(Timestamp, &Evidence, String)> =
        paid.map(|(row, _)| (row.value.at, row.evidence(), row.file())).collect();
    all.extend(asked);
    all.sort_by_key(|(at, ..)| *at);
    let mut findings: Vec<Finding> = Vec::new();
    if let Some((at, _, file)) = all.first() {
        let terms = offer(analysis).and_then(|row| Some((row.value.method.as_deref()?, row.evidence())));
        match terms {
            Some((method, _)) if method.eq_ignore_ascii_case("crypto") => {}
            Some((method, by)) => {
                let statement =
                    format!("{file} states cryptocurrency, first at {at}; the contract names {}.", quoted(method));
                let builder = CHECK.finding(AGAINST_THE_CONTRACT, sentence(&statement)).cite(Side::A, by);
                findings.push(explained(builder.cite_all(Side::B, all.iter().map(|(_, evidence, _)| *evidence))));
            }
            None => {
                let statement =
                    format!("{file} states cryptocurrency, first at {at}; no terms of payment were handed in.");
                let builder = CHECK.finding(WITHOUT_TERMS, sentence(&statement));
                findings.push(explained(builder.cite_all(Side::A, all.iter().map(|(_, evidence, _)| *evidence))));
            }
        }
    }
    for (row, _) in wallets {
        if row.value.wallet.as_ref().is_some_and(|wallet| wallet.checksum == Some(false)) {
            let statement = format!("{} holds a wallet whose checksum does not compute.", row.file());
            findings.push(explained(CHECK.finding(CHECKSUM, sentence(&statement)).cite(Side::A, row.evidence())));
        }
    }
    findings
}

fn explained(builder: crate::finding_builder::FindingBuilder) -> Finding {
    builder
        .explained(&[
            "In some trades and countries payment in cryptocurrency is ordinary, and transfers are slow or dear.",
            "The terms were changed, and the new ones were not handed in.",
        ])
        .ask("Which way of payment was agreed, and when?")
        .done()
}
