use std::borrow::Cow;

use crosscheck_markup::Json;
use crosscheck_model::{Origin, Page, SourceId};
use serde_json::Value;

use crate::xml;

/// Bytes of one JSON answer: a hundred commits or repositories of an API take about half a MiB.
const MAX_JSON: usize = 8 << 20;

/// Begins JSON that no script can be made of: `)]}'` and a line break.
const GUARD: &[u8] = b")]}'";

/// Bytes as text; the check of the whole is quicker than the search for the parts of it that are text.
pub(crate) fn text(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

/// A page's body as JSON, if it is that or XML.
pub(crate) fn body(page: &Page) -> Option<Value> {
    if page.body.len() > MAX_JSON {
        return None;
    }
    if xml::is_xml(&page.body) {
        return xml::to_json(&page.body);
    }
    if page.is_html() {
        return None;
    }
    let bytes = page.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&page.body);
    serde_json::from_slice(bytes.strip_prefix(GUARD).unwrap_or(bytes)).ok()
}

/// One JSON answer together with what claims from it rest on.
pub(crate) struct Answer {
    pub(crate) origin: Origin,
    pub(crate) value: Value,
}

impl Answer {
    pub(crate) fn of(page: &Page, source: SourceId) -> Option<Self> {
        Some(Self { origin: page.origin(source), value: body(page)? })
    }

    pub(crate) fn json(&self) -> Json<'_> {
        Json::root(&self.value)
    }
}
