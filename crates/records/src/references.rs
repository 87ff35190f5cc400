//! `references.csv`: referees whom the candidate named.

use std::io::Read;

use crosscheck_model::records::{Record, Referee};

use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns { known: &["name", "org", "email", "phone"], needed: &["name"] };

pub(crate) fn read(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let referee = Referee {
            name: row.text("name").map(Into::into),
            organisation: row.text("org").map(Into::into),
            email: row.text("email").map(Into::into),
            phone: row.text("phone").map(Into::into),
        };
        out.row(Record::Referee(referee), row.quote(), row.locator());
    }
}
