//! `identity_document.json`: the lines for machines are checked, then number and optional data stay behind a key.

use crosscheck_model::records::{DocumentNumber, IdentityDocument, MrzReading, Party, Record};
use crosscheck_model::{Digest, Locator};
use serde_json::{Map, Value};

use crate::context::Context;
use crate::input::File;
use crate::json;
use crate::numbers::mrz;
use crate::output::Output;

const KNOWN: [&str; 15] = [
    "type",
    "issuer",
    "application",
    "applicant",
    "names",
    "dob",
    "sex",
    "expiry",
    "number_hmac",
    "mrz",
    "address",
    "image_sha256",
    "image_ref",
    "verified_by",
    "method",
];

pub(crate) fn read(file: &mut File<'_>, context: &Context, out: &mut Output) {
    let Some(value) = json::value(file, out) else { return };
    let known: Vec<&str> = KNOWN.iter().copied().chain(["result"]).collect();
    for (place, (pointer, object)) in json::objects(value, &known, out).into_iter().enumerate() {
        let reference = json::text(&object, "applicant").or_else(|| json::text(&object, "application"));
        let party = match reference {
            _ if place == 0 => Party::Candidate,
            Some(reference) => context.who.party(&reference).unwrap_or(Party::Candidate),
            None => Party::Other(format!("document {}", place + 1).into()),
        };
        let read = mrz_of(&object, &pointer, context, out);
        let name_in =
            |script: &str| object.get("names").and_then(Value::as_object).and_then(|names| json::text(names, script));
        let number = json::text(&object, "number_hmac").map(|key| context.key.digest(&key));
        let number = number.or_else(|| read.as_ref().map(|read| context.key.digest(&read.number)));
        let verified = ["verified_by", "method", "result"].map(|name| json::text(&object, name));
        let document = IdentityDocument {
            party,
            kind: json::text(&object, "type"),
            name: name_in("latin").map(Into::into),
            native_name: name_in("native").map(Into::into),
            born: json::date(&object, "dob", &pointer, out),
            expires: json::date(&object, "expiry", &pointer, out),
            number: number.map(DocumentNumber),
            picture: json::text(&object, "image_sha256").and_then(|text| text.parse::<Digest>().ok()),
            address: json::text(&object, "address").map(Into::into),
            mrz: read.map(|read| read.reading),
            verified: verified[0].is_some().then(|| verified.into_iter().flatten().collect::<Vec<_>>().join(", ")),
        };
        let quote = quote(&document);
        out.row(Record::IdentityDocument(document), quote, Locator::JsonPointer(pointer));
    }
}

fn mrz_of(object: &Map<String, Value>, pointer: &str, context: &Context, out: &mut Output) -> Option<mrz::Read> {
    let lines: Vec<String> = match object.get("mrz")? {
        Value::Array(lines) => lines.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Value::String(text) => text.lines().map(str::to_owned).collect(),
        _ => Vec::new(),
    };
    let read = mrz::read(&lines, context.today);
    if let Err(why) = read {
        out.problem(Locator::JsonPointer(format!("{pointer}/mrz")), why);
    }
    read.ok()
}

/// What can be shown: names and dates, never the number.
fn quote(document: &IdentityDocument) -> String {
    let mut parts: Vec<String> = Vec::new();
    parts.extend(document.kind.clone());
    parts.extend(document.name.as_ref().map(|name| name.expose().to_owned()));
    parts.extend(document.native_name.as_ref().map(|name| name.expose().to_owned()));
    parts.extend(document.born.map(|date| format!("born {date}")));
    parts.extend(document.expires.map(|date| format!("expires {date}")));
    parts.extend(document.mrz.as_ref().map(mrz_quote));
    parts.extend(document.address.as_ref().map(|address| format!("address {}", address.expose())));
    parts.join("; ").chars().take(400).collect()
}

fn mrz_quote(mrz: &MrzReading) -> String {
    let date = |date: Option<crosscheck_model::PartialDate>| date.map_or("?".to_owned(), |date| date.to_string());
    let (born, expires) = (date(mrz.born), date(mrz.expires));
    format!("{} {}<<{}, born {born}, expires {expires}", mrz.form, mrz.surname.expose(), mrz.given.expose())
}
