//! Two applicants are paid into one account.

use crosscheck_model::records::{Party, Payout};
use crosscheck_model::{Finding, Side, Strength, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Fit, Row, apart, applicants, fits_the_applicant, home, home_of, payouts};
use crate::words::{quoted, sentence};

const SAME_ACCOUNT: LevelRule = LevelRule::shared("same_account", Strength::Strong);
const HOUSEHOLD: LevelRule = LevelRule::info("one_household");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "payout_account_shared",
    version: 1,
    since: "0.2.0",
    title: "Two applicants are paid into one account",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[SAME_ACCOUNT, HOUSEHOLD],
    advisory_refs: &["F22-23", "V-03", "V-09"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let rows = payouts(analysis);
    let mut told: Vec<&Party> = Vec::new();
    let mut findings = Vec::new();
    for other in rows.iter().filter(|row| !row.value.party.is_candidate()) {
        let own = rows.iter().find(|row| row.value.party.is_candidate() && row.value.account == other.value.account);
        if let Some(own) = own.filter(|own| own.value.account.is_some() && !told.contains(&&other.value.party)) {
            told.push(&other.value.party);
            findings.push(finding(analysis, *own, *other));
        }
    }
    findings
}

fn finding(analysis: &Analysis<'_>, own: Row<'_, Payout>, other: Row<'_, Payout>) -> Finding {
    let them = applicants(analysis).into_iter().find(|row| row.value.party == other.value.party);
    let one_name = them.and_then(|row| row.value.name.as_ref()).is_some_and(|name| {
        matches!(
            fits_the_applicant(analysis, name.expose()),
            Fit::Contradicts { family_agrees: true, .. } | Fit::Fits(_)
        )
    });
    let homes = home(analysis).zip(home_of(analysis, &other.value.party));
    let one_place = homes.is_some_and(|(own, other)| apart(&own.reading, &other.reading).is_none());
    let level = if one_name && one_place { HOUSEHOLD } else { SAME_ACCOUNT };
    let statement = format!(
        "{} states payments of the candidate and of {} into one account.",
        own.file(),
        quoted(other.value.payee.expose())
    );
    let builder =
        CHECK.finding(level, sentence(&statement)).cite(Side::A, own.evidence()).cite(Side::B, other.evidence());
    builder
        .explained(&["Spouses or a family use one account.", "Both are paid through one umbrella company or agency."])
        .ask("Who else is paid into this account, and how do you know each other?")
        .done()
}
