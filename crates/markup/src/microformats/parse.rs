use super::class_names::{is_name, is_root, property_name};
use super::classic;
use super::implied;
use super::item::{Item, Property};
use super::value::{date_value, text, text_value, url_value};
use crate::document::{Document, Element};
use crate::limits;

/// Reads all top-level microformats of a page.
pub(crate) fn read(document: &Document) -> Vec<Item> {
    let mut budget = Budget { items: limits::MAX_KEPT, text: limits::MAX_ITEM_TEXT };
    let mut items = Vec::new();
    let mut open: Vec<Element<'_>> = vec![document.root()];
    while let Some(element) = open.pop() {
        if is_root(element) {
            items.extend(item(element, 0, &mut budget));
            continue;
        }
        let from = open.len();
        open.extend(element.child_elements());
        open[from..].reverse();
    }
    items
}

/// What may still be taken of this page.
struct Budget {
    items: usize,
    text: usize,
}

/// The class names that count inside an item.
enum Words {
    Today,
    /// With the types of the item.
    Classic(Vec<String>),
}

impl Words {
    fn property<'c>(&self, class: &'c str) -> Option<(&'static str, &'c str)> {
        match self {
            Self::Today => property_name(class),
            Self::Classic(types) => classic::property(class, types),
        }
    }
}

#[derive(Default)]
struct Seen {
    text: bool,
    url: bool,
    nested: bool,
}

fn item(element: Element<'_>, depth: usize, budget: &mut Budget) -> Option<Item> {
    budget.items = budget.items.checked_sub(1)?;
    if depth > limits::MAX_NESTING {
        return None;
    }
    let mut types: Vec<String> = element.classes().filter(|class| is_name(class, "h-")).map(str::to_owned).collect();
    let is_classic = types.is_empty();
    if is_classic {
        types = classic::roots(element.classes()).into_iter().map(str::to_owned).collect();
    }
    types.sort_unstable();
    types.dedup();
    types.truncate(limits::MAX_VALUES);
    let words = if is_classic { Words::Classic(types.clone()) } else { Words::Today };
    let mut item = Item { types, properties: Vec::new(), children: Vec::new(), locator: element.locator() };
    let mut seen = Seen::default();
    let mut open: Vec<Element<'_>> = element.child_elements().collect();
    open.reverse();
    while let Some(next) = open.pop() {
        if is_root(next) {
            seen.nested = true;
            if let Some(nested) = self::item(next, depth + 1, budget) {
                adopt(&mut item, next, nested, &words, &mut seen, budget);
            }
            continue;
        }
        properties(&mut item, next, None, &words, &mut seen, budget);
        let from = open.len();
        open.extend(next.child_elements());
        open[from..].reverse();
    }
    let imply = |name: &str| item.get(name).is_empty() && !seen.nested && !is_classic;
    let name = (imply("name") && !seen.text).then(|| implied::name(element)).flatten();
    let photo = (imply("photo") && !seen.url).then(|| implied::photo(element)).flatten();
    let url = (imply("url") && !seen.url).then(|| implied::url(element)).flatten();
    let locator = element.locator();
    for (key, value) in [("name", name), ("photo", photo), ("url", url)] {
        if let Some((value, alt)) = value {
            add(&mut item, key, Property { value, alt, item: None, locator: locator.clone() }, budget);
        }
    }
    Some(item)
}

/// Puts a nested item where its own classes say: a property, or else a child.
fn adopt(item: &mut Item, element: Element<'_>, nested: Item, words: &Words, seen: &mut Seen, budget: &mut Budget) {
    if element.classes().any(|class| words.property(class).is_some()) {
        properties(item, element, Some(nested), words, seen, budget);
    } else {
        item.children.push(nested);
    }
}

fn properties(
    item: &mut Item,
    element: Element<'_>,
    nested: Option<Item>,
    words: &Words,
    seen: &mut Seen,
    budget: &mut Budget,
) {
    let mut done: Vec<(&str, &str)> = Vec::new();
    let mut parsed: Vec<(&str, String, Option<String>)> = Vec::new();
    let mut locator = None;
    for class in element.classes() {
        let Some((prefix, name)) = words.property(class) else { continue };
        if done.len() >= limits::MAX_VALUES || done.contains(&(prefix, name)) {
            continue;
        }
        done.push((prefix, name));
        seen.text |= matches!(prefix, "p" | "e");
        seen.url |= prefix == "u";
        let known =
            parsed.iter().find(|(kind, ..)| *kind == prefix).map(|(_, value, alt)| (value.clone(), alt.clone()));
        let (mut value, alt) = known.unwrap_or_else(|| {
            let (value, alt) = match prefix {
                "u" => {
                    let value = url_value(element);
                    (value.value, value.alt)
                }
                "dt" => (date_value(element), None),
                "e" => (text(element, true), None),
                _ => (text_value(element), None),
            };
            parsed.push((prefix, value.clone(), alt.clone()));
            (value, alt)
        });
        if let Some(nested) = &nested {
            let stands_for = if prefix == "u" { "url" } else { "name" };
            if let Some(property) = nested.get(stands_for).first() {
                value = property.value.clone();
            }
        }
        let locator = locator.get_or_insert_with(|| element.locator()).clone();
        let property = Property { value, alt, item: nested.clone().map(Box::new), locator };
        add(item, name, property, budget);
    }
}

fn add(item: &mut Item, name: &str, property: Property, budget: &mut Budget) {
    let Some(left) = budget.text.checked_sub(property.value.len()) else { return };
    budget.text = left;
    if let Some((_, values)) = item.properties.iter_mut().find(|(known, _)| known == name) {
        if values.len() < limits::MAX_VALUES {
            values.push(property);
        }
    } else if item.properties.len() < limits::MAX_VALUES {
        item.properties.push((name.to_owned(), vec![property]));
    }
}
