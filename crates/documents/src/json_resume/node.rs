use crosscheck_model::Locator;
use serde_json::Value;

use crate::collect::Collector;

/// Items of one array that are looked at.
const MAX_ITEMS: usize = 400;

/// A value with its place in the file.
pub(super) struct Node<'a> {
    value: &'a Value,
    pointer: String,
}

impl<'a> Node<'a> {
    pub(super) fn root(value: &'a Value) -> Self {
        Self { value, pointer: String::new() }
    }

    pub(super) fn locator(&self) -> Locator {
        Locator::JsonPointer(self.pointer.clone())
    }

    /// The first of these fields that is there and not null: present name first, older ones after it.
    pub(super) fn field(&self, names: &[&str]) -> Option<Node<'a>> {
        names.iter().find_map(|name| {
            let value = self.value.get(name).filter(|value| !value.is_null())?;
            Some(Node { value, pointer: format!("{}/{}", self.pointer, name.replace('~', "~0").replace('/', "~1")) })
        })
    }

    /// A text; numbers count as text (years, telephone numbers), anything else is a problem.
    pub(super) fn text(&self, names: &[&str], out: &mut Collector<'_>) -> Option<String> {
        let node = self.field(names)?;
        node.own_text(out)
    }

    /// This value as text.
    pub(super) fn own_text(&self, out: &mut Collector<'_>) -> Option<String> {
        match self.value {
            Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            _ => {
                out.problem(self.locator(), "a text was expected here");
                None
            }
        }
    }

    /// The objects of a list; a single object counts as a list of one.
    pub(super) fn items(&self, names: &[&str], out: &mut Collector<'_>) -> Vec<Node<'a>> {
        let Some(node) = self.field(names) else { return Vec::new() };
        match node.value {
            Value::Array(list) => {
                if list.len() > MAX_ITEMS {
                    out.problem(node.locator(), format!("only the first {MAX_ITEMS} entries were read"));
                }
                let child = |(index, value)| Node { value, pointer: format!("{}/{index}", node.pointer) };
                list.iter().enumerate().take(MAX_ITEMS).map(child).collect()
            }
            Value::Object(_) | Value::String(_) => vec![node],
            _ => {
                out.problem(node.locator(), "a list was expected here");
                Vec::new()
            }
        }
    }

    /// The items that are objects; others are problems.
    pub(super) fn objects(&self, names: &[&str], out: &mut Collector<'_>) -> Vec<Node<'a>> {
        let items = self.items(names, out);
        items
            .into_iter()
            .filter(|item| {
                if !item.value.is_object() {
                    out.problem(item.locator(), "an object was expected here");
                }
                item.value.is_object()
            })
            .collect()
    }

    /// The field as one object.
    pub(super) fn object(&self, name: &str, out: &mut Collector<'_>) -> Option<Node<'a>> {
        let node = self.field(&[name])?;
        if !node.value.is_object() {
            out.problem(node.locator(), "an object was expected here");
            return None;
        }
        Some(node)
    }

    pub(super) fn is_text(&self) -> bool {
        self.value.is_string()
    }
}
