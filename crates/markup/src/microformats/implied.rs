use super::class_names::is_root;
use super::value::{absolute, text};
use crate::document::Element;

type Implied = Option<(String, Option<String>)>;

/// The only child element, if there is just one and it is no microformat itself.
fn only_child(element: Element<'_>) -> Option<Element<'_>> {
    let mut children = element.child_elements();
    let first = children.next()?;
    (children.next().is_none() && !is_root(first)).then_some(first)
}

/// The element that speaks for the root: itself, its only child, or that one's only child.
fn carriers(element: Element<'_>) -> [Option<Element<'_>>; 3] {
    let child = only_child(element);
    [Some(element), child, child.and_then(only_child)]
}

fn short<'d>(element: Element<'d>) -> Option<&'d str> {
    match element.name() {
        "img" | "area" => element.attr("alt"),
        "abbr" => element.attr("title"),
        _ => None,
    }
}

/// Implied `name`.
pub(super) fn name(element: Element<'_>) -> Implied {
    let written = carriers(element)
        .into_iter()
        .enumerate()
        .find_map(|(level, carrier)| short(carrier?).filter(|text| level == 0 || !text.is_empty()));
    let name = written.map_or_else(|| text(element, false), |text| text.trim().to_owned());
    Some((name, None))
}

/// The only child element of these names, if it is the only one of its name.
fn only_of<'d>(element: Element<'d>, name: &str, attribute: &str) -> Option<Element<'d>> {
    let mut named = element.child_elements().filter(|child| child.name() == name && child.attr(attribute).is_some());
    let first = named.next()?;
    (named.next().is_none() && !is_root(first)).then_some(first)
}

/// Implied `photo`.
pub(super) fn photo(element: Element<'_>) -> Implied {
    let pick = |element: Element<'_>| match element.name() {
        "img" => Some((absolute(element, element.attr("src")?), element.attr("alt").map(str::to_owned))),
        "object" => Some((absolute(element, element.attr("data")?), None)),
        _ => None,
    };
    let below = |element| only_of(element, "img", "src").or_else(|| only_of(element, "object", "data"));
    pick(element).or_else(|| pick(below(element)?)).or_else(|| pick(below(only_child(element)?)?))
}

/// Implied `url`.
pub(super) fn url(element: Element<'_>) -> Implied {
    let pick = |element: Element<'_>| {
        matches!(element.name(), "a" | "area").then(|| Some((absolute(element, element.attr("href")?), None))).flatten()
    };
    let below = |element| only_of(element, "a", "href").or_else(|| only_of(element, "area", "href"));
    pick(element).or_else(|| pick(below(element)?)).or_else(|| pick(below(only_child(element)?)?))
}
