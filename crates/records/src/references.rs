//! `references.csv`: referees whom the candidate named.

use std::io::Read;

use crosscheck_model::records::{Party, Record, Referee};

use crate::context::Context;
use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns { known: &["applicant", "name", "org", "email", "phone"], needed: &["name"] };

pub(crate) fn read(input: impl Read, context: &Context, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let whose = row.text("applicant").map_or(Some(Party::Candidate), |applicant| context.who.party(&applicant));
        let Some(party) = whose else { continue };
        let contact = row.text("email");
        let is_candidate = contact.as_ref().is_some_and(|email| context.who.is_candidate(email.as_bytes()));
        // Referees of others say nothing here, unless it is the candidate.
        if !party.is_candidate() && !is_candidate {
            continue;
        }
        let referee = Referee {
            party,
            name: row.text("name").map(Into::into),
            organisation: row.text("org").map(Into::into),
            email: contact.map(Into::into),
            phone: row.text("phone").map(Into::into),
        };
        out.row(Record::Referee(referee), row.quote(), row.locator());
    }
}
