//! Compares the microformats2 reader with a checkout of the public test suite: every `NAME.html` with its `NAME.json`, items and
//! `rel` links. Usage: `microformats_tests DIR`, where DIR is the checkout (the folders about people, their addresses and links are
//! compared), or `microformats_tests FOLDER...`, for instance `.../tests/microformats-v2/h-event`.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a command that reads a checkout and prints")]

use std::error::Error;
use std::path::{Path, PathBuf};

use crosscheck_markup::{Item, Markup, Property, read};
use serde_json::{Map, Value, json};
use url::Url;

/// The folders of the suite that a profile can hold.
const FOLDERS: [&str; 5] = ["h-card", "h-resume", "h-adr", "h-geo", "rel"];

fn main() -> Result<(), Box<dyn Error>> {
    let (mut passed, mut failed) = (0, 0);
    for folder in std::env::args().skip(1).flat_map(|folder| folders(Path::new(&folder))) {
        let mut pages: Vec<PathBuf> =
            std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<std::io::Result<_>>()?;
        pages.retain(|path| path.extension().is_some_and(|end| end == "html") && path.with_extension("json").exists());
        pages.sort();
        for page in pages {
            let markup =
                read(&std::fs::read(&page)?, Some("text/html; charset=utf-8"), &Url::parse("http://example.com/")?);
            let expected: Value = serde_json::from_slice(&std::fs::read(page.with_extension("json"))?)?;
            let wanted = json!([without_html(&expected["items"]), expected["rels"]]);
            let got = json!([markup.items.iter().map(item).collect::<Vec<_>>(), rels(&markup)]);
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

/// A checkout as its folders; a folder as itself.
fn folders(given: &Path) -> Vec<PathBuf> {
    let suite = given.join("tests/microformats-v2");
    if suite.is_dir() { FOLDERS.iter().map(|folder| suite.join(folder)).collect() } else { vec![given.to_owned()] }
}

/// Addresses by the words of their `rel`, each once, in the order of the page.
fn rels(markup: &Markup) -> Value {
    let mut found: Map<String, Value> = Map::new();
    for anchor in &markup.anchors {
        for word in &anchor.rel {
            let url = json!(anchor.url.as_str());
            if let Some(urls) = found.entry(word.clone()).or_insert_with(|| json!([])).as_array_mut()
                && !urls.contains(&url)
            {
                urls.push(url);
            }
        }
    }
    Value::Object(found)
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
