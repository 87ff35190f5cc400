//! Most sign-ins come from hosting networks or private networks.

use crosscheck_model::records::{Class, Login, Network, NetworkClass};
use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, logins};
use crate::threshold::Threshold;
use crate::words::{list, sentence};

const MOST_LOGINS: LevelRule = LevelRule::info("most_logins");

const LOGINS: Threshold = Threshold::of_records(
    "logins",
    10.0,
    "sign-ins with an address",
    (5.0, 1000.0),
    "below it one evening behind a private network decides.",
);

const SHARE: Threshold = Threshold::of_records(
    "share",
    0.5,
    "of them",
    (0.1, 1.0),
    "whoever works from such a network most of the time can say so.",
);

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "logins_from_hosting_networks",
    version: 1,
    since: "0.2.0",
    title: "Most sign-ins come from hosting networks or private networks",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[MOST_LOGINS],
    advisory_refs: &["S1-32", "S2-29", "V-16", "V-18"],
    thresholds: &[LOGINS, SHARE],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let (least, share) = (analysis.value(CHECK.id, &LOGINS), analysis.value(CHECK.id, &SHARE));
    let rows: Vec<(Row<'_, Login>, &Network)> = logins(analysis)
        .into_iter()
        .filter(|row| row.value.party.is_candidate() && row.value.event.takes_a_person())
        .filter_map(|row| Some((row, row.value.network.as_ref()?)))
        .collect();
    let hidden: Vec<(Row<'_, Login>, &NetworkClass)> = rows
        .iter()
        .filter(|(_, network)| !network.announced && network.hides_the_place())
        .filter_map(|(row, network)| Some((*row, network.class.as_ref()?)))
        .filter(|(_, class)| class.class != Class::Relay)
        .collect();
    let (all, of) = (rows.len() as f64, hidden.len() as f64);
    if all < least || of <= all * share {
        return Vec::new();
    }
    let mut providers: Vec<String> = hidden.iter().filter_map(|(_, class)| class.provider.clone()).collect();
    providers.sort();
    providers.dedup();
    let oldest = hidden.iter().filter_map(|(_, class)| class.list_date.as_deref()).min();
    let dated = oldest.map_or("The list states no date.".to_owned(), |date| format!("The list is of {date}."));
    let statement = format!(
        "{} states {} of {} sign-ins from networks that a list calls hosting, private networks or proxies.",
        hidden[0].0.file(),
        hidden.len(),
        rows.len(),
    );
    let mut builder = CHECK.finding(MOST_LOGINS, sentence(&statement)).because("list", dated);
    if !providers.is_empty() {
        builder = builder.because("providers", format!("As the list names them: {}.", list(&providers)));
    }
    let builder = builder
        .cite_all(Side::A, hidden.iter().map(|(row, _)| row.evidence()))
        .explained(&[
            "A private network protects who works from cafés and hotels.",
            "A customer's or an employer's gateway stands in a data centre.",
            "The list is old: addresses change hands.",
        ])
        .ask("Through which connection do you work, and does it belong to somebody else's service?");
    vec![builder.with(analysis, &[LOGINS, SHARE]).done()]
}
