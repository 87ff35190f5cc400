//! One row of a table, or one entry of a snapshot: values by the names of their columns.

use csv::ReaderBuilder;

/// Rows of one table that are looked at.
pub(super) const MAX_ROWS: usize = 2_000;
/// Bytes of one table; positions with long descriptions have some tens of thousands.
pub(super) const MAX_TABLE: usize = 4 << 20;
/// Lines before the names of the columns are notes of the site.
const MAX_NOTES: usize = 12;

/// Values by the names of their columns, in lower case.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Record {
    pub(super) fields: Vec<(String, String)>,
    /// Row of the table, or entry of the snapshot, counted from 1.
    pub(super) number: u32,
}

impl Record {
    /// The value of the first of these columns that is filled.
    pub(super) fn get(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| {
            let value = self.fields.iter().find(|(key, _)| key == name)?.1.trim();
            (!value.is_empty()).then_some(value)
        })
    }

    pub(super) fn owned(&self, names: &[&str]) -> Option<String> {
        self.get(names).map(str::to_owned)
    }
}

/// The names of the columns, in lower case.
pub(super) fn header(text: &str) -> Vec<String> {
    let table = without_notes(text);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(table.as_bytes());
    let first = reader.records().next().and_then(Result::ok).unwrap_or_default();
    first.iter().map(|name| name.trim().to_lowercase()).collect()
}

/// The rows of a table, and whether any were left out or broken.
pub(super) fn records(text: &str) -> (Vec<Record>, bool) {
    let columns = header(text);
    let table = without_notes(text);
    let mut reader = ReaderBuilder::new().has_headers(true).flexible(true).from_reader(table.as_bytes());
    let mut records = Vec::new();
    let mut left_out = false;
    for row in reader.records() {
        let Ok(row) = row else {
            left_out = true;
            continue;
        };
        if records.len() >= MAX_ROWS {
            return (records, true);
        }
        let number = u32::try_from(records.len() + 1).unwrap_or(u32::MAX);
        let fields = columns.iter().cloned().zip(row.iter().map(str::to_owned)).collect();
        records.push(Record { fields, number });
    }
    (records, left_out)
}

/// Some tables begin with "Notes:", a paragraph and an empty line.
fn without_notes(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}');
    if !text.get(..6).is_some_and(|start| start.eq_ignore_ascii_case("notes:")) {
        return text;
    }
    let mut from = 0;
    for line in text.split_inclusive('\n').take(MAX_NOTES) {
        from += line.len();
        if line.trim().is_empty() {
            return &text[from..];
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_their_columns() {
        let text = "\u{feff}Company Name,Title,Description\r\nExample Ltd,\"Lead, Tools\",\"one\ntwo\"\r\n";
        let (records, left_out) = records(text);
        assert!(!left_out);
        assert_eq!(records[0].get(&["title"]), Some("Lead, Tools"));
        assert_eq!(records[0].get(&["description"]), Some("one\ntwo"));
        assert_eq!(records[0].get(&["location"]), None);
    }

    #[test]
    fn notes_of_the_site_are_no_columns() {
        let text = "Notes:\n\"When exporting, you may notice\"\n\nFirst Name,Last Name\nBo,Other\n";
        assert_eq!(header(text), ["first name", "last name"]);
        assert_eq!(header(""), Vec::<String>::new());
    }
}
