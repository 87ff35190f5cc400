//! HR Open Standards (once HR-XML): candidates and résumés, in XML of both generations and in JSON. Europass since 2020 is a dialect of
//! the second. Elements are read by their names whatever their namespace, and nothing is required: exports rarely follow a schema
//! to the letter.

mod json;
mod names;
mod xml;

use crosscheck_model::{Extraction, Origin, ReadBy};
use serde_json::Value;

use crate::charset;
use crate::collect::Collector;
use crate::fields::Fields;

/// A candidate with all texts and a portrait.
const MAX_BYTES: usize = 16 << 20;

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    if bytes.len() > MAX_BYTES {
        return out.unreadable(format!("the file is larger than {} MiB", MAX_BYTES >> 20));
    }
    if bytes.trim_ascii_start().starts_with(b"{") {
        let value = charset::decode(bytes).and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let Some(value) = value else { return out.unreadable("the file is not well-formed JSON") };
        json::read(&value, &mut Fields::new(&mut out, ReadBy::CvField));
        return out.finish();
    }
    match crate::xml::parse(bytes) {
        Ok(root) => read_candidate(&root, &mut out),
        Err(refused) => return out.unreadable(refused.to_string()),
    }
    out.finish()
}

/// Reads a candidate, also the one of Europass.
pub(crate) fn read_candidate(root: &crate::xml::Element, out: &mut Collector<'_>) {
    xml::read(root, &mut Fields::new(out, ReadBy::CvField));
}
