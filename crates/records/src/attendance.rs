//! `attendance.csv`: agreed times and whether they were kept.

use std::io::Read;

use crosscheck_model::records::{Record, Slot};

use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns {
    known: &["slot_start", "slot_end", "tz", "attended", "source"],
    needed: &["slot_start", "slot_end", "attended"],
};

pub(crate) fn read(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let times = (row.time("slot_start", out), row.time("slot_end", out));
        let ((Some(start), Some(end)), Some(attended)) = (times, row.word("attended", &["yes", "no", "excused"], out))
        else {
            continue;
        };
        out.row(Record::Slot(Slot { start, end, attended }), row.quote(), row.locator());
    }
}
