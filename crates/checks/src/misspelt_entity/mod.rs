//! One name of an employer, school or town in two spellings.

use crosscheck_compare::organisations::is_misspelt;
use crosscheck_model::{Evidence, Finding, Side, SourceReading, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::words::{list, quoted};

const TWO_SPELLINGS: LevelRule = LevelRule::info("two_spellings");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "misspelt_entity",
    version: 1,
    since: "0.2.0",
    title: "One name of an employer, school or town in two spellings",
    topic: Topic::Work,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[TWO_SPELLINGS],
    advisory_refs: &["V-04"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// Names of one source that are looked at.
const MOST: usize = 40;

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let readings = analysis.readings();
    let named: Vec<Vec<(&str, &Evidence)>> = readings.iter().map(|reading| named(reading)).collect();
    let mut told: Vec<(String, &Evidence, &Evidence)> = Vec::new();
    for (place, late) in named.iter().enumerate() {
        for early in &named[..place] {
            for (a, here) in early {
                for (b, there) in late {
                    if told.len() < 4 && is_misspelt(a, b) {
                        let pair = format!("{} and {}", quoted(a), quoted(b));
                        if told.iter().all(|(known, ..)| *known != pair) {
                            told.push((pair, here, there));
                        }
                    }
                }
            }
        }
    }
    if told.is_empty() {
        return Vec::new();
    }
    let pairs: Vec<String> = told.iter().map(|(pair, ..)| pair.clone()).collect();
    let mut builder =
        CHECK.finding(TWO_SPELLINGS, format!("The sources write one name in two spellings: {}.", list(&pairs)));
    for (_, here, there) in &told {
        builder = builder.cite(Side::A, here).cite(Side::B, there);
    }
    vec![builder.explained(&["A slip of the pen.", "Two ways of writing a name from another language."]).done()]
}

/// Employers, schools and places.
fn named(reading: &SourceReading) -> Vec<(&str, &Evidence)> {
    let claims = &reading.claims;
    let work = claims.work.iter().filter_map(|item| Some((item.value().organisation.as_ref()?, item.evidence())));
    let schools =
        claims.education.iter().filter_map(|item| Some((item.value().institution.as_ref()?, item.evidence())));
    let places = claims.places.iter().map(|place| (&place.value().text, place.evidence()));
    let all = work.chain(schools).chain(places).take(MOST);
    all.map(|(name, evidence)| (name.expose(), evidence)).collect()
}
