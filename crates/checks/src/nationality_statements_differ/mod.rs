//! The candidate's own statements of nationality differ.

use crosscheck_model::records::NationalityStatement;
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, country_name, nationalities};
use crate::words::{list, sentence};

const DIFFER: LevelRule = LevelRule::contradiction("differ", Strength::Moderate);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "nationality_statements_differ",
    version: 1,
    since: "0.2.0",
    title: "The candidate's own statements of nationality differ",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[DIFFER],
    advisory_refs: &["S2-06"],
    thresholds: &[],
    restricted: true,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let rows = nationalities(analysis);
    let Some((first, others)) = rows.split_first() else { return Vec::new() };
    // Two that have a country in common are those of somebody with two nationalities.
    let apart =
        others.iter().find(|row| row.value.countries.iter().all(|country| !first.value.countries.contains(country)));
    let Some(other) = apart else { return Vec::new() };
    let told = |row: &Row<'_, NationalityStatement>| {
        let countries: Vec<String> = row.value.countries.iter().map(|code| country_name(code)).collect();
        let place = row.value.stated_in.as_deref().map_or_else(|| row.file(), str::to_owned);
        format!("{place} states {}", list(&countries))
    };
    let statement = format!("Of nationality {}, and {}.", told(first), told(other));
    let builder = CHECK.finding(DIFFER, sentence(&statement)).cite(Side::A, first.evidence());
    let finding = builder
        .cite(Side::B, other.evidence())
        .explained(&[
            "Somebody with two nationalities stated one here and the other there.",
            "A nationality was gained or given up between the two statements.",
        ])
        .ask("Which nationalities do you hold, and since when?")
        .done();
    vec![finding]
}
