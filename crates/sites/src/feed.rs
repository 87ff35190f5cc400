//! The author of an RSS or Atom feed, where all of it has one: weak, for a feed says who wrote and not who the page is about.

use crosscheck_compare::contacts::add_link;
use crosscheck_markup::Json;
use crosscheck_model::{ClaimsBuilder, LinkRole, NameRole, Origin, ReadBy};
use url::Url;

use crate::name_form::is_name_like;

/// Entries that are looked at.
const MAX_ENTRIES: usize = 200;

/// Reads the channel; false where nothing names one author.
pub(crate) fn read(builder: &mut ClaimsBuilder, channel: &Json<'_>, origin: &Origin) -> bool {
    let of_entries = ["entry", "item"].into_iter().filter_map(|key| channel.get(key)).flat_map(|list| list.items());
    let mut named: Vec<(Json<'_>, String)> = authors(channel);
    let own = !named.is_empty();
    if !own {
        named = of_entries.take(MAX_ENTRIES).flat_map(|entry| authors(&entry)).collect();
    }
    let Some((field, name)) = named.first().cloned() else { return false };
    // A feed of several people is nobody's.
    if named.iter().any(|(_, other)| *other != name) || !is_name_like(&name) {
        return false;
    }
    let at = field.at(origin, ReadBy::JsonApi);
    builder.name(&at, &name, if own { NameRole::Display } else { NameRole::Guess });
    for (key, text) in [("uri", first(&field, "uri")), ("email", first(&field, "email"))] {
        let Some(text) = text else { continue };
        match (key, Url::parse(text)) {
            ("uri", Ok(url)) => add_link(builder, &at, &url, LinkRole::Own, text),
            ("email", _) => builder.email(&at, text),
            _ => {}
        }
    }
    true
}

/// Who wrote it, by what Atom, RSS, Dublin Core and podcasts call them.
fn authors<'v>(of: &Json<'v>) -> Vec<(Json<'v>, String)> {
    let keys = ["author", "creator", "managingEditor"];
    let fields = keys.into_iter().filter_map(|key| of.get(key)).flat_map(|list| list.one_or_many());
    let name = |field: Json<'v>| {
        let text = field.text().or_else(|| first(&field, "name"))?;
        // "ana@ejemplo.example (Ana Ejemplo)"
        let inner = text.split_once('(').and_then(|(mail, rest)| Some((mail, rest.split_once(')')?.0)));
        let name = inner.filter(|(mail, _)| mail.contains('@')).map_or(text, |(_, name)| name).trim().to_owned();
        Some((field, name))
    };
    fields.filter_map(name).collect()
}

fn first<'v>(of: &Json<'v>, key: &str) -> Option<&'v str> {
    let field = of.get(key)?;
    field.text().or_else(|| field.items().into_iter().next()?.text())
}

#[cfg(test)]
mod tests {
    use crosscheck_model::{Address, Digest, SourceId};

    use super::*;

    fn names(xml: &str) -> Vec<(String, NameRole)> {
        let address = Address::Url("https://ana.example/feed.xml".parse().unwrap());
        let origin = Origin::new(SourceId(1), address, "2026-11-20T12:00:00Z".parse().unwrap(), Digest::of(b""));
        let value = crate::xml::to_json(xml.as_bytes()).unwrap();
        let mut builder = ClaimsBuilder::new();
        crate::actor::read(&mut builder, &crate::answer::Answer { origin, value });
        let names = &builder.claims().names;
        names.iter().map(|name| (name.value().full.expose().to_owned(), name.value().role)).collect()
    }

    #[test]
    fn a_feed_of_one_author_hints_at_them_and_one_of_several_at_nobody() {
        let ana = vec![("Ana Ejemplo".to_owned(), NameRole::Display)];
        let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>Notes</title><author><name>Ana Ejemplo</name></author>\
                    <entry><author><name>Bo Guest</name></author></entry></feed>";
        assert_eq!(names(atom), ana);
        let rss = |items: &str| format!("<rss version='2.0'><channel><title>Notes</title>{items}</channel></rss>");
        let editor = rss("<managingEditor>ana@ejemplo.example (Ana Ejemplo)</managingEditor>");
        assert_eq!(names(&editor), ana);
        let item = |name: &str| format!("<item><dc:creator>{name}</dc:creator></item>");
        let one = rss(&(item("Ana Ejemplo") + &item("Ana Ejemplo")));
        assert_eq!(names(&one), [("Ana Ejemplo".to_owned(), NameRole::Guess)]);
        assert!(names(&rss(&(item("Ana Ejemplo") + &item("Bo Guest")))).is_empty());
        assert!(names(&rss(&item("admin"))).is_empty());
    }
}
