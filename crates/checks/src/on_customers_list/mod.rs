//! A contact, a wallet or a document number stands on a list of the customer's.

use crosscheck_model::{Finding, Side, Topic};
use jiff::tz::TimeZone;

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{list_entries, payouts};
use crate::words::{quoted, sentence};

const LISTED: LevelRule = LevelRule::unconfirmed("listed");
const EXPIRED: LevelRule = LevelRule::info("expired_entry");
const WALLET: LevelRule = LevelRule::unconfirmed("wallet_on_sanctions_list");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "on_customers_list",
    version: 1,
    since: "0.2.0",
    title: "A contact, a wallet or a document number stands on a list of the customer's",
    topic: Topic::Contact,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[LISTED, EXPIRED, WALLET],
    advisory_refs: &["V-56"],
    thresholds: &[],
    restricted: true,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let today = analysis.case.as_of.to_zoned(TimeZone::UTC).date();
    let now = i32::from(today.year()) * 12 + i32::from(today.month()) - 1;
    let entries = list_entries(analysis).into_iter().map(|row| {
        let entry = row.value;
        let over = entry.expires.is_some_and(|date| date.last_month() < now);
        let list = entry.list.as_deref().map(|list| format!(" of the list {}", quoted(list))).unwrap_or_default();
        let added = entry.added.map(|date| format!(", added {date}")).unwrap_or_default();
        let until = entry.expires.map(|date| format!(", until {date}")).unwrap_or_default();
        let dispute = entry.dispute.as_deref().unwrap_or("an address that the entry does not name");
        let statement = format!(
            "{} holds the {} of the candidate: entry{list}{added}{until}. It can be disputed at {dispute}.",
            row.file(),
            entry.kind
        );
        let level = if over { EXPIRED } else { LISTED };
        CHECK
            .finding(level, sentence(&statement))
            .cite(Side::A, row.evidence())
            .explained(&[
                "The entry is old or wrong, or means somebody else who had this contact before.",
                "A number or mailbox was given to another person.",
            ])
            .ask("Who has put the entry there, and what does it rest on?")
            .done()
    });
    let wallets = payouts(analysis).into_iter().filter(|row| row.value.party.is_candidate()).filter_map(|row| {
        let entry = row.value.wallet.as_ref()?.listed.as_deref()?;
        let statement = format!("{} holds a wallet that stands on a list: {entry}.", row.file());
        let builder = CHECK.finding(WALLET, sentence(&statement)).about(Topic::Account).cite(Side::A, row.evidence());
        Some(
            builder
                .explained(&["The list was read at another date, and the entry has gone since."])
                .ask("Does the list in force today hold this address, and whose is it?")
                .done(),
        )
    });
    entries.chain(wallets).collect()
}
