//! Alternatives of one content, for programs of different years.

use crate::xml::Element;

/// What is shown of alternatives: the first, unless it holds nothing that is read.
pub(super) fn choice(element: &Element) -> Option<&Element> {
    let readable = |choice: &&Element| {
        ["txbxContent", "t", "blip", "imagedata"].iter().any(|name| !choice.find_all(name).is_empty())
    };
    let choices = element.children_local("Choice").find(readable);
    choices.or_else(|| element.child_local("Fallback")).or_else(|| element.child_local("Choice"))
}
