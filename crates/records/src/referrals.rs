//! `referrals.csv`: who recommended whom.

use std::io::Read;

use crosscheck_model::records::{Record, Referral};

use crate::context::Context;
use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns { known: &["ts", "referred_by", "applicant"], needed: &["referred_by", "applicant"] };

pub(crate) fn read(input: impl Read, context: &Context, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let party = |column| row.text(column).and_then(|account| context.who.party(&account));
        let Some((by, of)) = party("referred_by").zip(party("applicant")) else { continue };
        // Rows between others are nobody's business here.
        if by.is_candidate() != of.is_candidate() {
            let referral = Referral { at: row.time("ts", out), by, of };
            out.row(Record::Referral(referral), row.quote(), row.locator());
        }
    }
}
