//! Pictures that stand for a word: icons of fonts and drawings before an address, a telephone number, a profile.

use crate::document::Element;

/// Letters of a name that are kept.
const MAX_CHARS: usize = 200;

/// What an element that shows a picture and no text is called; `None` for any other.
pub(crate) fn name(element: Element<'_>) -> Option<String> {
    let tag = element.name();
    let drawn = matches!(tag, "svg" | "ion-icon" | "iconify-icon" | "box-icon" | "img" | "fa-icon");
    let of_a_font =
        matches!(tag, "i" | "span" | "em") && element.attr("class").is_some() && element.children().next().is_none();
    if !drawn && !of_a_font {
        return None;
    }
    let names = ["class", "name", "icon", "alt", "aria-label", "title", "data-icon", "id"];
    let mut name = names.iter().filter_map(|name| element.attr(name)).collect::<Vec<_>>().join(" ");
    if let Some(file) = element.attr("src").and_then(|src| src.rsplit('/').next()) {
        name.push(' ');
        name.push_str(file);
    }
    if tag == "svg" {
        // Drawings name themselves in a title inside, or by what they use.
        for inner in element.child_elements().take(4) {
            let said = match inner.name() {
                "title" => inner.source_text(),
                "use" => inner.attr("href").or_else(|| inner.attr("xlink:href")).unwrap_or_default().to_owned(),
                _ => continue,
            };
            name.push(' ');
            name.push_str(&said);
        }
    }
    let name: String = name.to_lowercase().chars().take(MAX_CHARS).collect();
    (!name.trim().is_empty()).then_some(name)
}
