use crosscheck_model::{Locator, Problem};
use serde_json::{Map, Value as Json};

use crate::document::Document;
use crate::limits;
use crate::repair::repair;
use crate::things::{Syntax, Thing, Things, Value, short_name};

/// Reads all JSON-LD blocks of a page into one set of things: `@graph` is opened, nodes that share an `@id` become one.
pub(crate) fn read(document: &Document, things: &mut Things, problems: &mut Vec<Problem>) {
    let mut reader = Reader { things, by_id: Vec::new() };
    for element in document.elements() {
        let kind = element.attr("type").unwrap_or_default().split(';').next().unwrap_or_default().trim();
        if element.name() != "script" || !kind.eq_ignore_ascii_case("application/ld+json") {
            continue;
        }
        let source = element.source_text();
        let locator = element.locator();
        if source.trim().is_empty() {
            continue;
        }
        if source.len() > limits::MAX_JSON_BLOCK {
            problems.push(Problem { locator, what: "a JSON-LD block is larger than what is read".to_owned() });
            continue;
        }
        // Strict first: repairing must not be able to harm what is well-formed.
        let parsed = serde_json::from_str(&source).or_else(|_| serde_json::from_str(&repair(&source)));
        match parsed {
            Ok(json) => reader.top(&json, &locator),
            Err(_) => problems.push(Problem { locator, what: "a JSON-LD block is not valid JSON".to_owned() }),
        }
    }
}

struct Reader<'t> {
    things: &'t mut Things,
    /// In the order met; at most [`limits::MAX_KEPT`].
    by_id: Vec<(String, usize)>,
}

impl Reader<'_> {
    fn top(&mut self, json: &Json, block: &Locator) {
        match json {
            Json::Array(items) => items.iter().for_each(|item| self.top(item, block)),
            Json::Object(object) => {
                if let Some(graph) = object.get("@graph") {
                    self.top(graph, block);
                    if object.keys().all(|key| key.starts_with('@')) {
                        return;
                    }
                }
                self.node(object, block, false);
            }
            _ => {}
        }
    }

    fn node(&mut self, object: &Map<String, Json>, block: &Locator, nested: bool) -> Option<usize> {
        let id = object.get("@id").or_else(|| object.get("id")).and_then(Json::as_str).map(str::to_owned);
        let known = id.as_ref().and_then(|id| self.by_id.iter().find(|(seen, _)| seen == id).map(|(_, index)| *index));
        let index = match known {
            Some(index) => index,
            None => {
                let thing = Thing {
                    syntax: Syntax::JsonLd,
                    id: id.clone(),
                    types: Vec::new(),
                    properties: Vec::new(),
                    locator: block.clone(),
                    nested,
                };
                let index = self.things.reserve(thing)?;
                if let Some(id) = id {
                    self.by_id.push((id, index));
                }
                index
            }
        };
        if !nested && let Some(thing) = self.things.get_mut(index) {
            thing.nested = false;
        }
        for (key, value) in object {
            match key.as_str() {
                "@type" | "type" => {
                    for name in strings(value) {
                        let name = short_name(&name).to_owned();
                        if let Some(thing) = self.things.get_mut(index)
                            && !thing.types.contains(&name)
                        {
                            thing.types.push(name);
                        }
                    }
                }
                "@graph" | "@context" | "@id" | "id" => {}
                "@reverse" => {}
                key => self.values(index, short_name(key), value, block),
            }
        }
        Some(index)
    }

    fn values(&mut self, owner: usize, property: &str, json: &Json, block: &Locator) {
        let value = match json {
            Json::Null => return,
            Json::Array(items) => {
                for item in items.iter().take(limits::MAX_VALUES) {
                    self.values(owner, property, item, block);
                }
                return;
            }
            Json::String(text) => Value::Text(text.clone()),
            Json::Bool(flag) => Value::Text(flag.to_string()),
            Json::Number(number) => Value::Text(number.to_string()),
            Json::Object(object) => {
                if let Some(literal) = object.get("@value") {
                    return self.values(owner, property, literal, block);
                }
                if let Some(list) = object.get("@list").or_else(|| object.get("@set")) {
                    return self.values(owner, property, list, block);
                }
                let Some(index) = self.node(object, block, true) else { return };
                Value::Thing(index)
            }
        };
        if let Some(thing) = self.things.get_mut(owner) {
            thing.add(property, value);
        }
    }
}

fn strings(json: &Json) -> Vec<String> {
    match json {
        Json::String(text) => vec![text.clone()],
        Json::Array(items) => items.iter().filter_map(Json::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    fn things(block: &str) -> (Things, Vec<Problem>) {
        let page = format!("<script type='application/ld+json'>{block}</script>");
        let document = Document::parse(&page, &Url::parse("https://example.com/").unwrap());
        let (mut things, mut problems) = (Things::default(), Vec::new());
        read(&document, &mut things, &mut problems);
        (things, problems)
    }

    #[test]
    fn graph_and_references_are_joined() {
        let (things, problems) = things(
            r##"{"@context":"https://schema.org","@graph":[
              {"@type":"ProfilePage","mainEntity":{"@id":"#me"}},
              {"@id":"#me","@type":["Person"],"schema:name":{"@value":"Ana Example"},"knows":{"@id":"#me"}}]}"##,
        );
        assert!(problems.is_empty());
        let page = things.iter().find(|thing| thing.is_a("ProfilePage")).unwrap();
        let person = things.nested(page, "mainEntity")[0];
        assert_eq!(things.texts(person, "name"), ["Ana Example"]);
        assert!(!person.nested);
    }

    #[test]
    fn broken_blocks_are_problems_and_deep_ones_do_not_panic() {
        let (none, problems) = things("{\"name\": }");
        assert!(none.is_empty());
        assert_eq!(problems.len(), 1);
        let (_, problems) = things(&"[".repeat(100_000));
        assert_eq!(problems.len(), 1);
    }
}
