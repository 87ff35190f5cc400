use crate::document::{Document, Element};
use crate::limits;
use crate::things::{Syntax, Thing, Things, Value, short_name};

/// Reads microdata items (WHATWG HTML, "microdata"), `itemref` included.
pub(crate) fn read(document: &Document, things: &mut Things) {
    let mut references = limits::MAX_ITEM_REFERENCES;
    for element in document.elements() {
        if element.attr("itemscope").is_some() && element.attr("itemprop").is_none() {
            item(element, things, 0, &mut references);
        }
    }
}

fn item(element: Element<'_>, things: &mut Things, depth: usize, references: &mut usize) -> Option<usize> {
    if depth > limits::MAX_NESTING {
        return None;
    }
    let thing = Thing {
        syntax: Syntax::Microdata,
        id: element.attr("itemid").map(str::to_owned),
        types: element
            .attr("itemtype")
            .unwrap_or_default()
            .split_ascii_whitespace()
            .map(|name| short_name(name).to_owned())
            .collect(),
        properties: Vec::new(),
        locator: element.locator(),
        nested: depth > 0,
    };
    let index = things.reserve(thing)?;
    properties_below(element, index, things, depth, references);
    for id in element.attr("itemref").unwrap_or_default().split_ascii_whitespace().take(20) {
        let Some(left) = references.checked_sub(1) else { break };
        *references = left;
        let referenced = element.document().elements().find(|candidate| candidate.attr("id") == Some(id));
        // An item that refers to its own ancestor would contain itself.
        if let Some(referenced) = referenced.filter(|other| element.ancestors().all(|above| above.index != other.index))
        {
            property(referenced, index, things, depth, references);
        }
    }
    Some(index)
}

fn properties_below(element: Element<'_>, owner: usize, things: &mut Things, depth: usize, references: &mut usize) {
    // Elements whose subtree still has to be searched, last first.
    let mut open: Vec<Element<'_>> = element.child_elements().collect();
    open.reverse();
    while let Some(next) = open.pop() {
        let is_item = next.attr("itemscope").is_some();
        if next.attr("itemprop").is_some() {
            property_here(next, owner, things, depth, references);
        }
        if !is_item {
            let mut below: Vec<_> = next.child_elements().collect();
            below.reverse();
            open.append(&mut below);
        }
    }
}

fn property(element: Element<'_>, owner: usize, things: &mut Things, depth: usize, references: &mut usize) {
    if element.attr("itemprop").is_some() {
        property_here(element, owner, things, depth, references);
    }
    if element.attr("itemscope").is_none() {
        properties_below(element, owner, things, depth, references);
    }
}

fn property_here(element: Element<'_>, owner: usize, things: &mut Things, depth: usize, references: &mut usize) {
    let value = if element.attr("itemscope").is_some() {
        match item(element, things, depth + 1, references) {
            Some(index) => Value::Thing(index),
            None => return,
        }
    } else {
        let address = |name| element.url(name).map(|url| url.to_string()).or(element.attr(name).map(str::to_owned));
        let text = match element.name() {
            "meta" => element.attr("content").map(str::to_owned),
            "a" | "area" | "link" => address("href"),
            "img" | "audio" | "embed" | "iframe" | "source" | "track" | "video" => address("src"),
            "object" => address("data"),
            "data" | "meter" => element.attr("value").map(str::to_owned),
            "time" => element.attr("datetime").map(str::to_owned),
            _ => element.attr("content").map(str::to_owned),
        };
        let text = text.unwrap_or_else(|| element.text());
        if text.is_empty() {
            return;
        }
        Value::Text(text)
    };
    for name in element.attr("itemprop").unwrap_or_default().split_ascii_whitespace().take(10) {
        if let Some(thing) = things.get_mut(owner) {
            thing.add(short_name(name), value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    #[test]
    fn items_nest_and_refer() {
        let page = "<div itemscope itemtype='https://schema.org/Person' itemref=mail><b itemprop=name>Ana</b>\
            <p itemprop=address itemscope itemtype=http://schema.org/PostalAddress><i itemprop=addressLocality>Lima</i></p>\
            <a itemprop='url sameAs' href=/ana>me</a></div><a id=mail itemprop=email href=mailto:ana@example.com>x</a>";
        let document = Document::parse(page, &Url::parse("https://example.com/").unwrap());
        let mut things = Things::default();
        read(&document, &mut things);
        let person = things.iter().find(|thing| thing.is_a("Person")).unwrap();
        assert_eq!(things.texts(person, "name"), ["Ana"]);
        assert_eq!(things.texts(person, "sameAs"), ["https://example.com/ana"]);
        assert_eq!(things.texts(person, "email"), ["mailto:ana@example.com"]);
        let address = things.nested(person, "address")[0];
        assert_eq!(things.texts(address, "addressLocality"), ["Lima"]);
    }

    #[test]
    fn self_reference_ends() {
        let page = "<div id=a itemscope itemref='a b'><div id=b itemprop=x itemscope itemref='a b'></div></div>";
        let document = Document::parse(page, &Url::parse("https://example.com/").unwrap());
        read(&document, &mut Things::default());
    }
}
