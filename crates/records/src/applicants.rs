//! `applicants.csv`: where other applicants live and what they are called.

use std::io::Read;

use crosscheck_model::records::{Applicant, Record};

use crate::context::Context;
use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns =
    Columns { known: &["applicant", "name", "country", "city", "email", "phone"], needed: &["applicant"] };

pub(crate) fn read(input: impl Read, context: &Context, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let Some(party) = row.text("applicant").and_then(|applicant| context.who.party(&applicant)) else { continue };
        let applicant = Applicant {
            party,
            name: row.text("name").map(Into::into),
            country: row.code("country", 2, out),
            city: row.text("city").map(Into::into),
            email: row.text("email").map(Into::into),
            phone: row.text("phone").map(Into::into),
        };
        out.row(Record::Applicant(applicant), row.quote(), row.locator());
    }
}
