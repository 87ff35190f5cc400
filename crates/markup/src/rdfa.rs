//! RDFa Lite 1.1 (W3C Recommendation, 2015) of the vocabulary schema.org: `vocab`, `typeof`, `property`, `resource` and `prefix`. Other
//! vocabularies tell nothing that is read here; `property` alone is OpenGraph's as well.

use crate::document::{Document, Element};
use crate::limits;
use crate::things::{Syntax, Thing, Things, Value, short_name};

/// What an element inherits from those around it.
#[derive(Clone, Copy)]
struct Context<'d> {
    /// The thing whose properties stand here.
    owner: Option<usize>,
    /// Names without a prefix are schema.org's.
    schema: bool,
    /// The prefix that stands for schema.org.
    prefix: &'d str,
    depth: usize,
}

/// Reads all things of the page.
pub(crate) fn read(document: &Document, things: &mut Things) {
    let mut text = limits::MAX_ITEM_TEXT;
    // RDFa's initial context gives schema.org this prefix.
    let start = Context { owner: None, schema: false, prefix: "schema", depth: 0 };
    let mut open: Vec<(Element<'_>, Context<'_>)> = vec![(document.root(), start)];
    while let Some((element, around)) = open.pop() {
        let inside = enter(element, around, things, &mut text);
        let from = open.len();
        open.extend(element.child_elements().map(|child| (child, inside)));
        open[from..].reverse();
    }
}

/// Reads one element; gives what those inside it inherit.
fn enter<'d>(element: Element<'d>, mut context: Context<'d>, things: &mut Things, text: &mut usize) -> Context<'d> {
    if let Some(vocabulary) = element.attr("vocab") {
        context.schema = is_schema(vocabulary);
    }
    if let Some(prefix) = element.attr("prefix").and_then(schema_prefix) {
        context.prefix = prefix;
    }
    let properties = names(element.attr("property"), context);
    let types = names(element.attr("typeof"), context);
    if !types.is_empty() && context.depth < limits::MAX_NESTING {
        let nested = context.owner.is_some() && !properties.is_empty();
        let thing = Thing {
            syntax: Syntax::Rdfa,
            id: element.attr("resource").or_else(|| element.attr("about")).map(str::to_owned),
            types: types.into_iter().map(str::to_owned).collect(),
            properties: Vec::new(),
            locator: element.locator(),
            nested,
        };
        let Some(index) = things.reserve(thing) else { return context };
        if let Some(owner) = context.owner.and_then(|owner| things.get_mut(owner)) {
            properties.iter().for_each(|property| owner.add(property, Value::Thing(index)));
        }
        return Context { owner: Some(index), depth: context.depth + 1, ..context };
    }
    if let Some(owner) = context.owner.filter(|_| !properties.is_empty())
        && let Some(value) = value(element, text)
        && let Some(owner) = things.get_mut(owner)
    {
        properties.iter().for_each(|property| owner.add(property, Value::Text(value.clone())));
    }
    context
}

/// Names of schema.org among those that an attribute lists, without their prefix.
fn names<'d>(listed: Option<&'d str>, context: Context<'_>) -> Vec<&'d str> {
    let of_schema = |name: &&str| match name.split_once(':') {
        Some((prefix, _)) => prefix == context.prefix || is_schema(name),
        None => context.schema,
    };
    let listed = listed.unwrap_or_default().split_ascii_whitespace();
    listed.filter(of_schema).map(short_name).filter(|name| !name.is_empty()).take(10).collect()
}

fn is_schema(address: &str) -> bool {
    let address = address.trim().trim_start_matches("https:").trim_start_matches("http:").trim_start_matches("//");
    address.trim_start_matches("www.").starts_with("schema.org")
}

/// `prefix="og: http://ogp.me/ns# s: https://schema.org/"`: the one that stands for schema.org.
fn schema_prefix(written: &str) -> Option<&str> {
    let words: Vec<&str> = written.split_ascii_whitespace().take(40).collect();
    words.chunks(2).find_map(|pair| pair.get(1).filter(|address| is_schema(address)).and(pair[0].strip_suffix(':')))
}

fn value(element: Element<'_>, text: &mut usize) -> Option<String> {
    let address = |name| element.url(name).map(|url| url.to_string()).or(element.attr(name).map(str::to_owned));
    let stated = element
        .attr("content")
        .or_else(|| element.attr("datetime"))
        .map(str::to_owned)
        .or_else(|| address("href"))
        .or_else(|| address("src"))
        .or_else(|| element.attr("resource").map(str::to_owned));
    let value = stated.unwrap_or_else(|| if *text > 0 { element.text() } else { String::new() });
    *text = text.saturating_sub(value.len());
    (!value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    fn things(page: &str) -> Things {
        let document = Document::parse(page, &Url::parse("https://example.com/").unwrap());
        let mut things = Things::default();
        read(&document, &mut things);
        things
    }

    #[test]
    fn things_nest_and_have_properties() {
        let page = "<div vocab='https://schema.org/' typeof=Person resource='#ana'><b property=name>Ana</b>\
            <a property='url sameAs' href=/ana>me</a><p property=address typeof=PostalAddress>\
            <i property=addressLocality>Lima</i></p><time property=birthDate datetime=2000>x</time></div>";
        let things = things(page);
        let person = things.iter().find(|thing| thing.is_a("Person")).unwrap();
        assert_eq!((person.syntax, person.id.as_deref(), person.nested), (Syntax::Rdfa, Some("#ana"), false));
        assert_eq!(things.texts(person, "name"), ["Ana"]);
        assert_eq!(things.texts(person, "sameAs"), ["https://example.com/ana"]);
        let address = things.nested(person, "address")[0];
        assert_eq!(things.texts(address, "addressLocality"), ["Lima"]);
        assert!(address.nested);
    }

    #[test]
    fn prefixes_count_and_other_vocabularies_do_not() {
        let by_prefix =
            things("<div prefix='s: http://schema.org/' typeof='s:Person'><b property='s:name'>Ana</b></div>");
        assert_eq!(by_prefix.texts(by_prefix.iter().next().unwrap(), "name"), ["Ana"]);
        assert!(things("<div typeof=Person><b property=name>Ana</b></div>").is_empty());
        assert!(
            things("<div vocab='http://xmlns.com/foaf/0.1/' typeof=Person><b property=name>Ana</b></div>").is_empty()
        );
        assert!(things("<meta property='og:title' content=x>").is_empty());
    }
}
