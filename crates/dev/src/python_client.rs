//! The typed Python client, made of the description of the service: a class for each schema, a method for each operation.

use std::fmt::Write;

use anyhow::Context;
use serde_json::{Map, Value};

const HEAD: &str = "\"\"\"Made from the description of the service by `just generated`: do not change it by hand.\"\"\"\n\n\
    from __future__ import annotations\n\n\
    from typing import Any, Literal, NotRequired, TypedDict, cast\n\n\
    from .connection import Connection\n";

/// Words that cannot be names in Python.
const KEYWORDS: [&str; 12] = ["and", "as", "class", "def", "for", "from", "global", "if", "import", "in", "is", "not"];

/// The module, from the description as JSON.
pub(crate) fn of(description: &str) -> anyhow::Result<String> {
    let document: Value = serde_json::from_str(description).context("the description is no JSON")?;
    let mut text = HEAD.to_owned();
    let schemas = document["components"]["schemas"].as_object().context("the description has no schemas")?;
    for (name, schema) in schemas {
        text.push_str(&definition(name, schema)?);
    }
    text.push_str("\n\nclass Operations(Connection):\n    \"\"\"Every operation of the service; each raises `Problem` where it is not answered as asked.\"\"\"\n");
    for (path, operations) in document["paths"].as_object().context("the description has no paths")? {
        for (method, operation) in operations.as_object().into_iter().flatten() {
            text.push_str(&operation_of(path, method, operation)?);
        }
    }
    Ok(text)
}

/// What stands in a docstring: one line, nothing that ends it.
fn said(schema: &Value) -> String {
    let text = schema["description"].as_str().or(schema["summary"].as_str()).unwrap_or_default();
    text.lines().next().unwrap_or_default().replace('\\', "\\\\").replace('"', "'")
}

fn definition(name: &str, schema: &Value) -> anyhow::Result<String> {
    let mut text = String::new();
    let Some(properties) = schema["properties"].as_object().filter(|_| schema["type"] == "object") else {
        // An alias, as a text: what it names may come later.
        writeln!(text, "\n{name} = {}", alias(schema))?;
        return Ok(text);
    };
    let needed: Vec<&str> = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let field = |property: &str, of: &Value| {
        let of = type_of(of);
        if needed.contains(&property) { of } else { format!("NotRequired[{of}]") }
    };
    if properties.keys().any(|property| KEYWORDS.contains(&property.as_str())) {
        writeln!(text, "\n\n{name} = TypedDict(\"{name}\", {{")?;
        for (property, of) in properties {
            writeln!(text, "    \"{property}\": \"{}\",", field(property, of).replace('"', "'"))?;
        }
        writeln!(text, "}})")?;
        return Ok(text);
    }
    writeln!(text, "\n\nclass {name}(TypedDict):\n    \"\"\"{}\"\"\"\n", said(schema))?;
    for (property, of) in properties {
        writeln!(text, "    {property}: {}", field(property, of))?;
    }
    Ok(text)
}

/// A name for what is no object: words of a closed list are a `Literal`, which can be written at once.
fn alias(schema: &Value) -> String {
    let of = type_of(schema);
    if of.starts_with("Literal[") || ["str", "int", "float", "bool", "Any"].contains(&of.as_str()) {
        of
    } else {
        "Any".to_owned()
    }
}

fn literal(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    format!("Literal[{}]", words.join(", "))
}

fn type_of(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        return reference.rsplit('/').next().unwrap_or("Any").to_owned();
    }
    let several = schema["anyOf"].as_array().or(schema["oneOf"].as_array());
    if let Some(several) = several {
        let words: Option<Vec<&str>> = several.iter().map(|one| one["const"].as_str()).collect();
        return match words {
            Some(words) => literal(&words),
            None => several.iter().map(type_of).collect::<Vec<_>>().join(" | "),
        };
    }
    if let Some(words) = schema["enum"].as_array() {
        let words: Option<Vec<&str>> = words.iter().map(Value::as_str).collect();
        return words.map_or("Any".to_owned(), |words| literal(&words));
    }
    if let Some(word) = schema["const"].as_str() {
        return literal(&[word]);
    }
    match &schema["type"] {
        Value::Array(types) => types.iter().map(|one| plain(one, schema)).collect::<Vec<_>>().join(" | "),
        one => plain(one, schema),
    }
}

fn plain(name: &Value, schema: &Value) -> String {
    match name.as_str() {
        Some("string") => "str".to_owned(),
        Some("integer") => "int".to_owned(),
        Some("number") => "float".to_owned(),
        Some("boolean") => "bool".to_owned(),
        Some("null") => "None".to_owned(),
        Some("array") if schema["items"].is_object() => format!("list[{}]", type_of(&schema["items"])),
        Some("array") => "list[Any]".to_owned(),
        Some("object") if schema["additionalProperties"].is_object() => {
            format!("dict[str, {}]", type_of(&schema["additionalProperties"]))
        }
        Some("object") => "dict[str, Any]".to_owned(),
        _ => "Any".to_owned(),
    }
}

fn snake(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.push(if letter == '-' { '_' } else { letter.to_ascii_lowercase() });
    }
    text.replace("__", "_")
}

fn json_of(content: &Value) -> Option<&Value> {
    content["application/json"].get("schema")
}

/// An address as a text of Python that takes the parts with a name.
fn address(path: &str) -> String {
    let part = |part: &str| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
        Some(name) => format!("{{self.part({name})}}"),
        None => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

fn operation_of(path: &str, method: &str, operation: &Value) -> anyhow::Result<String> {
    let mut text = String::new();
    let name = snake(operation["operationId"].as_str().context("an operation has no name")?);
    let empty = Map::new();
    let responses = operation["responses"].as_object().unwrap_or(&empty);
    let given = responses.iter().find(|(status, _)| status.starts_with('2')).map(|(_, given)| &given["content"]);
    let gives = given.and_then(json_of);
    let returned = match (gives, given) {
        (Some(schema), _) => type_of(schema),
        (None, Some(content)) if content.is_object() => "bytes".to_owned(),
        _ => "None".to_owned(),
    };
    let mut arguments = vec!["self".to_owned()];
    let (mut query, mut headers) = (Vec::new(), Vec::new());
    let parameters: Vec<&Value> = operation["parameters"].as_array().into_iter().flatten().collect();
    for one in parameters.iter().filter(|one| one["in"] == "path") {
        arguments.push(format!("{}: str", one["name"].as_str().unwrap_or_default()));
    }
    let body = json_of(&operation["requestBody"]["content"]);
    if let Some(schema) = body {
        arguments.push(format!("body: {}", type_of(schema)));
    }
    let mut optional = Vec::new();
    for one in parameters {
        let wire = one["name"].as_str().unwrap_or_default();
        let into = match one["in"].as_str() {
            Some("query") => &mut query,
            Some("header") => &mut headers,
            _ => continue,
        };
        optional.push(format!("{}: {} | None = None", snake(wire), type_of(&one["schema"])));
        into.push(format!("\"{wire}\": {}", snake(wire)));
    }
    if !optional.is_empty() {
        arguments.push("*".to_owned());
        arguments.extend(optional);
    }
    writeln!(text, "\n    def {name}({}) -> {returned}:", arguments.join(", "))?;
    writeln!(text, "        \"\"\"{}.\"\"\"", said(operation))?;
    let mut call = format!("self.call(\"{}\", f\"{}\"", method.to_uppercase(), address(path));
    if body.is_some() {
        call.push_str(", body=body");
    }
    for (what, list) in [("query", &query), ("headers", &headers)] {
        if !list.is_empty() {
            write!(call, ", {what}={{{}}}", list.join(", "))?;
        }
    }
    call.push(')');
    match returned.as_str() {
        "None" => writeln!(text, "        {call}")?,
        "bytes" => writeln!(text, "        return {call}")?,
        "Any" => writeln!(text, "        return self.read({call})")?,
        known => writeln!(text, "        return cast({known}, self.read({call}))")?,
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schemas_become_types_and_operations_methods() {
        let description = r##"{"paths": {"/v1/things/{id}": {"post": {"operationId": "changeThing", "summary": "Change it",
            "parameters": [{"name": "id", "in": "path", "schema": {"type": "string"}},
                {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}}],
            "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
            "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}}},
            "components": {"schemas": {"Thing": {"type": "object", "description": "A thing.", "required": ["state"],
                "properties": {"state": {"enum": ["on", "off"]}, "tags": {"type": "array", "items": {"type": "string"}},
                    "why": {"type": ["string", "null"]}}}}}}"##;
        let text = of(description).unwrap();
        for expected in [
            "class Thing(TypedDict):",
            "state: Literal[\"on\", \"off\"]",
            "tags: NotRequired[list[str]]",
            "why: NotRequired[str | None]",
            "def change_thing(self, id: str, body: Thing, *, idempotency_key: str | None = None) -> Thing:",
            "self.call(\"POST\", f\"/v1/things/{self.part(id)}\", body=body, headers={\"Idempotency-Key\": idempotency_key})",
        ] {
            assert!(text.contains(expected), "{expected}\n{text}");
        }
    }
}
