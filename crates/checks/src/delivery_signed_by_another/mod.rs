//! Somebody else signed for a delivery.

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Fit, apart, fits_the_applicant, home, place, shipments};
use crate::words::{quote_of, quoted, sentence};
use crosscheck_model::{Finding, Side, Strength, Topic};

const ELSEWHERE: LevelRule = LevelRule::contradiction("by_another_at_another_place", Strength::Moderate);
const AT_HOME: LevelRule = LevelRule::info("by_another");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "delivery_signed_by_another",
    version: 1,
    since: "0.2.0",
    title: "Somebody else signed for a delivery",
    topic: Topic::Name,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[ELSEWHERE, AT_HOME],
    advisory_refs: &["S1-27", "V-41"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let mut told: Vec<String> = Vec::new();
    let mut findings = Vec::new();
    for row in shipments(analysis) {
        let Some(signed) = row.value.signed_by.as_ref().map(|name| name.expose()) else { continue };
        let Fit::Contradicts { nearest, comparison, family_agrees, .. } = fits_the_applicant(analysis, signed) else {
            continue;
        };
        let recipient = row.value.recipient.as_ref().map(|name| name.expose());
        let for_another =
            recipient.is_some_and(|name| matches!(fits_the_applicant(analysis, name), Fit::Contradicts { .. }));
        if for_another || told.contains(&signed.to_lowercase()) {
            continue;
        }
        told.push(signed.to_lowercase());
        let there = place(analysis, row.value.city.as_ref().map(|city| city.expose()), row.value.country.as_deref());
        let home = home(analysis);
        let apart = home.as_ref().zip(there.as_ref()).and_then(|(home, there)| apart(&home.reading, there));
        let level = if apart.is_some() && !family_agrees { ELSEWHERE } else { AT_HOME };
        let statement = format!(
            "{} states that {} signed; the applicant is called {}.",
            row.file(),
            quoted(signed),
            quote_of(nearest.evidence())
        );
        let mut builder = CHECK.finding(level, sentence(&statement)).because("name_parts", comparison.sentence());
        builder = builder.cite(Side::A, nearest.evidence()).cite(Side::B, row.evidence());
        if let (Some(home), Some(apart)) = (home, apart) {
            builder = builder.because("places", apart.sentence()).cite(Side::A, home.evidence);
        }
        let builder = builder.explained(&[
            "Somebody of the household, a neighbour or a doorman took it.",
            "The carrier wrote down a name as it was understood at the door.",
            "It was collected by somebody who was asked to.",
        ]);
        findings.push(builder.ask("Who took the delivery, and where is it now?").done());
    }
    findings
}
