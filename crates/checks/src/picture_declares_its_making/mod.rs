//! A picture declares how it was made.

use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::{Data, Need, Scope};
use crate::words::{list, name_of};

const DECLARED: LevelRule = LevelRule::info("declared");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "picture_declares_its_making",
    version: 1,
    since: "0.2.0",
    title: "A picture declares how it was made",
    topic: Topic::Photo,
    scope: Scope::OneSource,
    needs: &[Need::Some(Data::Picture)],
    follows_from: &[],
    levels: &[DECLARED],
    advisory_refs: &["V-14", "V-17"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let shown = analysis.shown();
    let declared = shown.iter().filter(|shown| !shown.fingerprint.declared.is_empty());
    declared
        .map(|shown| {
            let statement = format!(
                "The picture of {} declares in its own data: {}.",
                name_of(&shown.reading.source),
                list(&shown.fingerprint.declared)
            );
            CHECK
                .finding(DECLARED, statement)
                .cite_picture(Side::A, shown.claim.evidence(), Some(shown.digest))
                .explained(&[
                    "Portraits are retouched, and programs for that write so into the file.",
                    "A drawn or made picture is a choice for privacy.",
                ])
                .done()
        })
        .collect()
}
