//! What is told of an element to whoever reads a page.

use crosscheck_model::Locator;
use url::Url;

/// An element that was asked for by class, attribute or name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its visible text, white space collapsed.
    pub text: String,
    /// Its attributes, in order of their names.
    pub attributes: Vec<(String, String)>,
    /// `href` or `src`, made absolute.
    pub url: Option<Url>,
    /// Number of the element; see [`crate::Markup::around`].
    pub node: usize,
    /// Where it stands.
    pub locator: Locator,
}

impl Found {
    /// The value of an attribute.
    pub fn attr(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// An element around another, innermost first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Around<'m> {
    /// Its number.
    pub node: usize,
    /// Its name, in lower case.
    pub name: &'m str,
    /// Its `id`; empty without one.
    pub id: &'m str,
    /// Its classes as written; empty without any.
    pub class: &'m str,
}

impl<'m> Around<'m> {
    /// The words that its id and classes are made of.
    pub fn calls(&self) -> impl Iterator<Item = &'m str> + use<'m> {
        calls(self.id, self.class)
    }
}

/// The words that an id and classes are made of.
pub(crate) fn calls<'t>(id: &'t str, class: &'t str) -> impl Iterator<Item = &'t str> + use<'t> {
    std::iter::once(id)
        .chain(class.split_ascii_whitespace())
        .flat_map(|name| name.split(['-', '_']))
        .filter(|word| !word.is_empty())
}
