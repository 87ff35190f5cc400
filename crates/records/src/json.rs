//! Objects whose fields are read by name: unknown ones are named, slips told with their place.

use crosscheck_model::{Locator, PartialDate};
use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::input::File;
use crate::output::Output;
use crate::table;

/// Longest file of the kind.
pub(crate) const LONGEST: u64 = 8 << 20;
/// Objects of one file that are read.
const MOST: usize = 2000;

/// The value of a file.
pub(crate) fn value(file: &mut File<'_>, out: &mut Output) -> Option<Value> {
    let bytes = match file.whole(LONGEST) {
        Ok(bytes) => bytes,
        Err(why) => {
            out.unreadable(why);
            return None;
        }
    };
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    match serde_json::from_slice(bytes) {
        Ok(value) => Some(value),
        Err(error) => {
            out.unreadable(format!("not JSON: line {}, column {}", error.line(), error.column()));
            None
        }
    }
}

/// The objects of a file: one, or a list of them.
pub(crate) fn objects(value: Value, known: &[&str], out: &mut Output) -> Vec<(String, Map<String, Value>)> {
    let values = match value {
        Value::Array(values) => (0..).zip(values).map(|(n, value): (usize, _)| (format!("/{n}"), value)).collect(),
        value => vec![(String::new(), value)],
    };
    let mut objects = Vec::new();
    if values.len() > MOST {
        out.problem(Locator::Whole, format!("{} further entries were left out", values.len() - MOST));
    }
    for (pointer, value) in values.into_iter().take(MOST) {
        let Value::Object(object) = value else {
            out.problem(Locator::JsonPointer(pointer), "not an object");
            continue;
        };
        for name in object.keys().filter(|name| !known.contains(&name.as_str())) {
            let name: String = name.chars().take(40).collect();
            out.problem(Locator::JsonPointer(format!("{pointer}/{name}")), "not known and not read");
        }
        objects.push((pointer, object));
    }
    objects
}

/// A text that is stated.
pub(crate) fn text(object: &Map<String, Value>, name: &str) -> Option<String> {
    match object.get(name)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A time with its offset.
pub(crate) fn time(object: &Map<String, Value>, name: &str, pointer: &str, out: &mut Output) -> Option<Timestamp> {
    let text = text(object, name)?;
    let time = table::time(&text);
    if let Err(why) = time {
        out.problem(Locator::JsonPointer(format!("{pointer}/{name}")), why);
    }
    time.ok()
}

/// A day.
pub(crate) fn date(object: &Map<String, Value>, name: &str, pointer: &str, out: &mut Output) -> Option<PartialDate> {
    let text = text(object, name)?;
    let date = table::date(&text);
    if date.is_none() {
        out.problem(Locator::JsonPointer(format!("{pointer}/{name}")), "not a day, as 2026-11-20");
    }
    date
}

/// A code in capitals.
pub(crate) fn code(object: &Map<String, Value>, name: &str) -> Option<String> {
    text(object, name).map(|text| text.to_ascii_uppercase()).filter(|text| text.len() == 2)
}

/// Quote of some fields: `name: value; name: value`.
pub(crate) fn quote(object: &Map<String, Value>, names: &[&str]) -> String {
    let stated = names.iter().filter_map(|name| Some(format!("{name}: {}", text(object, name)?)));
    stated.collect::<Vec<_>>().join("; ").chars().take(400).collect()
}
