//! `accounts.csv` and `contacts.csv`: when account, contact and address data were changed.

use std::io::Read;

use crosscheck_model::records::{Change, Record};

use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns =
    Columns { known: &["ts", "field", "old_hash", "new_hash", "requested_by"], needed: &["ts", "field"] };

pub(crate) fn read(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let (Some(at), Some(field)) = (row.time("ts", out), row.text("field")) else { continue };
        // What stays as it is was not changed.
        if row.text("old_hash").is_some() && row.text("old_hash") == row.text("new_hash") {
            continue;
        }
        let change = Change { at, field, requested_by: row.text("requested_by").map(Into::into) };
        out.row(Record::Change(change), row.quote(), row.locator());
    }
}
