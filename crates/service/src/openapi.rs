//! The description of the service (OpenAPI 3.1), made of the table that the server is made of.

use schemars::SchemaGenerator;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use crate::api::route::{Body, Given, Parameter, Route};
use crate::problem::ProblemView;

/// The day of the interface: changes that break callers get a new one.
pub(crate) const DATED: &str = "2026-11-30";

/// Problems that every operation with a key can have.
const WITH_KEY: [u16; 3] = [401, 403, 429];

/// The document.
pub(crate) fn document(routes: &[Route]) -> Value {
    let mut settings = SchemaSettings::draft2020_12();
    settings.definitions_path = "/components/schemas".into();
    settings.meta_schema = None;
    let mut schemas = settings.into_generator();
    let problem = schemas.subschema_for::<ProblemView>().to_value();
    let mut paths = Map::new();
    for route in routes {
        let operation = operation(route, &mut schemas, &problem);
        let path = paths.entry(route.path).or_insert_with(|| json!({}));
        path[route.method.as_str()] = operation;
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "crosscheck",
            "version": DATED,
            "description": "Compares what the sources of an application state and shows where they state different things. It gives no score and no recommendation; a case is closed by a person, with reasons.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" },
        },
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "servers": [{ "url": "/" }],
        "security": [{ "key": [] }],
        "paths": paths,
        "components": {
            "schemas": Value::Object(schemas.take_definitions(true)),
            "securitySchemes": { "key": { "type": "http", "scheme": "bearer", "description": "An API key, as `crosscheck key create` prints it." } },
        },
    })
}

fn operation(route: &Route, schemas: &mut SchemaGenerator, problem: &Value) -> Value {
    let mut responses = Map::new();
    for given in route.given {
        responses.insert(given.status.to_string(), response(given, schemas));
    }
    let of_key: &[u16] = if route.scope.is_some() { &WITH_KEY } else { &[] };
    let of_body: &[u16] = if route.body.is_some() { &[400, 408, 413, 415, 422] } else { &[] };
    let of_query: &[u16] = if route.parameters.iter().any(|one| one.place == "query") { &[400] } else { &[] };
    for status in of_key.iter().chain(of_query).chain(of_body).chain(route.problems) {
        // An answer of another's form can stand beside the problem under the same status.
        let response = responses.entry(status.to_string()).or_insert_with(|| json!({ "description": phrase(*status) }));
        response["content"]["application/problem+json"] = json!({ "schema": problem });
    }
    let in_path = route.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<Value> = in_path
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string", "minLength": 1 } }))
        .collect();
    parameters.extend(route.parameters.iter().map(parameter));
    let mut operation = json!({
        "operationId": route.name,
        "summary": route.summary,
        "parameters": parameters,
        "responses": responses,
    });
    match route.scope {
        Some(scope) => operation["x-scope"] = scope.as_str().into(),
        None => operation["security"] = json!([]),
    }
    if let Some(body) = &route.body {
        operation["requestBody"] = request_body(body, schemas);
    }
    operation
}

fn phrase(status: u16) -> &'static str {
    match status {
        304 => "Unchanged since the ETag that was sent",
        400 => "It cannot be read",
        401 => "No valid key",
        403 => "The key does not have the scope",
        404 => "Nothing here that this key may see",
        406 => "Not to be had in this form",
        408 => "The body did not come in time",
        409 => "Not in the state that the case is in",
        410 => "The case was erased",
        413 => "Too large",
        415 => "Media type not taken",
        422 => "Fields cannot be used",
        429 => "Too many requests",
        503 => "Not now",
        _ => "A problem",
    }
}

fn parameter(of: &Parameter) -> Value {
    let mut schema = json!({ "type": of.kind });
    if of.kind == "integer" {
        schema["minimum"] = 1.into();
        schema["maximum"] = 100.into();
    }
    json!({ "name": of.name, "in": of.place, "description": of.what, "schema": schema })
}

fn response(given: &Given, schemas: &mut SchemaGenerator) -> Value {
    let mut content = Map::new();
    for media in given.media {
        let schema = match given.schema {
            Some(schema) if *media == "application/json" => schema(schemas).to_value(),
            _ => json!({}),
        };
        content.insert((*media).to_owned(), json!({ "schema": schema }));
    }
    let mut response = json!({ "description": given.what });
    if !content.is_empty() {
        response["content"] = content.into();
    }
    if matches!(given.status, 201 | 202) {
        response["headers"] = json!({ "Location": { "description": "Where it is.", "schema": { "type": "string" } } });
    }
    response
}

fn request_body(body: &Body, schemas: &mut SchemaGenerator) -> Value {
    let mut content = json!({ "application/json": { "schema": (body.schema)(schemas).to_value() } });
    if body.form {
        let file = json!({ "type": "string", "contentMediaType": "application/octet-stream" });
        let text = json!({ "type": "string", "minLength": 1, "maxLength": 256 });
        content["multipart/form-data"] = json!({ "schema": {
            "type": "object",
            "required": ["external_ref", "consent_ref", "permissible_purpose", "jurisdiction"],
            "properties": {
                "external_ref": text, "consent_ref": text, "permissible_purpose": text, "jurisdiction": text,
                "links": { "type": "array", "items": { "type": "string" } },
                "cv": file, "files": { "type": "array", "items": file }, "dossier": file,
            },
        } });
    }
    json!({ "required": true, "content": content })
}
