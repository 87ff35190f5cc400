//! One account signs in from many networks within a day.

use crosscheck_model::records::{Class, Login, Network};
use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, logins};
use crate::threshold::Threshold;
use crate::words::list;

const MANY_NETWORKS: LevelRule = LevelRule::info("many_networks");

const NETWORKS: Threshold = Threshold::of_records(
    "networks",
    4.0,
    "networks within 24 hours",
    (2.0, 50.0),
    "home, office, telephone and one more are an ordinary day.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "many_networks_in_a_day",
    version: 1,
    since: "0.2.0",
    title: "One account signs in from many networks within a day",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[MANY_NETWORKS],
    advisory_refs: &["S2-01"],
    thresholds: &[NETWORKS],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

/// A day, in seconds.
const DAY: i64 = 86_400;

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let least = analysis.value(CHECK.id, &NETWORKS);
    let rows: Vec<(Row<'_, Login>, &Network)> = logins(analysis)
        .into_iter()
        .filter(|row| row.value.party.is_candidate())
        .filter_map(|row| Some((row, row.value.network.as_ref().filter(|network| counts(network))?)))
        .collect();
    let mut most: Vec<(Row<'_, Login>, &str)> = Vec::new();
    for (last, (row, _)) in rows.iter().enumerate() {
        let mut seen: Vec<(Row<'_, Login>, &str)> = Vec::new();
        let since = row.value.at.as_second() - DAY;
        for (earlier, network) in rows[..=last].iter().rev().take_while(|(row, _)| row.value.at.as_second() > since) {
            if seen.iter().all(|(_, name)| *name != network.name) {
                seen.push((*earlier, &network.name));
            }
        }
        if seen.len() > most.len() {
            most = seen;
        }
    }
    let Some((last, _)) = most.first().copied() else { return Vec::new() };
    if (most.len() as f64) < least {
        return Vec::new();
    }
    most.reverse();
    let names: Vec<String> = most.iter().map(|(_, name)| (*name).to_owned()).collect();
    let statement = format!(
        "{} states sign-ins from {} networks within 24 hours, the last at {}.",
        last.file(),
        most.len(),
        last.value.at
    );
    let builder = CHECK
        .finding(MANY_NETWORKS, statement)
        .because("networks", format!("The networks are {}.", list(&names)))
        .cite_all(Side::A, most.iter().map(|(row, _)| row.evidence()))
        .explained(&[
            "Telephone, home and office change places, and a line falls over to another one.",
            "A provider shares addresses between its customers, and gives out another one at each connection.",
        ])
        .ask("Through which connections do you work on an ordinary day?");
    vec![builder.with(analysis, &[NETWORKS]).done()]
}

/// Telephones change networks all day, and what was announced is known.
fn counts(network: &Network) -> bool {
    !network.announced && network.class.as_ref().is_none_or(|class| class.class != Class::Mobile)
}
