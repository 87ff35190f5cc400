use crosscheck_markup::Json;
use crosscheck_model::{Locator, Passage, ReadBy};

use crate::collect::Collector;

/// Items of one array that are looked at.
const MAX_ITEMS: usize = 400;

/// A value of a JSON Resume; what is not as the format says is told as a problem.
pub(super) struct Node<'a>(Json<'a>);

impl<'a> Node<'a> {
    pub(super) fn root(value: &'a serde_json::Value) -> Self {
        Self(Json::root(value))
    }

    pub(super) fn locator(&self) -> Locator {
        self.0.locator()
    }

    /// Where this is, for a claim.
    pub(super) fn at(&self, out: &Collector<'_>) -> Passage {
        out.at(self.locator(), ReadBy::JsonResume)
    }

    /// The first of these fields that is there and not null: present name first, older ones after it.
    pub(super) fn field(&self, names: &[&str]) -> Option<Self> {
        self.0.first_of(names).map(Self)
    }

    /// A text; numbers count as text (years, telephone numbers), anything else is a problem.
    pub(super) fn text(&self, names: &[&str], out: &mut Collector<'_>) -> Option<String> {
        self.field(names)?.own_text(out)
    }

    /// This value as text.
    pub(super) fn own_text(&self, out: &mut Collector<'_>) -> Option<String> {
        let text = self.0.word();
        if text.is_none() && !self.0.is_text() {
            out.problem(self.locator(), "a text was expected here");
        }
        text
    }

    /// The objects of a list; a single object counts as a list of one.
    pub(super) fn items(&self, names: &[&str], out: &mut Collector<'_>) -> Vec<Self> {
        let Some(Self(node)) = self.field(names) else { return Vec::new() };
        if !node.is_array() && !node.is_object() && !node.is_text() {
            out.problem(node.locator(), "a list was expected here");
            return Vec::new();
        }
        let mut items = node.one_or_many();
        if items.len() > MAX_ITEMS {
            out.problem(node.locator(), format!("only the first {MAX_ITEMS} entries were read"));
            items.truncate(MAX_ITEMS);
        }
        items.into_iter().map(Self).collect()
    }

    /// The items that are objects; others are problems.
    pub(super) fn objects(&self, names: &[&str], out: &mut Collector<'_>) -> Vec<Self> {
        let items = self.items(names, out);
        items.into_iter().filter(|item| item.is_object_or_told(out)).collect()
    }

    /// The field as one object.
    pub(super) fn object(&self, name: &str, out: &mut Collector<'_>) -> Option<Self> {
        self.field(&[name]).filter(|node| node.is_object_or_told(out))
    }

    fn is_object_or_told(&self, out: &mut Collector<'_>) -> bool {
        if !self.0.is_object() {
            out.problem(self.locator(), "an object was expected here");
        }
        self.0.is_object()
    }

    pub(super) fn is_text(&self) -> bool {
        self.0.is_text()
    }
}
