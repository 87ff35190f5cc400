//! One device signs in to the accounts of several applicants.

use crosscheck_model::Personal;
use crosscheck_model::records::{Login, Party};
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, apart, home, home_of, logins};
use crate::words::{quoted, sentence};

const OTHER_HOMES: LevelRule = LevelRule::shared("claimed_homes_differ", Strength::Moderate);
const SAME_DEVICE: LevelRule = LevelRule::info("same_device");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "device_shared_between_accounts",
    version: 1,
    since: "0.2.0",
    title: "One device signs in to the accounts of several applicants",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[OTHER_HOMES, SAME_DEVICE],
    advisory_refs: &["S2-29", "F22-01", "V-02", "V-18", "V-19"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let rows: Vec<Row<'_, Login>> =
        logins(analysis).into_iter().filter(|row| row.value.event.takes_a_person()).collect();
    let mut told: Vec<(&Party, &Personal)> = Vec::new();
    let mut findings = Vec::new();
    for other in rows.iter().filter(|row| !row.value.party.is_candidate()) {
        let Some(device) = &other.value.device else { continue };
        let key = (&other.value.party, device);
        let own = rows.iter().find(|row| row.value.party.is_candidate() && row.value.device.as_ref() == Some(device));
        if let Some(own) = own.filter(|_| !told.contains(&key)) {
            told.push(key);
            findings.push(finding(analysis, *own, *other, device));
        }
    }
    findings
}

fn finding(analysis: &Analysis<'_>, own: Row<'_, Login>, other: Row<'_, Login>, device: &Personal) -> Finding {
    let homes = home(analysis).zip(home_of(analysis, &other.value.party));
    let apart = homes.as_ref().and_then(|(own, other)| apart(&own.reading, &other.reading));
    let level = if apart.is_some() { OTHER_HOMES } else { SAME_DEVICE };
    let statement = format!(
        "{} states that the device {} signed in to the candidate's account and to another applicant's, {}.",
        own.file(),
        quoted(device.expose()),
        quoted(other.value.account.expose()),
    );
    let mut builder =
        CHECK.finding(level, sentence(&statement)).cite(Side::A, own.evidence()).cite(Side::B, other.evidence());
    match (homes, apart) {
        (Some((own, other)), Some(apart)) => {
            let homes =
                format!("The homes that the two state: {} and {}; {}.", own.words, other.words, apart.sentence());
            builder = builder.because("homes", homes).cite(Side::A, own.evidence).cite(Side::B, other.evidence);
        }
        (Some(_), None) => builder = builder.because("homes", "The homes that the two state can be one."),
        (None, _) => builder = builder.because("homes", "Where the other applicant lives was not handed in."),
    }
    builder
        .explained(&[
            "Two people of one household share a computer.",
            "An office, a library or an administrator's machine is used by many.",
            "The device's number was copied with its system, or is that of a program and not of a machine.",
        ])
        .ask("Which devices do you work on, and who else uses them?")
        .done()
}
