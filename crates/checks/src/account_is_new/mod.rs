//! Accounts that were made shortly before.

use crosscheck_model::{AccountFactKind, Finding, Side, SourceReading, Topic};
use jiff::Timestamp;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::threshold::{Basis, Threshold};
use crate::words::{list, name_of};

const NEW: LevelRule = LevelRule::info("made_recently");

const DAYS: Threshold = Threshold {
    name: "days",
    value: 183.0,
    unit: "days before the case is judged",
    range: (7.0, 1095.0),
    basis: Basis::Chosen {
        why: "half a year is about as long as somebody looks for work.",
        not_measured: "When people make their profiles is not public for any set of people whose histories are known.",
    },
};

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "account_is_new",
    version: 1,
    since: "0.2.0",
    title: "Accounts that were made shortly before",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[NEW],
    advisory_refs: &["S2-11", "F22-24", "V-50", "V-51"],
    thresholds: &[DAYS],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let days = analysis.value(CHECK.id, &DAYS);
    let made = |reading: &&'_ SourceReading| {
        let mut facts = reading.claims.account.iter().filter(|fact| fact.value().kind == AccountFactKind::Created);
        facts.find_map(|fact| Some((fact.evidence().clone(), fact.value().at?)))
    };
    let dated: Vec<_> = analysis.readings().iter().filter_map(|reading| Some((*reading, made(reading)?))).collect();
    let recent = |at: Timestamp| {
        let age = analysis.case.as_of.duration_since(at).as_hours() as f64 / 24.0;
        (0.0..=days).contains(&age)
    };
    let new: Vec<_> = dated.iter().filter(|(_, (_, at))| recent(*at)).collect();
    if new.is_empty() {
        return Vec::new();
    }
    let each: Vec<String> = new
        .iter()
        .map(|(reading, (_, at))| format!("{} on {}", name_of(&reading.source), at.strftime("%Y-%m-%d")))
        .collect();
    let statement = format!(
        "Of {} accounts that say when they were made, {} were lately: {}.",
        dated.len(),
        new.len(),
        list(&each)
    );
    let builder = CHECK.finding(NEW, statement).with(analysis, &[DAYS]);
    let finding = builder
        .cite_all(Side::A, new.iter().map(|(_, (evidence, _))| evidence))
        .explained(&[
            "Whoever looks for work makes profiles.",
            "Many people have used no such site before, or begin anew for privacy.",
        ])
        .ask("Since when have you used these sites, and did you have other accounts there before?")
        .done();
    vec![finding]
}
