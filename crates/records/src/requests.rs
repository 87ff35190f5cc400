//! `requests.csv`: what was asked for about payment.

use std::io::Read;

use crosscheck_model::records::{PaymentRequest, Record};

use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns { known: &["ts", "type", "text_ref"], needed: &["ts", "type"] };

const KINDS: [&str; 5] =
    ["prepay_request", "no_milestone_request", "crypto_request", "new_method_request", "new_platform_request"];

pub(crate) fn read(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let (Some(at), Some(kind)) = (row.time("ts", out), row.word("type", &KINDS, out)) else { continue };
        let request = PaymentRequest { at, kind: kind.to_uppercase() };
        out.row(Record::PaymentRequest(request), row.quote(), row.locator());
    }
}
