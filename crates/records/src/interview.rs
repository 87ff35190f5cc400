//! `interview.csv`: what interviewers wrote down.

use std::io::Read;

use crosscheck_model::records::{Observation, Record};

use crate::context::Context;
use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns = Columns {
    known: &[
        "ts",
        "channel",
        "camera",
        "displayed_name",
        "stated_place",
        "ambient_local_time_obs",
        "client_ip",
        "code",
        "note",
        "author",
        "recording_sha256",
    ],
    needed: &["ts"],
};

pub(crate) fn read(input: impl Read, context: &Context, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let Some(at) = row.time("ts", out) else { continue };
        let ip = row.text("client_ip");
        let address = ip.as_ref().and_then(|ip| ip.parse().ok());
        if ip.is_some() && address.is_none() {
            out.problem(row.locator(), "column client_ip: not an address");
        }
        let observation = Observation {
            at,
            displayed_name: row.text("displayed_name").map(Into::into),
            stated_place: row.text("stated_place").map(Into::into),
            light_or_clock: row.text("ambient_local_time_obs").map(|text| text.to_lowercase()),
            network: address.map(|ip| context.networks.of(ip)),
            author: row.text("author").map(Into::into),
        };
        out.row(Record::Observation(observation), row.quote_without(&["note"]), row.locator());
    }
}
