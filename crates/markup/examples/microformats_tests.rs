//! Compares the microformats2 reader with a checkout of the public test suite: every `NAME.html` of a folder with its
//! `NAME.json`. Usage: `microformats_tests DIR...`, for instance `.../tests/microformats-v2/h-card`.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a command that reads a checkout and prints")]

use std::error::Error;
use std::path::PathBuf;

use crosscheck_markup::{Item, Property, read};
use serde_json::{Map, Value, json};
use url::Url;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut passed, mut failed) = (0, 0);
    for folder in std::env::args().skip(1) {
        let mut pages: Vec<PathBuf> =
            std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        pages.retain(|path| path.extension().is_some_and(|end| end == "html") && path.with_extension("json").exists());
        pages.sort();
        for page in pages {
            let markup =
                read(&std::fs::read(&page)?, Some("text/html; charset=utf-8"), &Url::parse("http://example.com/")?);
            let expected: Value = serde_json::from_slice(&std::fs::read(page.with_extension("json"))?)?;
            let wanted = without_html(&expected["items"]);
            let got = Value::Array(markup.items.iter().map(item).collect());
            if wanted == got {
                passed += 1;
            } else {
                failed += 1;
                println!("differs: {}\n  expected {wanted}\n  read     {got}", page.display());
            }
        }
    }
    println!("{passed} as expected, {failed} different");
    match (passed, failed) {
        (0, 0) => Err("no page with its expectation in these folders".into()),
        (_, 0) => Ok(()),
        _ => Err("the reader differs from the suite".into()),
    }
}

fn item(item: &Item) -> Value {
    let properties: Map<String, Value> = item
        .properties
        .iter()
        .map(|(name, values)| (name.clone(), Value::Array(values.iter().map(property).collect())))
        .collect();
    let mut out = json!({"type": item.types, "properties": properties});
    if !item.children.is_empty() {
        out["children"] = Value::Array(item.children.iter().map(self::item).collect());
    }
    out
}

fn property(property: &Property) -> Value {
    if let Some(nested) = &property.item {
        let mut out = item(nested);
        out["value"] = json!(property.value);
        return out;
    }
    match &property.alt {
        Some(alt) => json!({"value": property.value, "alt": alt}),
        None => json!(property.value),
    }
}

/// The reader keeps the text of `e-*`, not its HTML.
fn without_html(expected: &Value) -> Value {
    match expected {
        Value::Array(items) => Value::Array(items.iter().map(without_html).collect()),
        Value::Object(object) if object.contains_key("html") && !object.contains_key("type") => object["value"].clone(),
        Value::Object(object) => {
            Value::Object(object.iter().map(|(key, value)| (key.clone(), without_html(value))).collect())
        }
        other => other.clone(),
    }
}
