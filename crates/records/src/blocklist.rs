//! `blocklist.csv`: the customer's own list. Only entries whose key is one of the candidate's are kept, and nothing of the others.

use std::io::Read;

use crosscheck_model::Digest;
use crosscheck_model::records::{ListEntry, Record};

use crate::context::Context;
use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns {
    known: &["key_type", "key_hash", "source", "added", "expires", "dispute_url"],
    needed: &["key_type", "key_hash", "dispute_url"],
};
const KINDS: [&str; 4] = ["email", "phone", "wallet", "document"];

pub(crate) fn read(input: impl Read, context: &Context, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let Some(kind) = row.word("key_type", &KINDS, out) else { continue };
        let Some(Ok(key)) = row.text("key_hash").map(|text| text.to_lowercase().parse::<Digest>()) else {
            out.problem(row.locator(), "column key_hash: not a SHA-256 in hexadecimal digits");
            continue;
        };
        if !context.own_keys.iter().any(|(own, digest)| *own == kind && *digest == key) {
            continue;
        }
        let entry = ListEntry {
            kind,
            list: row.text("source"),
            added: row.date("added", out),
            expires: row.date("expires", out),
            dispute: row.text("dispute_url"),
        };
        out.row(Record::ListEntry(entry), row.quote_without(&["key_hash"]), row.locator());
    }
}
