//! Prints the structured data of pages, a line of JSON for each: `print_items BASE FILE...`. Things (JSON-LD, microdata, RDFa) by their
//! syntax, microformats, and `meta` elements. `tests/compare_extruct.py` holds it against another reader.
#![expect(clippy::disallowed_methods, clippy::print_stdout, reason = "a command that reads sample files and prints")]

use std::error::Error;

use crosscheck_markup::{Item, Markup, Property, Syntax, Thing, Value as Held, read};
use serde_json::{Map, Value, json};
use url::Url;

/// Things inside each other that are printed; a circle ends here.
const DEPTH: usize = 12;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let base = Url::parse(&arguments.next().ok_or("usage: print_items BASE FILE...")?)?;
    for file in arguments {
        let markup = read(&std::fs::read(&file)?, Some("text/html; charset=utf-8"), &base);
        let of = |syntax: Syntax| -> Vec<Value> {
            let outermost = markup.things.iter().filter(|thing| thing.syntax == syntax && !thing.nested);
            outermost.map(|one| thing(&markup, one, 0)).collect()
        };
        let metas: Vec<Value> = markup.metas.iter().map(|meta| json!([meta.key, meta.value])).collect();
        println!(
            "{}",
            json!({
                "file": file, "json-ld": of(Syntax::JsonLd), "microdata": of(Syntax::Microdata), "rdfa": of(Syntax::Rdfa),
                "microformat": markup.items.iter().map(item).collect::<Vec<_>>(), "meta": metas,
            })
        );
    }
    Ok(())
}

fn thing(markup: &Markup, one: &Thing, depth: usize) -> Value {
    let value = |held: &Held| match held {
        Held::Text(text) => json!(text),
        Held::Thing(at) => match markup.things.get(*at).filter(|_| depth < DEPTH) {
            Some(nested) => thing(markup, nested, depth + 1),
            None => Value::Null,
        },
    };
    let properties: Map<String, Value> =
        one.properties.iter().map(|(name, all)| (name.clone(), all.iter().map(value).collect())).collect();
    json!({"type": one.types, "id": one.id, "properties": properties})
}

fn item(one: &Item) -> Value {
    let property =
        |property: &Property| property.item.as_ref().map_or_else(|| json!(property.value), |nested| item(nested));
    let properties: Map<String, Value> =
        one.properties.iter().map(|(name, all)| (name.clone(), all.iter().map(property).collect())).collect();
    json!({"type": one.types, "properties": properties, "children": one.children.iter().map(item).collect::<Vec<_>>()})
}
