use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::Value;

use super::columns::column_name;
use super::problems::{BadRow, RosterError};
use super::row::Fields;

pub(super) fn rows(path: &Path) -> Result<impl Iterator<Item = Result<Fields, BadRow>> + Send + use<>, RosterError> {
    let input = BufReader::new(File::open(path).map_err(RosterError::File)?);
    let lines = (1..).zip(input.lines()).map(|(line, text)| match text {
        Ok(text) if text.trim().is_empty() => None,
        Ok(text) => Some(fields(line, text.trim_start_matches('\u{feff}'))),
        Err(error) => Some(Err(BadRow { line, column: "(row)".to_owned(), reason: error.to_string() })),
    });
    Ok(lines.flatten())
}

fn fields(line: u64, text: &str) -> Result<Fields, BadRow> {
    let bad = |column: &str, reason: String| BadRow { line, column: column.to_owned(), reason };
    let value: Value = serde_json::from_str(text).map_err(|error| bad("(row)", format!("it is not JSON: {error}")))?;
    let Value::Object(object) = value else { return Err(bad("(row)", "it is not a JSON object".to_owned())) };
    let mut values = Vec::new();
    for (name, value) in object {
        let text = match value {
            Value::Null => String::new(),
            Value::String(text) => text,
            Value::Number(number) => number.to_string(),
            Value::Bool(truth) => truth.to_string(),
            Value::Array(items) => {
                let items: Option<Vec<String>> = items.iter().map(|item| item.as_str().map(str::to_owned)).collect();
                items.ok_or_else(|| bad(&name, "it is a list of something else than texts".to_owned()))?.join(";")
            }
            Value::Object(_) => return Err(bad(&name, "it is an object where a text is needed".to_owned())),
        };
        values.push((column_name(&name), text));
    }
    Ok(Fields { line, values })
}
