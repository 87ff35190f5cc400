//! `domains.csv`: what the customer found about domains: when they were registered, whose they are, in which state.

use std::io::Read;

use crosscheck_model::records::{Domain, Record};

use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns =
    Columns { known: &["domain", "organisation", "registered", "state", "source", "as_of"], needed: &["domain"] };

pub(crate) fn read(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let Some(name) = row.text("domain") else { continue };
        let name = name.to_lowercase();
        let domain = Domain {
            name: name.trim_start_matches("www.").trim_end_matches('.').to_owned(),
            organisation: row.text("organisation").map(Into::into),
            registered: row.date("registered", out),
            state: row.word("state", &["live", "parked", "dead", "disposable"], out),
            source: row.text("source"),
            as_of: row.text("as_of"),
        };
        out.row(Record::Domain(domain), row.quote(), row.locator());
    }
}
