//! `organisations.csv`: entries of a register that the customer looked up.

use std::io::Read;

use crosscheck_model::records::{Record, RegisteredOrganisation};

use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns { known: &["name", "founded", "dissolved", "register", "as_of"], needed: &["name"] };

pub(crate) fn read(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let Some(name) = row.text("name") else { continue };
        let entry = RegisteredOrganisation {
            name,
            founded: row.date("founded", out),
            dissolved: row.date("dissolved", out),
            register: row.text("register"),
            as_of: row.text("as_of"),
        };
        out.row(Record::RegisteredOrganisation(entry), row.quote(), row.locator());
    }
}
