use std::io::{BufWriter, Stdout, Write};

use serde::Serialize;
use serde_json::{Value, json};

/// Version of the rows; it stands in the first line.
const FORM: u32 = 1;

/// The rows that go out: a first line that says what they are, then one a row.
pub(super) struct Rows {
    out: BufWriter<Stdout>,
    failed: u64,
}

impl Rows {
    pub(super) fn begin(stage: &str) -> anyhow::Result<Self> {
        let mut out = BufWriter::new(std::io::stdout());
        let first = json!({ "exec": FORM, "stage": stage, "version": env!("CARGO_PKG_VERSION") });
        writeln!(out, "{first}")?;
        out.flush()?;
        Ok(Self { out, failed: 0 })
    }

    /// What came of a row. It is handed on at once: whoever reads waits for it.
    pub(super) fn row(&mut self, result: Result<impl Serialize, String>) -> anyhow::Result<()> {
        match result {
            Ok(row) => serde_json::to_writer(&mut self.out, &row)?,
            Err(error) => {
                self.failed += 1;
                serde_json::to_writer(&mut self.out, &json!({ "error": error }))?;
            }
        }
        self.out.write_all(b"\n")?;
        Ok(self.out.flush()?)
    }

    /// A row that came to nothing.
    pub(super) fn error(&mut self, error: String) -> anyhow::Result<()> {
        self.row(Err::<Value, _>(error))
    }

    /// Lines that are written already.
    pub(super) fn lines(&mut self, lines: &str) -> anyhow::Result<()> {
        Ok(self.out.write_all(lines.as_bytes())?)
    }

    /// How many rows have an error.
    pub(super) fn end(mut self) -> anyhow::Result<u64> {
        self.out.flush()?;
        Ok(self.failed)
    }
}

/// Why a row that came in cannot be used: the error that it had already, or what is wrong with it.
pub(super) fn unusable(row: &Value, error: &serde_json::Error) -> String {
    match row.get("error").and_then(Value::as_str) {
        Some(earlier) => earlier.to_owned(),
        None => format!("the row cannot be used: {error}"),
    }
}
