use crosscheck_model::{Locator, Origin, Passage, ReadBy};
use serde_json::Value;

/// A place in JSON that knows its pointer (RFC 6901).
#[derive(Debug, Clone)]
pub struct Json<'v> {
    value: &'v Value,
    pointer: String,
}

impl<'v> Json<'v> {
    /// The document itself.
    pub fn root(value: &'v Value) -> Self {
        Self { value, pointer: String::new() }
    }

    /// A member, if it is there and not null.
    pub fn get(&self, key: &str) -> Option<Self> {
        let value = self.value.get(key).filter(|value| !value.is_null())?;
        let escaped = key.replace('~', "~0").replace('/', "~1");
        Some(Self { value, pointer: format!("{}/{escaped}", self.pointer) })
    }

    /// The first of these members that is there and not null.
    pub fn first_of(&self, keys: &[&str]) -> Option<Self> {
        keys.iter().find_map(|key| self.get(key))
    }

    /// Text that is not blank.
    pub fn text(&self) -> Option<&'v str> {
        self.value.as_str().filter(|text| !text.trim().is_empty())
    }

    /// Text that is not blank, of a member.
    pub fn text_of(&self, key: &str) -> Option<&'v str> {
        self.value.get(key)?.as_str().filter(|text| !text.trim().is_empty())
    }

    /// A text or a number as text: years and telephone numbers come as either.
    pub fn word(&self) -> Option<String> {
        match self.value {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// A whole number of a member.
    pub fn number_of(&self, key: &str) -> Option<i64> {
        self.value.get(key)?.as_i64()
    }

    /// Whether a member is there and true.
    pub fn flag(&self, key: &str) -> bool {
        self.value.get(key).and_then(Value::as_bool).unwrap_or(false)
    }

    /// Elements of an array; nothing for anything else.
    pub fn items(&self) -> Vec<Self> {
        let items = self.value.as_array().map(Vec::as_slice).unwrap_or_default();
        items
            .iter()
            .enumerate()
            .map(|(index, value)| Self { value, pointer: format!("{}/{index}", self.pointer) })
            .collect()
    }

    /// Elements of an array, or the value itself if it is a single one.
    pub fn one_or_many(&self) -> Vec<Self> {
        if self.is_array() { self.items() } else { vec![self.clone()] }
    }

    /// Members of an object with their names, in the order of the names; nothing for anything else.
    pub fn members(&self) -> Vec<(&'v str, Self)> {
        let members = self.value.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null());
        members.filter_map(|(key, _)| Some((key.as_str(), self.get(key)?))).collect()
    }

    /// Whether it is an array.
    pub fn is_array(&self) -> bool {
        self.value.is_array()
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        self.value.is_object()
    }

    /// Whether it is a text.
    pub fn is_text(&self) -> bool {
        self.value.is_string()
    }

    /// The value itself.
    pub fn value(&self) -> &'v Value {
        self.value
    }

    /// Its pointer.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Where this is.
    pub fn locator(&self) -> Locator {
        Locator::JsonPointer(self.pointer.clone())
    }

    /// Where this is, for a claim.
    pub fn at(&self, origin: &Origin, read_by: ReadBy) -> Passage {
        Passage::new(origin, self.locator(), read_by)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_are_escaped_and_null_is_nothing() {
        let value = serde_json::json!({"a/b": [{"c~d": " x "}], "n": null, "year": 2019, "blank": " "});
        let root = Json::root(&value);
        let text = root.get("a/b").unwrap().items()[0].get("c~d").unwrap();
        assert_eq!(text.locator(), Locator::JsonPointer("/a~1b/0/c~0d".to_owned()));
        assert_eq!((text.text(), text.word().as_deref()), (Some(" x "), Some("x")));
        assert!(root.get("n").is_none() && root.get("blank").unwrap().text().is_none());
        assert_eq!(root.first_of(&["n", "year"]).unwrap().word().as_deref(), Some("2019"));
        assert_eq!(root.members().iter().map(|(key, _)| *key).collect::<Vec<_>>(), ["a/b", "blank", "year"]);
    }
}
