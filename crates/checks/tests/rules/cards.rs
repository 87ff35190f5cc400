//! The rule cards: every rule that can contradict has one, of its present version, within the bound; and a small sample of the
//! material that they were measured on agrees with them.

use std::collections::BTreeMap;

use crosscheck_checks::{BOUND, CheckContext, Configuration, interval, registry, rule_card, run_all};
use crosscheck_model::{Digest, Finding, FindingKind};
use crosscheck_photos::Fingerprint;
use crosscheck_testkit::cases::Written;
use crosscheck_testkit::population::{Planted, cultures, honest, planted};

use crate::support::Failure;

/// Rules that speak of a customer's records only. The invented people have none yet: a card of these rules would count how often
/// nothing is contradicted by nothing. They wait for people with records, and have none until then.
const OF_RECORDS: [&str; 12] = [
    "account_holder_differs",
    "account_number_does_not_compute",
    "delivery_address_differs",
    "delivery_signed_by_another",
    "device_elsewhere_than_login",
    "identity_document_inconsistent",
    "interview_differs",
    "login_country_differs",
    "logins_too_far_apart",
    "payee_country_differs",
    "payment_against_contract",
    "referee_contacts",
];

#[test]
fn rules_of_records_have_no_card_that_was_measured_without_records() {
    for id in OF_RECORDS {
        assert!(crosscheck_checks::check(id).is_some(), "{id}");
        assert!(rule_card(id).is_none(), "{id} was measured: take it off the list");
    }
}

#[test]
fn every_rule_that_can_contradict_has_a_card_of_its_version_within_the_bound() {
    let contradicts = |kind: FindingKind| kind == FindingKind::Contradiction;
    let measured = registry().iter().filter(|check| !OF_RECORDS.contains(&check.id));
    for check in measured.filter(|check| check.levels.iter().any(|level| contradicts(level.kind))) {
        let card = rule_card(check.id).unwrap_or_else(|| panic!("{} has no card: just rules", check.id));
        assert_eq!(card.version, check.version, "{}: just rules", check.id);
        let total = card.total();
        assert!(total.honest >= 3_000 && card.cultures.len() >= 12, "{}: too little was measured", check.id);
        let rate = f64::from(total.flagged) / f64::from(total.honest);
        assert!(rate <= BOUND, "{} contradicts {rate:.3} of honest applications", check.id);
        for one in card.cultures {
            for other in card.cultures {
                let (this, that) = (interval(one.flagged, one.honest), interval(other.flagged, other.honest));
                assert!(
                    this.low <= 2.0 * that.high,
                    "{}: {} is contradicted far more often than {}",
                    check.id,
                    one.culture,
                    other.culture
                );
            }
        }
    }
}

#[test]
fn honest_people_of_every_culture_are_not_contradicted_and_what_is_planted_is_found() -> Result<(), Failure> {
    let cultures = cultures()?;
    let (mut flagged, mut missed) = (Vec::new(), Vec::new());
    for culture in 0..cultures.len() {
        for seed in 0..3 {
            let found = contradictions(&honest(&cultures, culture, seed)?)?;
            flagged.extend(found.iter().map(|finding| format!("{}: {}", cultures[culture].id, finding.statement)));
        }
        for what in Planted::ALL {
            let found = contradictions(&planted(&cultures, culture, 7, what)?)?;
            if !found.iter().any(|finding| finding.check.0 == what.check()) {
                missed.push(format!("{} {what:?}", cultures[culture].id));
            }
        }
    }
    assert!(flagged.len() <= 1, "{flagged:#?}");
    assert!(missed.len() <= 9, "more than one in twenty is missed: {missed:#?}");
    Ok(())
}

fn contradictions(written: &Written) -> Result<Vec<Finding>, Failure> {
    let built = written.build()?;
    let mut pictures: BTreeMap<Digest, Fingerprint> = BTreeMap::new();
    for (digest, bytes) in &built.pictures {
        pictures.insert(*digest, crosscheck_photos::read(bytes)?);
    }
    let context = CheckContext { case: &built.case, pictures: &pictures, sites: crosscheck_sites::directory() };
    let findings = run_all(&context, &Configuration::default()).findings;
    Ok(findings.into_iter().filter(|finding| finding.kind == FindingKind::Contradiction).collect())
}
