use crosscheck_model::Locator;

use crate::document::{Document, collapse};
use crate::limits;

/// One `meta` element that names a property: OpenGraph, Twitter card, plain `description`, `author` and the like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meta {
    /// `property`, `name` or `itemprop`, in lower case: `og:title`, `profile:first_name`, `author`.
    pub key: String,
    /// The content, white space collapsed.
    pub value: String,
    /// Where it stands.
    pub locator: Locator,
}

pub(crate) fn metas(document: &Document) -> Vec<Meta> {
    document
        .elements()
        .filter(|element| element.name() == "meta")
        .filter_map(|element| {
            let key = element.attr("property").or_else(|| element.attr("name")).or_else(|| element.attr("itemprop"))?;
            let value = collapse(element.attr("content")?);
            let meta = Meta { key: key.trim().to_ascii_lowercase(), value, locator: element.locator() };
            (!meta.value.is_empty() && meta.value.len() <= limits::MAX_TEXT).then_some(meta)
        })
        .take(limits::MAX_KEPT)
        .collect()
}

pub(crate) fn title(document: &Document) -> Option<(String, Locator)> {
    let element = document
        .elements()
        .find(|element| element.name() == "title" && element.ancestors().all(|above| above.name() != "svg"))?;
    let text = collapse(&element.source_text());
    (!text.is_empty()).then(|| (text, element.locator()))
}

/// The language of the page as its root element declares it, else its `content-language`.
pub(crate) fn language(document: &Document) -> Option<String> {
    let root = document.elements().find(|element| element.name() == "html");
    let declared = root.and_then(|root| root.attr("lang").or_else(|| root.attr("xml:lang")));
    let equivalent = || {
        document
            .elements()
            .find(|element| {
                element.attr("http-equiv").is_some_and(|name| name.eq_ignore_ascii_case("content-language"))
            })
            .and_then(|element| element.attr("content"))
    };
    declared.or_else(equivalent).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty() && tag.len() <= 35)
}
