//! Signs that an answer says "no such profile".

use crosscheck_markup::Json;
use crosscheck_model::Page;
use serde_json::Value;

use super::Mark;
use super::values::find;

/// Bytes of a page in which words are looked for.
const WINDOW: usize = 60_000;

/// Whether any of the marks stands in the answer.
pub(super) fn any(marks: &[Mark], page: &Page) -> bool {
    if marks.is_empty() {
        return false;
    }
    let json = crate::answer::body(page);
    let text = if json.is_some() { String::new() } else { lower(page) };
    marks.iter().any(|mark| match (mark, &json) {
        (Mark::Says(pointer, word), Some(value)) => {
            find(&Json::root(value), pointer).iter().any(|json| json.word().as_deref() == Some(*word))
        }
        (Mark::Includes(pointer, words), Some(value)) => {
            find(&Json::root(value), pointer).iter().any(|json| json.text().is_some_and(|text| text.contains(words)))
        }
        (Mark::True(pointer), Some(value)) => value.pointer(pointer).and_then(Value::as_bool) == Some(true),
        (Mark::Empty(pointer), Some(value)) => value.pointer(pointer).is_some_and(is_empty),
        (Mark::Words(words), None) => text.contains(words),
        (Mark::Title(title), None) => crate::walls::title(&text) == *title,
        _ => false,
    })
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(_) => false,
        Value::Number(number) => number.as_i64() == Some(0),
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.iter().all(Value::is_null),
        Value::Object(members) => members.is_empty(),
    }
}

fn lower(page: &Page) -> String {
    crate::answer::text(&page.body[..page.body.len().min(WINDOW)]).to_lowercase()
}
