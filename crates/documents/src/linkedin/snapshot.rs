use crosscheck_model::{Extraction, Locator, Origin, ReadBy};
use serde_json::Value;

use super::profile;
use super::record::{MAX_ROWS, Record};
use crate::charset;
use crate::collect::Collector;
use crate::fields::Fields;

/// Domains of the snapshot, and the table of the data export that has the same fields.
const DOMAINS: &[(&str, &str)] = &[
    ("PROFILE", "profile"),
    ("PROFILE_SUMMARY", "summary"),
    ("POSITIONS", "positions"),
    ("EDUCATION", "education"),
    ("EMAIL_ADDRESSES", "emails"),
    ("PHONE_NUMBERS", "phones"),
    ("WHATSAPP_NUMBERS", "whatsapp"),
    ("LANGUAGES", "languages"),
    ("SKILLS", "skills"),
    ("CERTIFICATIONS", "certifications"),
    ("VERIFICATIONS", "verifications"),
    ("REGISTRATION", "registration"),
    ("PROJECTS", "projects"),
    ("PUBLICATIONS", "publications"),
    ("PATENTS", "patents"),
    ("HONORS", "honors"),
    ("COURSES", "courses"),
    ("VOLUNTEERING_EXPERIENCES", "volunteering"),
    ("ORGANIZATIONS", "organizations"),
    ("TEST_SCORES", "test_scores"),
];
/// Elements of one snapshot; each domain comes in pages.
const MAX_ELEMENTS: usize = 400;

/// Reads a Member Snapshot: one answer of the interface, its list of elements, or one element.
pub(crate) fn read_snapshot(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    let value = charset::decode(bytes).and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let Some(value) = value else { return out.unreadable("the file is not well-formed JSON") };
    let (root, elements) = match value.get("elements") {
        Some(elements) => ("/elements", elements),
        None => ("", &value),
    };
    match elements.as_array() {
        Some(list) => {
            if list.len() > MAX_ELEMENTS {
                out.problem(
                    Locator::JsonPointer(root.to_owned()),
                    format!("only the first {MAX_ELEMENTS} elements were read"),
                );
            }
            for (index, element) in list.iter().take(MAX_ELEMENTS).enumerate() {
                read_element(element, &format!("{root}/{index}"), &mut out);
            }
        }
        None => read_element(elements, root, &mut out),
    }
    out.finish()
}

fn read_element(element: &Value, pointer: &str, out: &mut Collector<'_>) {
    let domain = element.get("snapshotDomain").and_then(Value::as_str).unwrap_or_default();
    let Some((_, table)) = DOMAINS.iter().find(|(known, _)| *known == domain) else {
        let named: String = domain.chars().filter(|c| c.is_ascii_uppercase() || *c == '_').take(40).collect();
        out.problem(
            Locator::JsonPointer(pointer.to_owned()),
            format!("the domain {named} is not about the person and was not read"),
        );
        return;
    };
    let Some(rows) = element.get("snapshotData").and_then(Value::as_array) else {
        out.problem(Locator::JsonPointer(pointer.to_owned()), "a list of data was expected here");
        return;
    };
    let mut fields = Fields::new(out, ReadBy::DataExport);
    for (index, row) in rows.iter().enumerate().take(MAX_ROWS) {
        let at = Locator::JsonPointer(format!("{pointer}/snapshotData/{index}"));
        match record(row, index) {
            Some(record) => profile::read(table, &record, at, &mut fields),
            None => fields.out.problem(at, "an object was expected here"),
        }
    }
}

fn record(row: &Value, index: usize) -> Option<Record> {
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    };
    let fields = row.as_object()?.iter().map(|(key, value)| (key.trim().to_lowercase(), text(value))).collect();
    Some(Record { fields, number: u32::try_from(index + 1).unwrap_or(u32::MAX) })
}
