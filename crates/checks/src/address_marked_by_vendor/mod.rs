//! The customer's vendor of addresses marks an address of a delivery.

use crosscheck_model::records::{AddressFlag, Shipment};
use crosscheck_model::{Finding, Side, Topic};

use crate::analysis::Analysis;
use crate::check::{Check, LevelRule, Run};
use crate::needs::Scope;
use crate::records::{Row, flags, shipments};
use crate::words::sentence;

const AGENCY: LevelRule = LevelRule::info("agency_for_mail");
const VACANT: LevelRule = LevelRule::info("vacant");

/// The check.
pub(crate) const CHECK: Check = Check {
    id: "address_marked_by_vendor",
    version: 1,
    since: "0.2.0",
    title: "The customer's vendor of addresses marks an address of a delivery",
    topic: Topic::Account,
    scope: Scope::OneSource,
    needs: &[],
    follows_from: &[],
    levels: &[AGENCY, VACANT],
    advisory_refs: &["S1-10", "V-02", "V-55"],
    thresholds: &[],
    restricted: false,
    readme: include_str!("README.md"),
    run: Run::Alone(run),
};

fn run(analysis: &Analysis<'_>) -> Vec<Finding> {
    let flags = flags(analysis);
    let mut told: Vec<&str> = Vec::new();
    let mut findings = Vec::new();
    for row in shipments(analysis) {
        let Some(id) = row.value.address_id.as_ref().map(|id| id.expose()).filter(|id| !told.contains(id)) else {
            continue;
        };
        let marked = |flag: &&Row<'_, AddressFlag>| {
            flag.value.address_id.expose() == id && (flag.value.agency || flag.value.vacant)
        };
        if let Some(flag) = flags.iter().find(marked) {
            told.push(id);
            findings.push(finding(row, *flag));
        }
    }
    findings
}

fn finding(row: Row<'_, Shipment>, flag: Row<'_, AddressFlag>) -> Finding {
    let vendor = flag.value.vendor.as_deref().unwrap_or("the vendor");
    let dated = flag.value.as_of.as_ref().map(|date| format!(" as of {date}")).unwrap_or_default();
    let (level, what) =
        if flag.value.agency { (AGENCY, "an agency that receives mail for others") } else { (VACANT, "vacant") };
    let statement = format!("{vendor} marks an address of {} as {what}{dated}.", row.file());
    let builder =
        CHECK.finding(level, sentence(&statement)).cite(Side::A, row.evidence()).cite(Side::B, flag.evidence());
    builder
        .explained(&[
            "They rent a mailbox: many do who travel, live on a campus, or keep their home address to themselves for their safety.",
            "The vendor's mark is old or wrong.",
        ])
        .ask("What kind of address is this, and where is the equipment going to be used?")
        .done()
}
