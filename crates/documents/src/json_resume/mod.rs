//! JSON Resume (jsonresume.org), every version: older field names are read as their present ones.

mod node;
mod sections;

use crosscheck_model::{Extraction, Locator, Origin};

use crate::charset;
use crate::collect::Collector;
use node::Node;

/// A JSON Resume with all its texts is a few tens of kilobytes; the same limit as for any JSON block.
const MAX_BYTES: usize = 1 << 20;

/// Sections of which at least one must be there.
const KNOWN: [&str; 6] = ["basics", "work", "education", "skills", "languages", "projects"];

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    if bytes.len() > MAX_BYTES {
        return out.unreadable("the JSON is larger than 1 MiB");
    }
    let Some(text) = charset::decode(bytes) else {
        return out.unreadable("the file is not text, so it is not JSON");
    };
    let value: serde_json::Value = match serde_json::from_str(&text) {
        Ok(value) => value,
        Err(error) => {
            let line = u32::try_from(error.line()).unwrap_or(u32::MAX);
            // The library's message can quote the text, so only its kind is told.
            let what = if error.is_eof() { "the JSON ends too early" } else { "the JSON is malformed here" };
            out.problem(Locator::Line(line), what);
            return out.unreadable("the file is not well-formed JSON");
        }
    };
    if !value.as_object().is_some_and(|object| KNOWN.iter().any(|section| object.contains_key(*section))) {
        return out.unreadable("the file is JSON, but not a JSON Resume: it has none of its sections");
    }
    sections::read(&Node::root(&value), &mut out);
    out.finish()
}
