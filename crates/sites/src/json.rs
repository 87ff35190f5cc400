use crosscheck_model::{Locator, Origin, Page, ReadBy, SourceId};
use serde_json::Value;

use crate::claims_builder::At;
use crate::walls::looks_like_html;

/// Bytes of one JSON answer: a hundred commits or repositories of an API take about half a MiB.
const MAX_JSON: usize = 8 << 20;

/// A page's body as JSON, if it is that.
pub(crate) fn body(page: &Page) -> Option<Value> {
    if page.body.len() > MAX_JSON || looks_like_html(page) {
        return None;
    }
    let bytes = page.body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&page.body);
    serde_json::from_slice(bytes).ok()
}

/// A place in JSON that knows its pointer.
#[derive(Clone)]
pub(crate) struct Json<'v> {
    value: &'v Value,
    pointer: String,
}

impl<'v> Json<'v> {
    pub(crate) fn root(value: &'v Value) -> Self {
        Self { value, pointer: String::new() }
    }

    /// A member, if it is there and not null.
    pub(crate) fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        let escaped = key.replace('~', "~0").replace('/', "~1");
        Some(Self { value, pointer: format!("{}/{escaped}", self.pointer) })
    }

    /// Text that is not blank.
    pub(crate) fn text(&self) -> Option<&'v str> {
        self.value.as_str().filter(|text| !text.trim().is_empty())
    }

    /// Text that is not blank, of a member.
    pub(crate) fn text_of(&self, key: &str) -> Option<&'v str> {
        self.value.get(key)?.as_str().filter(|text| !text.trim().is_empty())
    }

    pub(crate) fn number_of(&self, key: &str) -> Option<i64> {
        self.value.get(key)?.as_i64()
    }

    pub(crate) fn flag(&self, key: &str) -> bool {
        self.value.get(key).and_then(Value::as_bool).unwrap_or(false)
    }

    /// Elements of an array; nothing for anything else.
    pub(crate) fn items(&self) -> Vec<Self> {
        let items = self.value.as_array().map(Vec::as_slice).unwrap_or_default();
        items
            .iter()
            .enumerate()
            .map(|(index, value)| Self { value, pointer: format!("{}/{index}", self.pointer) })
            .collect()
    }

    /// Elements of an array, or the value itself if it is a single one.
    pub(crate) fn one_or_many(&self) -> Vec<Self> {
        if self.is_array() { self.items() } else { vec![self.clone()] }
    }

    pub(crate) fn is_array(&self) -> bool {
        self.value.is_array()
    }

    /// Where this is, for a claim.
    pub(crate) fn at(&self, origin: &Origin, read_by: ReadBy) -> At {
        At { origin: origin.clone(), locator: Locator::JsonPointer(self.pointer.clone()), read_by }
    }
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
