//! `shipping.csv`: what was sent where, and who signed.

use std::io::Read;

use crosscheck_model::records::{Record, Shipment};

use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns {
    known: &[
        "ts",
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

pub(crate) fn read(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let Some(at) = row.time("ts", out) else { continue };
        let shipment = Shipment {
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
