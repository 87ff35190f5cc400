//! The rule cards: every rule that can contradict has one, of its present version, within the bound; and a small sample of the
//! material that they were measured on agrees with them.

use crosscheck_checks::{BOUND, Configuration, interval, registry, rule_card};
use crosscheck_model::{Finding, FindingKind};
use crosscheck_testkit::cases::Written;
use crosscheck_testkit::population::{Planted, cultures, honest, planted};

use crate::support::{Failure, Prepared};

#[test]
fn every_rule_that_can_contradict_has_a_card_of_its_version_within_the_bound() {
    let contradicts = |kind: FindingKind| kind == FindingKind::Contradiction;
    for check in registry().iter().filter(|check| check.levels.iter().any(|level| contradicts(level.kind))) {
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
            let found = contradictions(honest(&cultures, culture, seed)?)?;
            flagged.extend(found.iter().map(|finding| format!("{}: {}", cultures[culture].id, finding.statement)));
        }
        for what in Planted::ALL {
            let found = contradictions(planted(&cultures, culture, 7, what)?)?;
            if !found.iter().any(|finding| finding.check.0 == what.check()) {
                missed.push(format!("{} {what:?}", cultures[culture].id));
            }
        }
    }
    assert!(flagged.len() <= 1, "{flagged:#?}");
    assert!(missed.len() <= 19, "more than one in twenty is missed: {missed:#?}");
    Ok(())
}

fn contradictions(written: Written) -> Result<Vec<Finding>, Failure> {
    let all = Configuration::parse("restricted = true")?;
    let findings = Prepared::of(written)?.findings_under(&all);
    Ok(findings.into_iter().filter(|finding| finding.kind == FindingKind::Contradiction).collect())
}
