//! What statements of payment services and platforms call their columns.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::output::Output;
use crate::table::{Row, has_columns};

/// A statement of a payment service; it is of the candidate's own account.
#[derive(Debug)]
pub(crate) struct Export {
    pub(crate) columns: &'static [(&'static str, &'static str)],
    must: &'static [(&'static str, &'static str)],
    /// It writes days of no zone, and not times with their offset.
    pub(crate) days_only: bool,
    /// Its words for rows that took effect; empty where it has no such column.
    pub(crate) settled: &'static [&'static str],
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
pub(crate) static EXPORTS: [Export; 4] = [
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
        days_only: true,
        settled: &[],
        method: "platform",
    },
    // PayPal, activity report as CSV: paypal.com/reports/dlog, columns in English. The day is written as the account's country does.
    Export {
        columns: &[
            ("Date", "ts"),
            ("Net", "amount"),
            ("Currency", "currency"),
            ("Name", "counterparty"),
            ("Status", "status"),
        ],
        must: &[("Date", ""), ("Time", ""), ("TimeZone", ""), ("Gross", ""), ("Net", ""), ("Transaction ID", "")],
        days_only: true,
        settled: &["Completed"],
        method: "platform",
    },
    // Payoneer, transactions as CSV: payoneer.com, activity, download report.
    Export {
        columns: &[
            ("Transaction Date", "ts"),
            ("Credit Amount", "amount"),
            ("Debit Amount", "debit"),
            ("Currency", "currency"),
            ("Description", "counterparty"),
            ("Status", "status"),
        ],
        must: &[("Transaction Date", ""), ("Transaction Time", ""), ("Credit Amount", ""), ("Debit Amount", "")],
        days_only: true,
        settled: &["Completed"],
        method: "platform",
    },
    // Upwork, transaction history as CSV: support.upwork.com, transaction history.
    Export {
        columns: &[
            ("Date", "ts"),
            ("Amount", "amount"),
            ("Currency", "currency"),
            ("Freelancer", "holder_name"),
            ("Account Name", "counterparty"),
        ],
        must: &[("Date", ""), ("Ref ID", ""), ("Type", ""), ("Description", ""), ("Amount", ""), ("Balance", "")],
        days_only: true,
        settled: &[],
        method: "platform",
    },
];

/// Which part of a day written in numbers comes first, as far as a whole file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Order {
    /// Nothing tells yet.
    #[default]
    Open,
    DayFirst,
    MonthFirst,
}

impl Order {
    /// What one more day tells: a part above twelve is no month.
    pub(crate) fn and(self, text: &str) -> Self {
        match parts(text).as_slice() {
            [first, _, year] if *first > 12 && *year > 31 => Self::DayFirst,
            [_, second, year] if *second > 12 && *year > 31 => Self::MonthFirst,
            _ => self,
        }
    }

    /// A day: `2026-11-20`, `20-11-2026`, `11/20/2026`, `Nov 20, 2026`. Noon UTC stands for it.
    pub(crate) fn day(self, text: &str) -> Option<Timestamp> {
        let date = match (parts(text).as_slice(), month_in(text)) {
            ([day, year], Some(month)) => date(*year, month, *day),
            ([year, month, day], None) if *year > 31 => date(*year, *month, *day),
            ([first, second, year], None) => match self {
                Self::MonthFirst => date(*year, *first, *second),
                Self::DayFirst => date(*year, *second, *first),
                // Where nothing tells, only a day that is the same both ways is one.
                Self::Open => date(*year, *second, *first).filter(|_| first == second),
            },
            _ => None,
        }?;
        date.at(12, 0, 0, 0).to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
    }
}

fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The numbers of a text, at most three.
fn parts(text: &str) -> Vec<u32> {
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    numbers.take(3).filter_map(|part| part.parse().ok()).collect()
}

/// The month that a text names in English, which these services write whatever the country.
fn month_in(text: &str) -> Option<u32> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = text.to_ascii_lowercase();
    let word = text.split(|c: char| !c.is_ascii_alphabetic()).find(|word| word.len() >= 3)?;
    (1..).zip(MONTHS).find(|(_, month)| word.starts_with(month)).map(|(number, _)| number)
}

/// An amount as people of any country write it: `1,250.00`, `-23,00`, `1.234,56`, `$4.20`. The last sign parts the cents, unless three
/// digits follow it.
pub(crate) fn amount(row: &Row<'_>, column: &str, out: &mut Output) -> Option<f64> {
    let text = row.text(column)?;
    let read = read_amount(&text);
    if read.is_none() {
        out.problem(row.locator(), format!("column {column}: not an amount"));
    }
    read
}

fn read_amount(text: &str) -> Option<f64> {
    let negative = text.contains('-') || text.trim_start().starts_with('(');
    let bare: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | ',')).collect();
    // Both signs: the last one parts the cents. One sign once: it does, unless three digits follow. One sign more than once: thousands.
    let last = bare.rfind(['.', ',']);
    let both = bare.contains('.') && bare.contains(',');
    let once = bare.matches(['.', ',']).count() == 1;
    let cents = last.filter(|at| both || once && bare.len() - at - 1 != 3);
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let written = match cents {
        Some(at) => format!("{}.{}", digits(&bare[..at]), digits(&bare[at + 1..])),
        None => digits(&bare),
    };
    let value: f64 = written.parse().ok()?;
    Some(if negative { -value } else { value })
}

/// Whether the row took effect: pending and denied ones moved nothing.
pub(crate) fn is_settled(export: &Export, row: &Row<'_>) -> bool {
    export.settled.is_empty() || row.text("status").is_none_or(|status| export.settled.contains(&status.as_str()))
}

/// A day that cannot be told, with its place.
pub(crate) fn untold(row: &Row<'_>, out: &mut Output) {
    out.problem(row.locator(), "column ts: not a day of this export, or day and month cannot be told apart");
}

#[cfg(test)]
mod tests {
    use super::{Order, read_amount};

    #[test]
    fn days_in_their_forms() {
        let day = |order: Order, text: &str| order.day(text).map(|at| at.strftime("%Y-%m-%d").to_string());
        for text in ["2026-11-20", "20-11-2026", "20.11.2026", "Nov 20, 2026", "20 November 2026"] {
            assert_eq!(day(Order::DayFirst, text).as_deref(), Some("2026-11-20"), "{text}");
        }
        assert_eq!(day(Order::MonthFirst, "11/20/2026").as_deref(), Some("2026-11-20"));
        assert_eq!(day(Order::Open, "01/03/2026"), None, "nothing tells the day from the month");
        assert_eq!(day(Order::Open, "03/03/2026").as_deref(), Some("2026-03-03"));
        assert_eq!(Order::Open.and("01/03/2026").and("10/13/2026"), Order::MonthFirst);
        assert_eq!(Order::Open.and("2026-11-20"), Order::Open);
        assert_eq!(day(Order::DayFirst, "yesterday"), None);
    }

    #[test]
    fn amounts_in_their_forms() {
        for (text, value) in [
            ("1,250.00", 1250.0),
            ("-23,00", -23.0),
            ("1.234,56", 1234.56),
            ("1,234", 1234.0),
            ("1,234,567", 1_234_567.0),
            ("$4.20", 4.2),
            ("(12.50)", -12.5),
            ("7", 7.0),
        ] {
            assert_eq!(read_amount(text), Some(value), "{text}");
        }
        assert_eq!(read_amount("-"), None);
    }
}
