//! `messages.csv`: when messages were sent and answered.

use std::io::Read;

use crosscheck_model::records::{Message, Record};

use crate::output::Output;
use crate::table::{Columns, Table};

static COLUMNS: Columns =
    Columns { known: &["ts_sent", "ts_reply", "channel", "flag", "text_ref"], needed: &["ts_sent"] };

pub(crate) fn read(input: impl Read, out: &mut Output) {
    let Some(mut table) = Table::open(input, &COLUMNS, out) else { return };
    while let Some(row) = table.next(out) {
        let Some(sent) = row.time("ts_sent", out) else { continue };
        let answered = row.time("ts_reply", out);
        if answered.is_some_and(|answered| answered < sent) {
            out.problem(row.locator(), "column ts_reply: before the message itself");
            continue;
        }
        let channel = row.word("channel", &["im", "email", "phone", "platform"], out);
        let message = Message { sent, answered, channel, flag: row.text("flag").map(|flag| flag.to_lowercase()) };
        out.row(Record::Message(message), row.quote(), row.locator());
    }
}
