//! One document or its picture stands in two applications.

use crosscheck_model::records::{IdentityDocument, Party};
use crosscheck_model::{Finding, Side, Strength, Topic};
use crosscheck_names::{Verdict, compare, display_name};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, identity_documents};
use crate::words::{quoted, sentence};

const OTHER_NAME: LevelRule = LevelRule::shared("under_another_name", Strength::Strong);
const SAME_PERSON: LevelRule = LevelRule::info("under_one_name");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "document_number_under_other_name",
    version: 1,
    since: "0.2.0",
    title: "One document or its picture stands in two applications",
    topic: Topic::Name,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[OTHER_NAME, SAME_PERSON],
    advisory_refs: &["S2-29", "F22-23", "V-11", "V-37"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let rows = identity_documents(analysis);
    let (own, others): (Vec<Row<'_, _>>, Vec<_>) = rows.into_iter().partition(|row| row.value.party.is_candidate());
    let same = |a: &IdentityDocument, b: &IdentityDocument| {
        let number = a.number.is_some() && a.number == b.number;
        number || a.picture.is_some() && a.picture == b.picture
    };
    let pairs = others.iter().filter_map(|other| Some((*own.iter().find(|own| same(own.value, other.value))?, *other)));
    pairs.filter_map(|(own, other)| finding(own, other)).collect()
}

fn finding(own: Row<'_, IdentityDocument>, other: Row<'_, IdentityDocument>) -> Option<Finding> {
    let Party::Other(reference) = &other.value.party else { return None };
    let by_number = own.value.number.is_some() && own.value.number == other.value.number;
    let what = if by_number { "number" } else { "picture" };
    let names = name(own.value).zip(name(other.value));
    let differ =
        names.is_some_and(|(a, b)| compare(&display_name(&a), &display_name(&b)).verdict == Verdict::Contradictory);
    let level = if differ { OTHER_NAME } else { SAME_PERSON };
    let statement = format!(
        "{} holds one {what} of a document for the candidate and for {}.",
        own.file(),
        quoted(reference.expose())
    );
    let builder =
        CHECK.finding(level, sentence(&statement)).cite(Side::A, own.evidence()).cite(Side::B, other.evidence());
    let builder = builder.explained(&[
        "One person applied twice, under a former and a present name.",
        "Two files were mixed up when they were handed in.",
    ]);
    Some(builder.ask("Have you applied before, and under which name?").done())
}

fn name(document: &IdentityDocument) -> Option<String> {
    let of_lines = || document.mrz.as_ref().map(|mrz| format!("{} {}", mrz.given.expose(), mrz.surname.expose()));
    document.name.as_ref().map(|name| name.expose().to_owned()).or_else(of_lines)
}
