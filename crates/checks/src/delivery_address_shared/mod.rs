//! Something goes to one address for two applicants.

use crosscheck_model::records::{Party, Shipment};
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Fit, Row, all_shipments, applicants, fits_the_applicant};
use crate::words::{quoted, sentence};

const SAME_ADDRESS: LevelRule = LevelRule::shared("same_address", Strength::Moderate);
const HOUSEHOLD: LevelRule = LevelRule::info("one_household");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "delivery_address_shared",
    version: 1,
    since: "0.2.0",
    title: "Something goes to one address for two applicants",
    topic: Topic::Location,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[SAME_ADDRESS, HOUSEHOLD],
    advisory_refs: &["V-66"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let rows = all_shipments(analysis);
    let mut told: Vec<&Party> = Vec::new();
    let mut findings = Vec::new();
    for other in rows.iter().filter(|row| !row.value.party.is_candidate()) {
        let to = other.value.address_id.as_ref();
        let own = rows.iter().find(|row| row.value.party.is_candidate() && row.value.address_id.as_ref() == to);
        if let Some(own) = own.filter(|_| to.is_some() && !told.contains(&&other.value.party)) {
            told.push(&other.value.party);
            findings.push(finding(analysis, *own, *other));
        }
    }
    findings
}

fn finding(analysis: &Analysis<'_>, own: Row<'_, Shipment>, other: Row<'_, Shipment>) -> Finding {
    let them = applicants(analysis).into_iter().find(|row| row.value.party == other.value.party);
    let one_family = them.and_then(|row| row.value.name.as_ref()).is_some_and(|name| {
        matches!(
            fits_the_applicant(analysis, name.expose()),
            Fit::Contradicts { family_agrees: true, .. } | Fit::Fits(_)
        )
    });
    let who = match &other.value.party {
        Party::Other(account) => quoted(account.expose()),
        Party::Candidate => String::new(),
    };
    let statement = format!("{} states deliveries to one address for the candidate and for {who}.", own.file());
    CHECK
        .finding(if one_family { HOUSEHOLD } else { SAME_ADDRESS }, sentence(&statement))
        .cite(Side::A, own.evidence())
        .cite(Side::B, other.evidence())
        .explained(&[
            "They share a flat, a dormitory or an office.",
            "Both use one place that takes parcels for many people.",
        ])
        .ask("Who else receives parcels at this address, and how do you know each other?")
        .done()
}
