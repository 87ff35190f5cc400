//! The picture of an identity document is too small to read.

use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::identity_documents;
use crate::threshold::Threshold;
use crate::words::sentence;

const SMALL: LevelRule = LevelRule::info("too_small_to_read");

const SHORT_SIDE: Threshold = Threshold::of_records(
    "short_side",
    600.0,
    "pixels of the shorter side",
    (200.0, 4000.0),
    "a card of 54 mm at the 300 pixels an inch that ICAO Doc 9303 asks of scans has 638.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "document_picture_small",
    version: 1,
    since: "0.2.0",
    title: "The picture of an identity document is too small to read",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[SMALL],
    advisory_refs: &["F22-21"],
    thresholds: &[SHORT_SIDE],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let least = analysis.value(CHECK.id, &SHORT_SIDE);
    let small = identity_documents(analysis).into_iter().filter(|row| row.value.party.is_candidate());
    small
        .filter_map(|row| {
            let (width, height) =
                row.value.picture_size.filter(|(width, height)| f64::from(*width.min(height)) < least)?;
            let statement = format!(
                "{} holds a picture of the document of {width} x {height} pixels, in which small print cannot be read.",
                row.file()
            );
            let builder = CHECK.finding(SMALL, sentence(&statement)).cite(Side::A, row.evidence());
            Some(
                builder
                    .with(analysis, &[SHORT_SIDE])
                    .explained(&[
                        "A programme for messages made the picture smaller.",
                        "The camera of the telephone is an old one.",
                    ])
                    .ask("Could you send the picture again, as the camera made it?")
                    .done(),
            )
        })
        .collect()
}
