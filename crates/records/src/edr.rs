//! `edr.csv`: processes that were seen on devices.

use std::io::Read;

use crosscheck_model::records::{Process, Record};

use crate::context::Context;
use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns { known: &["ts", "device_id", "process"], needed: &["ts", "device_id", "process"] };

pub(crate) fn read(input: impl Read, context: &Context, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let (Some(at), Some(device), Some(name)) = (row.time("ts", out), row.text("device_id"), row.text("process"))
        else {
            continue;
        };
        let announced = context.tools.contains(&name.to_lowercase());
        out.row(Record::Process(Process { at, device: device.into(), name, announced }), row.quote(), row.locator());
    }
}
