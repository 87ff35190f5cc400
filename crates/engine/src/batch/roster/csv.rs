use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use csv::{ByteRecord, Reader, ReaderBuilder};

use super::columns::columns;
use super::problems::{BadRow, RosterError};
use super::row::Fields;

/// Longest first line that is looked at, in bytes.
const MAX_HEADER: u64 = 64 << 10;

/// The character between columns: the one of comma, semicolon and tab that stands most often in the first line outside of quotes.
pub(super) fn delimiter(path: &Path) -> io::Result<u8> {
    delimiter_of(File::open(path)?)
}

/// The same of a table in memory.
pub(super) fn delimiter_of(table: impl Read) -> io::Result<u8> {
    let mut line = Vec::new();
    BufReader::new(table.take(MAX_HEADER)).read_until(b'\n', &mut line)?;
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in line {
        quoted ^= byte == b'"';
        if let Some((_, count)) = counts.iter_mut().find(|(delimiter, _)| *delimiter == byte && !quoted) {
            *count += 1;
        }
    }
    // The first of equals: a comma.
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    Ok(counts.iter().find(|(_, count)| *count == most).map_or(b',', |(delimiter, _)| *delimiter))
}

pub(super) fn rows(
    path: &Path,
    delimiter: u8,
) -> Result<impl Iterator<Item = Result<Fields, BadRow>> + Send + use<>, RosterError> {
    rows_of(BufReader::new(File::open(path).map_err(RosterError::File)?), delimiter)
}

/// The same of a table in memory.
pub(super) fn rows_of<R: BufRead + Send>(
    mut input: R,
    delimiter: u8,
) -> Result<impl Iterator<Item = Result<Fields, BadRow>> + Send + use<R>, RosterError> {
    let starts = input.fill_buf().map_err(RosterError::File)?;
    if starts.starts_with(&[0xff, 0xfe]) || starts.starts_with(&[0xfe, 0xff]) {
        return Err(RosterError::NotATable("it is UTF-16: save it as CSV UTF-8".to_owned()));
    }
    if starts.starts_with(b"\xef\xbb\xbf") {
        input.consume(3);
    }
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(LineFeeds { inner: input, held: false });
    let header = reader.byte_headers().map_err(|error| RosterError::NotATable(error.to_string()))?.clone();
    let written: Vec<String> = header.iter().map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    let names = columns(written.iter().map(String::as_str))?;
    Ok(Records { reader, names, record: ByteRecord::new(), ended: false })
}

/// Line ends as line feeds: of others the parser counts a line too few.
struct LineFeeds<R> {
    inner: R,
    /// A carriage return that may be half of a line end.
    held: bool,
}

impl<R: BufRead> Read for LineFeeds<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut filled = 0;
        while filled + 1 < buffer.len() {
            let input = self.inner.fill_buf()?;
            if input.is_empty() {
                if std::mem::take(&mut self.held) {
                    buffer[filled] = b'\r';
                    filled += 1;
                }
                break;
            }
            let mut taken = 0;
            for &byte in input {
                if filled + 1 >= buffer.len() {
                    break;
                }
                taken += 1;
                if std::mem::take(&mut self.held) && byte != b'\n' {
                    buffer[filled] = b'\r';
                    filled += 1;
                }
                if byte == b'\r' {
                    self.held = true;
                } else {
                    buffer[filled] = byte;
                    filled += 1;
                }
            }
            self.inner.consume(taken);
        }
        Ok(filled)
    }
}

struct Records<R> {
    reader: Reader<R>,
    names: Vec<String>,
    record: ByteRecord,
    ended: bool,
}

impl<R: Read> Iterator for Records<R> {
    type Item = Result<Fields, BadRow>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.reader.read_byte_record(&mut self.record) {
                Ok(false) => return None,
                Ok(true) if self.record.iter().all(|field| field.trim_ascii().is_empty()) => {}
                Ok(true) => return Some(self.fields()),
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    // An error of reading comes again and again: it ends the table.
                    self.ended = true;
                    return Some(Err(BadRow { line, column: "(row)".to_owned(), reason: error.to_string() }));
                }
            }
        }
        None
    }
}

impl<R: Read> Records<R> {
    fn fields(&self) -> Result<Fields, BadRow> {
        let line = self.record.position().map_or(0, csv::Position::line);
        if self.record.len() != self.names.len() {
            let (has, needs) = (self.record.len(), self.names.len());
            let column = self.names.get(has).cloned().unwrap_or_else(|| format!("(number {})", needs + 1));
            let reason =
                format!("the row has {has} fields, the first line {needs}; is a quotation mark or separator missing?");
            return Err(BadRow { line, column, reason });
        }
        let mut values = Vec::new();
        for (name, value) in self.names.iter().zip(self.record.iter()) {
            let value = std::str::from_utf8(value).map_err(|_| BadRow {
                line,
                column: name.clone(),
                reason: "it is not UTF-8".to_owned(),
            })?;
            values.push((name.clone(), value.to_owned()));
        }
        Ok(Fields { line, values })
    }
}
