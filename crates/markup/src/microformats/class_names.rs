//! Class names that begin a microformat or name a property of one.

use super::classic;
use crate::document::Element;

pub(super) fn is_root(element: Element<'_>) -> bool {
    element.classes().any(|class| is_name(class, "h-")) || !classic::roots(element.classes()).is_empty()
}

pub(super) fn property_name(class: &str) -> Option<(&'static str, &str)> {
    ["p", "u", "dt", "e"].into_iter().find_map(|prefix| {
        let name = class.strip_prefix(prefix)?.strip_prefix('-')?;
        is_tail(name).then_some((prefix, name))
    })
}

pub(super) fn is_name(class: &str, prefix: &str) -> bool {
    class.strip_prefix(prefix).is_some_and(is_tail)
}

/// Lower-case words joined by hyphens; only the first may hold digits (a vendor's prefix).
fn is_tail(name: &str) -> bool {
    let mut words = name.split('-');
    let Some(first) = words.next() else { return false };
    let rest: Vec<&str> = words.collect();
    let letters = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    let vendor =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
    if rest.is_empty() { letters(first) } else { vendor(first) && rest.into_iter().all(letters) }
}
