//! `verifications.csv`: what was verified, with whom, and through which contact.

use std::io::Read;

use crosscheck_model::records::{Record, Verification};

use crate::context::Context;
use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns {
    known: &[
        "claim_id",
        "organisation",
        "contact_used",
        "contact_source",
        "issuer",
        "outcome",
        "by",
        "ts",
        "file_sha256",
    ],
    needed: &["organisation"],
};

pub(crate) fn read(input: impl Read, context: &Context, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let issuer = row.text("issuer");
        let issuer_known =
            context.issuers.as_ref().zip(issuer.as_ref()).map(|(known, name)| known.contains(&name.to_lowercase()));
        let verification = Verification {
            at: row.time("ts", out),
            claim: row.text("claim_id"),
            organisation: row.text("organisation").map(Into::into),
            contact: row.text("contact_used").map(Into::into),
            contact_source: row.word("contact_source", &["independent", "candidate"], out),
            issuer: issuer.map(Into::into),
            issuer_known,
        };
        out.row(Record::Verification(verification), row.quote(), row.locator());
    }
}
