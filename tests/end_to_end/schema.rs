//! A validator for the part of JSON Schema that our own schemas use; it refuses what it does not know.

use serde_json::{Map, Value};

use crate::{at_root, crosscheck, dossier};

const KNOWN: [&str; 16] = [
    "$schema",
    "$defs",
    "$ref",
    "title",
    "description",
    "type",
    "properties",
    "required",
    "items",
    "const",
    "oneOf",
    "anyOf",
    "enum",
    "format",
    "minimum",
    "additionalProperties",
];

fn complaints(value: &Value, schema: &Value, whole: &Value, at: &str, found: &mut Vec<String>) {
    let Some(rules) = schema.as_object() else {
        if schema == &Value::Bool(false) {
            found.push(format!("{at}: not allowed"));
        }
        return;
    };
    for key in rules.keys() {
        assert!(KNOWN.contains(&key.as_str()), "the validator does not know {key}");
    }
    if let Some(reference) = rules.get("$ref").and_then(Value::as_str) {
        let target =
            whole.pointer(reference.trim_start_matches('#')).unwrap_or_else(|| panic!("{reference} is nowhere"));
        complaints(value, target, whole, at, found);
    }
    of_the_value_itself(value, rules, at, found);
    of_the_choices(value, rules, whole, at, found);
    of_what_is_inside(value, rules, whole, at, found);
}

fn of_the_value_itself(value: &Value, rules: &Map<String, Value>, at: &str, found: &mut Vec<String>) {
    if let Some(kinds) = rules.get("type") {
        let kinds: Vec<&str> = match kinds {
            Value::String(one) => vec![one],
            many => many.as_array().unwrap().iter().map(|kind| kind.as_str().unwrap()).collect(),
        };
        if !kinds.iter().any(|kind| is(value, kind)) {
            found.push(format!("{at}: {value} is not {kinds:?}"));
        }
    }
    if rules.get("const").is_some_and(|only| only != value) {
        found.push(format!("{at}: {value} is not the constant"));
    }
    if let Some(Value::Array(allowed)) = rules.get("enum")
        && !allowed.contains(value)
    {
        found.push(format!("{at}: {value} is not one of {allowed:?}"));
    }
    if let Some(least) = rules.get("minimum").and_then(Value::as_f64)
        && value.as_f64().is_some_and(|number| number < least)
    {
        found.push(format!("{at}: {value} is below {least}"));
    }
}

fn of_the_choices(value: &Value, rules: &Map<String, Value>, whole: &Value, at: &str, found: &mut Vec<String>) {
    for (key, exactly) in [("oneOf", true), ("anyOf", false)] {
        if let Some(Value::Array(choices)) = rules.get(key) {
            let fitting = choices.iter().filter(|choice| {
                let mut inner = Vec::new();
                complaints(value, choice, whole, at, &mut inner);
                inner.is_empty()
            });
            let count = fitting.count();
            if count == 0 || exactly && count > 1 {
                found.push(format!("{at}: {value} fits {count} of {key}"));
            }
        }
    }
}

fn of_what_is_inside(value: &Value, rules: &Map<String, Value>, whole: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(object) = value.as_object() {
        for name in rules.get("required").and_then(Value::as_array).into_iter().flatten() {
            if !object.contains_key(name.as_str().unwrap()) {
                found.push(format!("{at}: {name} is missing"));
            }
        }
        let named = rules.get("properties").and_then(Value::as_object);
        for (name, inner) in object {
            let rule = named.and_then(|named| named.get(name)).or_else(|| rules.get("additionalProperties"));
            match rule {
                Some(rule) => complaints(inner, rule, whole, &format!("{at}/{name}"), found),
                // Published means described: a field that the schema does not know is an oversight.
                None if named.is_some() => found.push(format!("{at}/{name}: not described")),
                None => {}
            }
        }
    }
    if let (Some(items), Some(rule)) = (value.as_array(), rules.get("items")) {
        for (index, item) in items.iter().enumerate() {
            complaints(item, rule, whole, &format!("{at}/{index}"), found);
        }
    }
}

fn is(value: &Value, kind: &str) -> bool {
    match kind {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        other => panic!("the validator does not know the type {other}"),
    }
}

fn assert_fits(value: &Value, schema: &str, name: &str) {
    let schema = crosscheck(&["schema", schema]).json();
    assert!(schema["$schema"].as_str().unwrap().contains("2020-12"));
    let mut found = Vec::new();
    complaints(value, &schema, &schema, "", &mut found);
    assert!(found.is_empty(), "{name}: {found:#?}");
}

#[test]
fn every_report_fits_the_published_schema() {
    for case in ["consistent", "consistent_hard", "contradictory", "half_unreachable", "nothing_reachable", "cv_alone"]
    {
        let report = crosscheck(&["check", "--replay", &dossier(case), "--format", "json"]).json();
        assert_fits(&report, "report", case);
    }
}

#[test]
fn what_is_read_of_one_source_fits_the_published_schema() {
    let cv = at_root("fixtures/source/contradictory/cv.pdf");
    assert_fits(&crosscheck(&["read", &cv, "--at", "2026-11-02T09:00:00Z"]).json(), "read", "a CV");
    let page = at_root("fixtures/source/contradictory/portfolio.html");
    let read = crosscheck(&["read", &page, "--url", "https://daniel-harwood.example/", "--at", "2026-11-02T09:00:00Z"]);
    assert_fits(&read.json(), "read", "a page");
}

#[test]
fn the_validator_sees_what_is_wrong() {
    let schema = serde_json::json!({"type": "object", "properties": {"n": {"type": "integer", "minimum": 1}}, "required": ["n"]});
    for (value, fits) in [
        (serde_json::json!({"n": 1}), true),
        (serde_json::json!({"n": 0}), false),
        (serde_json::json!({"n": "1"}), false),
        (serde_json::json!({}), false),
        (serde_json::json!({"n": 1, "m": 1}), false),
    ] {
        let mut found = Vec::new();
        complaints(&value, &schema, &schema, "", &mut found);
        assert_eq!(found.is_empty(), fits, "{value}");
    }
}
