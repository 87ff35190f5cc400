//! Tables with a header line: any order of columns, unknown ones named, every slip with its line and column.

use std::io::Read;

use crosscheck_model::{Locator, PartialDate};
use csv::{ByteRecord, ReaderBuilder};
use jiff::Timestamp;

use crate::bounded::Bounded;
use crate::output::Output;

/// Most columns of a table.
const MOST_COLUMNS: usize = 400;
/// Longest quote of a row.
const LONGEST_QUOTE: usize = 400;

/// The columns that a record can have, and those without which its rows say nothing.
pub(crate) struct Columns {
    pub(crate) known: &'static [&'static str],
    pub(crate) needed: &'static [&'static str],
}

/// An open table.
pub(crate) struct Table<R> {
    reader: csv::Reader<Bounded<R>>,
    columns: &'static Columns,
    places: Vec<Option<usize>>,
    record: ByteRecord,
}

impl<R: Read> Table<R> {
    /// Reads the header line; nothing if a column is missing that every row needs.
    pub(crate) fn open(input: R, columns: &'static Columns, out: &mut Output) -> Option<Self> {
        Self::open_as(input, columns, &[], out)
    }

    /// The same, where another program calls the columns so: its word, ours. Its further columns are not named.
    pub(crate) fn open_as(
        input: R,
        columns: &'static Columns,
        called: &[(&str, &str)],
        out: &mut Output,
    ) -> Option<Self> {
        let mut reader = ReaderBuilder::new().flexible(true).buffer_capacity(1 << 16).from_reader(Bounded::new(input));
        let header = match reader.byte_headers() {
            Ok(header) => header.clone(),
            Err(error) => {
                out.unreadable(format!("the table cannot be read: {}", in_words(&error)));
                return None;
            }
        };
        let names: Vec<String> = header.iter().take(MOST_COLUMNS).map(heading).collect();
        let ours =
            |name: &String| called.iter().find(|(theirs, _)| theirs.eq_ignore_ascii_case(name)).map(|(_, ours)| *ours);
        let place = |column: &&str| {
            names.iter().position(|name| ours(name) == Some(*column) || called.is_empty() && name == column)
        };
        let places: Vec<Option<usize>> = columns.known.iter().map(place).collect();
        let missing: Vec<&str> = columns.needed.iter().copied().filter(|column| place(column).is_none()).collect();
        if !missing.is_empty() {
            out.unreadable(format!("the header line has no column {}", missing.join(", ")));
            return None;
        }
        for (number, name) in names.iter().enumerate().filter(|(number, _)| !places.contains(&Some(*number))) {
            if called.is_empty() {
                let name: String = name.chars().take(40).collect();
                out.problem(Locator::Line(1), format!("column {} ({name}) is not known and was not read", number + 1));
            }
        }
        Some(Self { reader, columns, places, record: ByteRecord::new() })
    }

    /// The next row. What cannot be read any further is told and ends the table.
    pub(crate) fn next(&mut self, out: &mut Output) -> Option<Row<'_>> {
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => {
                let ends = self.reader.position().line();
                Some(Row { record: &self.record, columns: self.columns, places: &self.places, ends })
            }
            Ok(false) => None,
            Err(error) => {
                let line = self.reader.position().line();
                out.problem(at(line), format!("the rest of the table cannot be read: {}", in_words(&error)));
                None
            }
        }
    }
}

/// Whether every one of these columns stands in a header line.
pub(crate) fn has_columns(header: &str, columns: &[(&str, &str)]) -> bool {
    let names: Vec<&str> = header.split(',').map(|name| name.trim_matches(['\u{feff}', ' ', '"', '\r'])).collect();
    columns.iter().all(|(column, _)| names.iter().any(|name| name.eq_ignore_ascii_case(column)))
}

fn at(line: u64) -> Locator {
    Locator::Line(u32::try_from(line).unwrap_or(u32::MAX))
}

fn heading(name: &[u8]) -> String {
    let text = String::from_utf8_lossy(name);
    text.trim_start_matches('\u{feff}').trim().to_owned()
}

fn in_words(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Io(error) => error.to_string(),
        _ => "it is no table of separated values".to_owned(),
    }
}

/// One row.
pub(crate) struct Row<'a> {
    record: &'a ByteRecord,
    columns: &'static Columns,
    places: &'a [Option<usize>],
    /// The line after it.
    ends: u64,
}

impl<'a> Row<'a> {
    pub(crate) fn locator(&self) -> Locator {
        let breaks = self.record.as_slice().iter().filter(|&&c| c == b'\n').count() as u64;
        at(self.ends.saturating_sub(1 + breaks))
    }

    /// The row as it stands there.
    pub(crate) fn quote(&self) -> String {
        self.quote_without(&[])
    }

    /// The row without what these columns say.
    pub(crate) fn quote_without(&self, hidden: &[&str]) -> String {
        let hidden: Vec<usize> = hidden.iter().filter_map(|column| self.place(column)).collect();
        let mut fields: Vec<String> = Vec::new();
        for (number, field) in self.record.iter().enumerate().take(MOST_COLUMNS) {
            fields.push(if hidden.contains(&number) {
                "…".to_owned()
            } else {
                String::from_utf8_lossy(field).trim().to_owned()
            });
        }
        fields.join(",").chars().take(LONGEST_QUOTE).collect()
    }

    fn place(&self, column: &str) -> Option<usize> {
        let known = self.columns.known.iter().position(|known| *known == column)?;
        self.places[known]
    }

    /// The bytes of a field, empty where it is not stated.
    pub(crate) fn bytes(&self, column: &str) -> &'a [u8] {
        self.place(column).and_then(|place| self.record.get(place)).unwrap_or_default().trim_ascii()
    }

    /// A field that is stated.
    pub(crate) fn text(&self, column: &str) -> Option<String> {
        let text = String::from_utf8_lossy(self.bytes(column)).into_owned();
        (!text.is_empty()).then_some(text)
    }

    /// A field that is stated, in capitals: codes of countries and currencies.
    pub(crate) fn code(&self, column: &str, letters: usize, out: &mut Output) -> Option<String> {
        let text = self.text(column)?.to_ascii_uppercase();
        let good = text.len() == letters && text.bytes().all(|c| c.is_ascii_uppercase());
        if !good {
            out.problem(self.locator(), format!("column {column}: not a code of {letters} letters"));
        }
        good.then_some(text)
    }

    /// A time with its offset; without one it is told and not used.
    pub(crate) fn time(&self, column: &str, out: &mut Output) -> Option<Timestamp> {
        let text = self.text(column)?;
        let time = time(&text);
        if let Err(why) = time {
            out.problem(self.locator(), format!("column {column}: {why}"));
        }
        time.ok()
    }

    /// A day, a month or a year.
    pub(crate) fn date(&self, column: &str, out: &mut Output) -> Option<PartialDate> {
        let text = self.text(column)?;
        let date = date(&text);
        if date.is_none() {
            out.problem(self.locator(), format!("column {column}: not a day, as 2026-11-20"));
        }
        date
    }

    /// A number.
    pub(crate) fn number(&self, column: &str, out: &mut Output) -> Option<f64> {
        let text = self.text(column)?;
        let number = text.parse::<f64>().ok().filter(|number| number.is_finite());
        if number.is_none() {
            out.problem(self.locator(), format!("column {column}: not a number"));
        }
        number
    }

    /// One of these words, in small letters.
    pub(crate) fn word(&self, column: &str, words: &[&str], out: &mut Output) -> Option<String> {
        let text = self.text(column)?.to_lowercase();
        if words.contains(&text.as_str()) {
            return Some(text);
        }
        out.problem(self.locator(), format!("column {column}: none of {}", words.join(", ")));
        None
    }
}

/// A time as RFC 3339 writes it, with its offset.
pub(crate) fn time(text: &str) -> Result<Timestamp, &'static str> {
    text.trim().parse::<Timestamp>().map_err(|_| "not a time with its offset, as 2026-11-20T12:00:00+01:00")
}

/// A day, a month or a year.
pub(crate) fn date(text: &str) -> Option<PartialDate> {
    let mut parts = text.trim().split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map(|part| part.parse().ok().filter(|month| (1..=12).contains(month)));
    let day = parts.next().map(|part| part.get(..2).unwrap_or(part).parse().ok().filter(|day| (1..=31).contains(day)));
    if month == Some(None) || day == Some(None) {
        return None;
    }
    Some(PartialDate { year, month: month.flatten(), day: day.flatten() })
}
