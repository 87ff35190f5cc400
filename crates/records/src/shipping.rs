//! `shipping.csv`: what was sent where, and who signed.

use std::collections::BTreeSet;

use crosscheck_model::records::{Party, Record, Shipment};

use crate::context::Context;
use crate::input::File;
use crate::output::Output;
use crate::table::{Columns, Row, Table};

static COLUMNS: Columns = Columns {
    known: &[
        "ts",
        "applicant",
        "item",
        "address_id",
        "recipient",
        "lines",
        "city",
        "postcode",
        "country",
        "requested_by",
        "changed_from",
        "carrier",
        "signature_required",
        "signed_by",
    ],
    needed: &["ts"],
};

pub(crate) fn read(file: &mut File<'_>, context: &Context, out: &mut Output) {
    let own = own_addresses(file, context);
    let Some(mut table) = Table::open(file.again(), &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let Some(party) = party(&row, context) else { continue };
        if !party.is_candidate() && !own.contains(row.bytes("address_id")) {
            continue;
        }
        let Some(at) = row.time("ts", out) else { continue };
        let shipment = Shipment {
            party,
            at,
            item: row.text("item"),
            address_id: row.text("address_id").map(Into::into),
            recipient: row.text("recipient").map(Into::into),
            lines: row.text("lines").map(Into::into),
            city: row.text("city").map(Into::into),
            postcode: row.text("postcode").map(Into::into),
            country: row.code("country", 2, out),
            changed: row.text("changed_from").is_some(),
            signed_by: row.text("signed_by").map(Into::into),
        };
        out.row(Record::Shipment(shipment), row.quote(), row.locator());
    }
}

/// Whose delivery a row is: the candidate's, unless it names somebody.
fn party(row: &Row<'_>, context: &Context) -> Option<Party> {
    row.text("applicant").map_or(Some(Party::Candidate), |applicant| context.who.party(&applicant))
}

/// Addresses that something goes to for the candidate: of the rows of others only those to such an address are kept.
fn own_addresses(file: &mut File<'_>, context: &Context) -> BTreeSet<Vec<u8>> {
    let mut quiet = Output::new(file.origin.clone());
    let mut own = BTreeSet::new();
    if let Some(mut table) = Table::open(file.again(), &COLUMNS, &mut quiet) {
        while let Some(row) = table.next(&mut quiet) {
            let address = row.bytes("address_id");
            if !address.is_empty() && party(&row, context).is_some_and(|party| party.is_candidate()) {
                own.insert(address.to_vec());
            }
        }
    }
    own
}
