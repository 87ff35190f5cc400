//! One picture in two sources whose names cannot be one.

use crosscheck_model::{Certainty, Finding, Side, SourceReading, Topic};
use crosscheck_photos::Verdict;

use crate::analysis::{Analysis, Shown};
use crate::check::{Check, Run};
use crate::needs::{Data, Need, Scope};
use crate::two_names::{TwoNames, UNDER_AN_UNRELATED_NAME, UNDER_ANOTHER_GIVEN_NAME, two_names};
use crate::words::names_of;

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "same_photo_under_other_name",
    version: 2,
    since: "0.1.0",
    title: "The same picture stands beside two different names",
    topic: Topic::Photo,
    scope: Scope::EverySource,
    needs: &[Need::Two(&[Data::Name]), Need::Two(&[Data::Picture])],
    follows_from: &["name_differs_across_sources"],
    levels: &[UNDER_AN_UNRELATED_NAME, UNDER_ANOTHER_GIVEN_NAME],
    advisory_refs: &["S1-08", "V-10", "V-14", "V-35"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// Two sources' pictures that are one, and what was done to it.
type One<'a> = (Shown<'a>, Shown<'a>, String);

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let all = analysis.shown();
    let mut readings: Vec<&SourceReading> = all.iter().map(|shown| shown.reading).collect();
    readings.dedup_by_key(|reading| reading.source.id);
    two_names(analysis, &readings, |first, second| one_picture(analysis, &all, first, second))
        .iter()
        .map(finding)
        .collect()
}

fn one_picture<'a>(
    analysis: &Analysis<'a>,
    all: &[Shown<'a>],
    first: &SourceReading,
    second: &SourceReading,
) -> Option<One<'a>> {
    let of = |reading: &SourceReading| {
        let id = reading.source.id;
        all.iter().filter(move |shown| {
            // A picture that is guessed to be the person's may be anybody's.
            shown.reading.source.id == id && shown.claim.evidence().certainty != Certainty::Guessed
        })
    };
    of(first).find_map(|a| {
        of(second).find_map(|b| {
            let comparison = analysis.compare_pictures(a, b);
            (comparison.verdict == Verdict::SamePicture).then(|| (*a, *b, comparison.sentence()))
        })
    })
}

fn finding(two: &TwoNames<'_, One<'_>>) -> Finding {
    let mut builder = CHECK.finding(two.level, format!("The same picture stands {}.", two.beside()));
    for shared in &two.shared {
        let (x, y, _) = &shared.what;
        let (a, b) = if x.reading.source.id == shared.a.source.id { (x, y) } else { (y, x) };
        builder = builder
            .cite_picture(Side::A, a.claim.evidence(), Some(a.digest))
            .cite(Side::A, shared.conflict.a.evidence())
            .cite_picture(Side::B, b.claim.evidence(), Some(b.digest))
            .cite(Side::B, shared.conflict.b.evidence());
    }
    for reason in two.reasons() {
        builder = builder.because("name_parts", reason);
    }
    let (_, _, what_was_done) = &two.shared[0].what;
    builder
        .because("what_was_done", what_was_done)
        .explained(&[
            "One of the names is a pen name or a former name.",
            "The picture shows something that many people use: a mascot, an employer's drawing, a stock picture.",
        ])
        .ask(format!(
            "One picture stands in {}. Whose is each of them, and under which name do you use it?",
            names_of(two.sources())
        ))
        .done()
}
