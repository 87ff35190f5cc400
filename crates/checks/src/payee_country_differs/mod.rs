//! Payments go to another country than the one claimed.

use crosscheck_model::Evidence;
use crosscheck_model::records::Payout;
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, accounts, announced, candidate_country, country_name, payouts};
use crate::words::sentence;

const OTHER_COUNTRY: LevelRule = LevelRule::contradiction("other_country", Strength::Moderate);
const INSTITUTION_ABROAD: LevelRule = LevelRule::info("electronic_money_institution_abroad");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "payee_country_differs",
    version: 1,
    since: "0.2.0",
    title: "Payments go to another country than the one claimed",
    topic: Topic::Location,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[OTHER_COUNTRY, INSTITUTION_ABROAD],
    advisory_refs: &["S2-03", "S2-12", "F22-08", "F22-10"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let Some((claimed, by)) = candidate_country(analysis) else { return Vec::new() };
    let told = |row: &Row<'_, Payout>| announced(analysis, &["moved", "new_bank"], row.value.at);
    let mut countries: Vec<(&str, Vec<Row<'_, Payout>>)> = Vec::new();
    for row in payouts(analysis).into_iter().filter(|row| row.value.party.is_candidate() && !told(row)) {
        // What leaves the account goes wherever its owner pays.
        let inward = row.value.amount.is_none_or(|amount| amount >= 0.0);
        let Some(country) = row.value.country.as_deref().filter(|country| inward && *country != claimed) else {
            continue;
        };
        match countries.iter_mut().find(|(known, _)| *known == country) {
            Some((_, rows)) => rows.push(row),
            None => countries.push((country, vec![row])),
        }
    }
    let mut findings: Vec<Finding> = Vec::new();
    for (country, rows) in countries {
        let statement = format!(
            "{} states {} to {}; {} is claimed.",
            rows[0].file(),
            if rows.len() == 1 { "one payment".to_owned() } else { format!("{} payments", rows.len()) },
            country_name(country),
            country_name(claimed),
        );
        findings.push(finding(OTHER_COUNTRY, &statement, by, rows.iter().map(Row::evidence).collect()));
    }
    let now = analysis.case.as_of;
    for row in accounts(analysis).into_iter().filter(|_| !announced(analysis, &["moved", "new_bank"], now)) {
        let number = row.value.number.as_ref();
        let country = number.and_then(|number| number.country.as_deref()).or(row.value.country.as_deref());
        let Some(country) = country.filter(|country| *country != claimed) else { continue };
        let kind = number.and_then(|number| number.institution.as_ref()).map(|institution| institution.kind.as_str());
        let level = if kind == Some("emi") { INSTITUTION_ABROAD } else { OTHER_COUNTRY };
        let statement = format!(
            "{} names an account in {}; {} is claimed.",
            row.file(),
            country_name(country),
            country_name(claimed)
        );
        findings.push(finding(level, &statement, by, vec![row.evidence()]));
    }
    findings
}

fn finding(level: LevelRule, statement: &str, by: &Evidence, rows: Vec<&Evidence>) -> Finding {
    let builder = CHECK.finding(level, sentence(statement)).cite(Side::A, by).cite_all(Side::B, rows);
    builder
        .explained(&[
            "An institution of electronic money gives out account numbers of the country that it is licensed in.",
            "They kept an account where they lived before, or opened one where they are going.",
            "Payment goes through a company that has its seat there.",
        ])
        .ask("In which country is the account, and why there?")
        .done()
}
