//! `device_gps.csv`: where devices say that they are.

use std::io::Read;

use crosscheck_model::records::{Position, Record};

use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns {
    known: &["ts", "device_id", "lat", "lon", "accuracy_m", "method"],
    needed: &["ts", "device_id", "lat", "lon", "accuracy_m"],
};

pub(crate) fn read(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let numbers = (row.number("lat", out), row.number("lon", out), row.number("accuracy_m", out));
        let (Some(at), Some(device), (Some(lat), Some(lon), Some(accuracy_m))) =
            (row.time("ts", out), row.text("device_id"), numbers)
        else {
            continue;
        };
        if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) || accuracy_m < 0.0 {
            out.problem(row.locator(), "columns lat, lon, accuracy_m: no place on Earth");
            continue;
        }
        let position = Position { at, device: device.into(), place: (lat, lon), accuracy_m };
        out.row(Record::Position(position), row.quote(), row.locator());
    }
}
