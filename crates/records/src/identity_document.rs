//! `identity_document.json`: the lines for machines are checked, then number and optional data stay behind a key.

use crosscheck_model::records::{DocumentNumber, IdentityDocument, MrzReading, Party, Record};
use crosscheck_model::{Digest, Locator};
use serde_json::{Map, Value};

use crate::context::Context;
use crate::input::File;
use crate::json;
use crate::numbers::mrz;
use crate::output::Output;

const KNOWN: [&str; 16] = [
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
    "image_px",
    "verified_by",
    "method",
];

pub(crate) fn read(file: &mut File<'_>, context: &mut Context, out: &mut Output) {
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
        let clear = read.as_ref().map(|read| read.number.clone());
        if let Some(clear) = clear.as_ref().filter(|_| party.is_candidate()) {
            context.own_keys.insert(("document", Digest::of(clear.trim_matches('<').as_bytes())));
        }
        let number = number.or_else(|| clear.map(|clear| context.key.digest(&clear)));
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
            picture_size: picture_size(&object, &pointer, out),
            verified: verified[0].is_some().then(|| verified.into_iter().flatten().collect::<Vec<_>>().join(", ")),
        };
        let quote = quote(&document);
        out.row(Record::IdentityDocument(document), quote, Locator::JsonPointer(pointer));
    }
}

/// `"image_px": [1012, 638]`.
fn picture_size(object: &Map<String, Value>, pointer: &str, out: &mut Output) -> Option<(u32, u32)> {
    let sides: Vec<u32> = match object.get("image_px")? {
        Value::Array(sides) => {
            sides.iter().filter_map(Value::as_u64).filter_map(|side| u32::try_from(side).ok()).collect()
        }
        _ => Vec::new(),
    };
    match sides.as_slice() {
        [width, height] if *width > 0 && *height > 0 => Some((*width, *height)),
        _ => {
            out.problem(Locator::JsonPointer(format!("{pointer}/image_px")), "not two numbers, as [1012, 638]");
            None
        }
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
    parts.extend(document.picture_size.map(|(width, height)| format!("picture of {width} x {height} pixels")));
    parts.extend(document.address.as_ref().map(|address| format!("address {}", address.expose())));
    parts.join("; ").chars().take(400).collect()
}

fn mrz_quote(mrz: &MrzReading) -> String {
    let date = |date: Option<crosscheck_model::PartialDate>| date.map_or("?".to_owned(), |date| date.to_string());
    let (born, expires) = (date(mrz.born), date(mrz.expires));
    format!("{} {}<<{}, born {born}, expires {expires}", mrz.form, mrz.surname.expose(), mrz.given.expose())
}
