//! One picture in two sources whose names cannot be one.

use crosscheck_model::{Finding, Side, Strength, Topic};
use crosscheck_photos::{Verdict, compare};

use crate::check::{Check, Evidence, LevelRule};
use crate::identity::{Difference, conflict};
use crate::pictures::shown;
use crate::words::{name_of, opening, quote_of};

const UNDER_AN_UNRELATED_NAME: LevelRule = LevelRule::contradiction("under_an_unrelated_name", Strength::Strong);
const UNDER_ANOTHER_GIVEN_NAME: LevelRule = LevelRule::contradiction("under_another_given_name", Strength::Moderate);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "same_photo_under_other_name",
    version: 1,
    since: "0.1.0",
    title: "The same picture stands beside two different names",
    topic: Topic::Photo,
    levels: &[UNDER_AN_UNRELATED_NAME, UNDER_ANOTHER_GIVEN_NAME],
    seeds: &["S1-08", "V-10", "V-14", "V-35"],
    thresholds: &[],
    readme: include_str!("README.md"),
    run,
};

fn run(evidence: &Evidence<'_>) -> Vec<Finding> {
    let all = shown(evidence);
    let mut findings: Vec<Finding> = Vec::new();
    let mut told = Vec::new();
    for (n, b) in all.iter().enumerate() {
        for a in &all[..n] {
            let pair = (a.reading.source.id, b.reading.source.id);
            if pair.0 == pair.1 || told.contains(&pair) {
                continue;
            }
            let Some(conflict) = conflict(a.reading, b.reading).filter(|c| c.is_of_two_names()) else { continue };
            let comparison = compare(a.sketch, b.sketch);
            if comparison.verdict != Verdict::SamePicture {
                continue;
            }
            told.push(pair);
            let level = if conflict.difference == Difference::EveryPart {
                UNDER_AN_UNRELATED_NAME
            } else {
                UNDER_ANOTHER_GIVEN_NAME
            };
            let statement = format!(
                "{} and {} show the same picture, beside the names {} and {}.",
                opening(&a.reading.source),
                name_of(&b.reading.source),
                quote_of(conflict.a.evidence()),
                quote_of(conflict.b.evidence()),
            );
            findings.push(
                CHECK
                    .finding(level, statement)
                    .because("what_was_done", comparison.sentence())
                    .because("name_parts", conflict.comparison.sentence())
                    .cite_picture(Side::A, a.claim.evidence(), Some(a.digest))
                    .cite(Side::A, conflict.a.evidence())
                    .cite_picture(Side::B, b.claim.evidence(), Some(b.digest))
                    .cite(Side::B, conflict.b.evidence())
                    .explained(&[
                        "One of the names is a pen name or a former name.",
                        "The picture shows something that many people use: a mascot, an employer's drawing, a stock picture.",
                    ])
                    .ask(format!(
                        "The same picture stands in {} and {}. Are both yours, and under which name?",
                        name_of(&a.reading.source),
                        name_of(&b.reading.source),
                    ))
                    .done(),
            );
        }
    }
    findings
}
