//! A delivery goes neither to the home that is claimed nor to the address of the identity document.

use std::rc::Rc;

use crosscheck_compare::places::Reading;
use crosscheck_model::Evidence;
use crosscheck_model::records::Shipment;
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{
    Fit, Row, announced, apart, country_name, fits_the_applicant, home, identity_documents, place, shipments,
};
use crate::words::{list, quote_of, sentence};

const ELSEWHERE: LevelRule = LevelRule::contradiction("elsewhere", Strength::Moderate);
const SIGNED_BY_THE_RECIPIENT: LevelRule = LevelRule::info("signed_by_the_recipient");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "delivery_address_differs",
    version: 1,
    since: "0.2.0",
    title: "A delivery goes neither to the home that is claimed nor to the address of the identity document",
    topic: Topic::Location,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[ELSEWHERE, SIGNED_BY_THE_RECIPIENT],
    advisory_refs: &["S1-27", "S2-25", "F22-14", "V-02", "V-41"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let documents = identity_documents(analysis);
    let of_document = documents.iter().filter(|row| row.value.party.is_candidate()).find_map(|row| {
        let reading = analysis.place(row.value.address.as_ref()?.expose());
        (!reading.mentions.is_empty()).then_some((row.evidence(), reading))
    });
    let claimed: Vec<(&Evidence, Rc<Reading>)> =
        home(analysis).map(|home| (home.evidence, home.reading)).into_iter().chain(of_document).collect();
    if claimed.is_empty() {
        return Vec::new();
    }
    let mut cities: Vec<String> = Vec::new();
    let mut findings = Vec::new();
    for row in shipments(analysis) {
        let city = row.value.city.as_ref().map(|city| city.expose());
        let Some(there) = place(analysis, city, row.value.country.as_deref()) else { continue };
        if announced(analysis, &["moved", "travel"], row.value.at) {
            continue;
        }
        let comparisons: Vec<_> = claimed.iter().filter_map(|(_, reading)| apart(reading, &there)).collect();
        let key = format!("{city:?} {:?} {:?}", row.value.country, row.value.recipient);
        if comparisons.len() == claimed.len() && !cities.contains(&key) {
            cities.push(key);
            let by: Vec<&Evidence> = claimed.iter().map(|(evidence, _)| *evidence).collect();
            findings.push(finding(analysis, row, &by, &comparisons[0].sentence()));
        }
    }
    findings
}

fn finding(analysis: &Analysis<'_>, row: Row<'_, Shipment>, by: &[&Evidence], reason: &str) -> Finding {
    let shipment = row.value;
    let recipient = shipment.recipient.as_ref().map(|name| name.expose());
    let signed = shipment.signed_by.as_ref().map(|name| name.expose());
    let other = recipient.is_some_and(|name| matches!(fits_the_applicant(analysis, name), Fit::Contradicts { .. }));
    let level = if other && recipient.zip(signed).is_some_and(|(a, b)| a.eq_ignore_ascii_case(b)) {
        SIGNED_BY_THE_RECIPIENT
    } else {
        ELSEWHERE
    };
    let quotes: Vec<String> = by.iter().map(|evidence| quote_of(evidence)).collect();
    let to = shipment.city.as_ref().map(|city| city.expose().to_owned());
    let to: Vec<String> = to.into_iter().chain(shipment.country.as_deref().map(country_name)).collect();
    let statement =
        format!("{} states a delivery to {}; stated elsewhere: {}.", row.file(), to.join(", "), list(&quotes));
    let builder = CHECK.finding(level, sentence(&statement)).because("places", reason);
    let builder = builder.cite_all(Side::A, by.iter().copied()).cite(Side::B, row.evidence());
    builder
        .explained(&[
            "They moved, and one of the addresses is the old one.",
            "Nobody is at home in the daytime: it goes to work, to a neighbour or to family.",
            "It is a present for somebody else.",
        ])
        .ask("Who lives at the address of the delivery, and why did it go there?")
        .done()
}
