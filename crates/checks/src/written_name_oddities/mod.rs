//! Unusual characters in a written name: invisible ones, and letters of one script that look like those of another.

use crosscheck_model::{Finding, Side, Topic};
use crosscheck_names::oddities;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::identity::names;
use crate::needs::{Data, Need, Scope};
use crate::words::{opening, quote_of};

const UNUSUAL_CHARACTERS: LevelRule = LevelRule::info("unusual_characters");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "written_name_oddities",
    version: 1,
    since: "0.1.0",
    title: "A name is written with unusual characters",
    topic: Topic::Name,
    scope: Scope::OneSource,
    needs: &[Need::Some(Data::Name)],
    follows_from: &[],
    levels: &[UNUSUAL_CHARACTERS],
    advisory_refs: &["S2-05"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for reading in analysis.readings() {
        for name in names(reading) {
            let odd = oddities(name.value().full.expose());
            if odd.is_empty() {
                continue;
            }
            let statement = format!(
                "{} writes the name {} with characters that are not what they look like.",
                opening(&reading.source),
                quote_of(name.evidence()),
            );
            let mut builder = CHECK.finding(UNUSUAL_CHARACTERS, statement).cite(Side::A, name.evidence());
            for oddity in odd.iter().take(3) {
                builder = builder.because("oddity", oddity.sentence());
            }
            findings.push(
                builder
                    .explained(&[
                        "Characters of this kind come with text copied from a PDF, a chat or another keyboard.",
                        "A name may be meant to be written in two scripts.",
                    ])
                    .done(),
            );
        }
    }
    findings
}
