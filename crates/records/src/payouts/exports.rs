//! What statements of payment services call their columns.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::table::has_columns;

/// A statement of a payment service; it is of the candidate's own account.
#[derive(Debug)]
pub(crate) struct Export {
    pub(crate) columns: &'static [(&'static str, &'static str)],
    must: &'static [(&'static str, &'static str)],
    /// How it writes days, where it writes no offset.
    pub(crate) day: Option<fn(&str) -> Option<Timestamp>>,
    pub(crate) method: &'static str,
}

impl PartialEq for Export {
    fn eq(&self, other: &Self) -> bool {
        self.columns == other.columns
    }
}

impl Eq for Export {}

impl PartialOrd for Export {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Export {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.columns.cmp(other.columns)
    }
}

impl Export {
    pub(crate) fn has_header(&self, header: &str) -> bool {
        has_columns(header, self.must)
    }
}

/// The statements that are known.
pub(crate) static EXPORTS: [Export; 1] = [
    // Wise, statement as CSV: wise.com/help, statements. Days are written as 20-11-2026, of no zone: noon UTC stands for them.
    Export {
        columns: &[
            ("Date", "ts"),
            ("Amount", "amount"),
            ("Currency", "currency"),
            ("Payee Name", "counterparty"),
            ("Payer Name", "payee_id"),
        ],
        must: &[("TransferWise ID", ""), ("Date", ""), ("Amount", ""), ("Currency", "")],
        day: Some(day_first),
        method: "platform",
    },
];

fn day_first(text: &str) -> Option<Timestamp> {
    let mut parts = text.split(['-', '/']);
    let day = parts.next()?.parse().ok()?;
    let month = parts.next()?.parse().ok()?;
    let year = parts.next()?.get(..4)?.parse().ok()?;
    let noon = Date::new(year, month, day).ok()?.at(12, 0, 0, 0);
    noon.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}
