use anyhow::bail;
use crosscheck_compare::degrees::{DegreeComparison, compare_degrees};
use crosscheck_compare::organisations::{OrganisationComparison, compare_organisations};
use crosscheck_compare::places::{PlaceLevel, compare_texts};
use serde::Deserialize;
use serde_json::{Value, json};

use super::verdicts::{VERDICT_VERSION, print_one, stream};
use crate::args::Pair as Arguments;
use crate::output::Status;

#[derive(Deserialize)]
struct Pair {
    a: String,
    b: String,
}

pub(super) fn organisations(arguments: &Arguments) -> anyhow::Result<Status> {
    run(arguments, |a, b| {
        let found = compare_organisations(a, b);
        let verdict = match found {
            OrganisationComparison::Same => "same",
            OrganisationComparison::Alias(_) => "alias",
            OrganisationComparison::Similar(_) => "similar",
            OrganisationComparison::Different => "different",
            OrganisationComparison::NotComparable(_) => "not_comparable",
        };
        (verdict, found.sentence().to_owned())
    })
}

pub(super) fn degrees(arguments: &Arguments) -> anyhow::Result<Status> {
    run(arguments, |a, b| {
        let found = compare_degrees(a, b);
        let verdict = match found {
            DegreeComparison::Same => "same",
            DegreeComparison::Compatible => "compatible",
            DegreeComparison::Different { .. } => "different",
            DegreeComparison::NotComparable(_) => "not_comparable",
        };
        (verdict, found.sentence())
    })
}

pub(super) fn places(arguments: &Arguments) -> anyhow::Result<Status> {
    run(arguments, |a, b| {
        let found = compare_texts(a, b);
        let verdict = match found.level() {
            PlaceLevel::Same => "same",
            PlaceLevel::Within => "within",
            PlaceLevel::Near => "near",
            PlaceLevel::SameCountry => "same_country",
            PlaceLevel::DifferentCountry => "different_country",
            PlaceLevel::NotComparable => "not_comparable",
        };
        (verdict, found.sentence())
    })
}

fn run(arguments: &Arguments, compare: impl Fn(&str, &str) -> (&'static str, String)) -> anyhow::Result<Status> {
    let verdict = |a: &str, b: &str| -> Value {
        let (verdict, sentence) = compare(a, b);
        json!({ "version": VERDICT_VERSION, "verdict": verdict, "sentence": sentence })
    };
    if let Some(path) = &arguments.stream.jsonl {
        return stream(path, |pair: Pair| Ok(verdict(&pair.a, &pair.b)));
    }
    let [a, b] = arguments.pair.as_slice() else { bail!("give two texts to compare") };
    print_one(&verdict(a, b))?;
    Ok(Status::Done)
}
