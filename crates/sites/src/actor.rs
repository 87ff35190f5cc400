//! A person as a JSON document: an ActivityStreams actor (2 and 1), microformats2 in JSON, a Bluesky profile record.

use crosscheck_compare::contacts::{add_link, add_phone, add_website};
use crosscheck_markup::fragment;
use crosscheck_model::{AccountFactKind, ClaimsBuilder, LinkRole, NameRole, Origin, Passage, ReadBy, SiteId, TextKind};
use url::Url;

use crate::answer::Answer;
use crate::dates::iso;
use crosscheck_markup::Json;

/// Reads whatever form of a person the document is; false if it is none.
pub(crate) fn read(builder: &mut ClaimsBuilder, answer: &Answer) -> bool {
    let root = answer.json();
    let read: Vec<bool> = root.one_or_many().iter().take(20).map(|json| one(builder, json, &answer.origin)).collect();
    read.contains(&true)
}

fn one(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin) -> bool {
    let kinds: Vec<&str> =
        json.get("type").map(|kind| kind.one_or_many().iter().filter_map(Json::text).collect()).unwrap_or_default();
    let is_actor =
        kinds.iter().any(|kind| matches!(*kind, "Person" | "Service" | "Group" | "Organization" | "Application"));
    if is_actor || json.text_of("preferredUsername").is_some() {
        activity_streams_2(builder, json, origin, &kinds);
    } else if json.text_of("objectType").is_some_and(|kind| kind == "person") {
        activity_streams_1(builder, json, origin);
    } else if json.text_of("$type") == Some("app.bsky.actor.profile") {
        bluesky(builder, json, origin);
    } else if kinds.contains(&"h-card") {
        card(builder, json, origin);
    } else if json.text_of("version").is_some_and(|version| version.contains("jsonfeed.org")) {
        return feed(builder, json, origin);
    } else if let Some(channel) = channel(json) {
        return crate::feed::read(builder, &channel, origin);
    } else if let Some(items) = json.get("items").filter(|items| items.is_array()) {
        let mut cards: Vec<_> = items.items().into_iter().filter(is_card).collect();
        if cards.is_empty() {
            let authors = items.items().into_iter().filter_map(|item| item.get("properties")?.get("author"));
            cards = authors.flat_map(|author| author.one_or_many()).filter(is_card).collect();
        }
        let name = |card: &Json<'_>| Some(card.get("properties")?.get("name")?.items().first()?.text()?.to_owned());
        let Some(card) = cards.first().filter(|first| cards.iter().all(|card| name(card) == name(first))) else {
            return false;
        };
        self::card(builder, card, origin);
    } else if let Some(actor) = ["actor", "attributedTo", "author"].iter().find_map(|key| json.get(key)) {
        return actor.text().is_none() && !actor.is_array() && one(builder, &actor, origin);
    } else {
        return false;
    }
    true
}

/// The channel of an RSS feed, or an Atom feed.
fn channel<'v>(json: &Json<'v>) -> Option<Json<'v>> {
    json.get("feed").filter(Json::is_object).or_else(|| json.get("rss")?.get("channel")?.items().into_iter().next())
}

fn is_card(item: &Json<'_>) -> bool {
    item.get("type").is_some_and(|kind| kind.one_or_many().iter().any(|kind| kind.text() == Some("h-card")))
}

/// Addresses in a member that may be text, an object with one, or several of either.
fn addresses<'v>(json: &Json<'v>, key: &str) -> Vec<(Json<'v>, Url)> {
    let Some(member) = json.get(key) else { return Vec::new() };
    member
        .one_or_many()
        .into_iter()
        .filter_map(|item| {
            let field = ["href", "url", "value"].iter().find_map(|name| item.get(name)).unwrap_or(item);
            let field = if field.is_array() { field.items().into_iter().next()? } else { field };
            let url = Url::parse(field.text()?.trim()).ok()?;
            Some((field, url))
        })
        .collect()
}

fn activity_streams_2(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin, kinds: &[&str]) {
    let at = |field: &Json<'_>| field.at(origin, ReadBy::ActivityPub);
    let is_person = kinds.is_empty() || kinds.contains(&"Person");
    if let Some(field) = json.get("preferredUsername")
        && let Some(handle) = field.text()
    {
        builder.handle(&at(&field), None, handle);
    }
    for key in ["name", "displayName"] {
        if let Some(field) = json.get(key).filter(|_| is_person)
            && let Some(name) = field.text()
        {
            builder.name(&at(&field), &without_emoji(name), NameRole::Display);
        }
    }
    if let Some(kind) = kinds.iter().find(|_| !is_person) {
        builder.fact(&at(json), AccountFactKind::State, kind, None);
    }
    bio(builder, json, origin, "summary", ReadBy::ActivityPub);
    for key in ["icon", "avatar"] {
        for (field, url) in addresses(json, key).into_iter().take(1) {
            builder.photo(&at(&field), &url);
        }
    }
    for key in ["url", "urls", "alsoKnownAs"] {
        for (field, url) in addresses(json, key) {
            add_link(builder, &at(&field), &url, LinkRole::Own, url.as_str());
        }
    }
    for attachment in json.get("attachment").map(|list| list.one_or_many()).unwrap_or_default() {
        property(builder, &attachment, origin, ReadBy::ActivityPub);
    }
    if let Some(field) = json.get("location") {
        let name = field.text().or_else(|| field.text_of("name"));
        if let Some(name) = name {
            builder.place_text(&at(&field), name);
        }
    }
    if let Some(field) = json.get("id")
        && let Some(id) = field.text()
    {
        builder.fact(&at(&field), AccountFactKind::StableId, id, None);
    }
    if let Some(field) = json.get("published")
        && let Some(published) = field.text()
    {
        builder.fact(&at(&field), AccountFactKind::Created, published, iso(published).map(|time| time.instant));
    }
    if let Some(field) = json.get("movedTo") {
        builder.fact(&at(&field), AccountFactKind::State, "moved", None);
        if let Some(url) = field.text().and_then(|text| Url::parse(text).ok()) {
            add_link(builder, &at(&field), &url, LinkRole::Own, url.as_str());
        }
    }
    if let Some(field) = json.get("suspended").filter(|_| json.flag("suspended")) {
        builder.fact(&at(&field), AccountFactKind::State, "suspended", None);
    }
}

/// A field that people fill in themselves: name and value, the value often a link. `verified_at` says that the server
/// found a link back.
pub(crate) fn property(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin, read_by: ReadBy) {
    let Some(field) = json.get("value").or_else(|| json.get("href")) else { return };
    let Some(written) = field.text() else { return };
    let at = field.at(origin, read_by);
    let Some(base) = base_of(origin) else { return };
    let name = crosscheck_markup::unescape(json.text_of("name").unwrap_or_default());
    let value = fragment(written, &base);
    let role = if json.text_of("verified_at").is_some() { LinkRole::OwnVerified } else { LinkRole::Own };
    for link in &value.links {
        add_link(builder, &at, &link.url, role, &format!("{name}: {}", link.text));
    }
    if value.links.is_empty() {
        labelled(builder, &at, &name, &value.text);
    }
}

/// A label that says what its value is. Labels are free text; only plain ones are understood.
fn labelled(builder: &mut ClaimsBuilder, at: &Passage, label: &str, value: &str) {
    let label = label.trim().trim_end_matches(':').to_lowercase();
    match label.as_str() {
        "location" | "place" | "based in" | "city" | "country" | "lives in" | "📍" | "ort" | "wohnort" | "ville"
        | "ciudad" | "ubicación" | "localização" | "所在地" | "거주지" => builder.place_text(at, value),
        "email" | "e-mail" | "mail" => builder.email(at, value),
        "phone" | "tel" | "telephone" => add_phone(builder, at, value),
        "languages" | "language" | "speaks" | "i speak" | "sprachen" | "idiomas" | "langues" => {
            for language in value.split([',', '/', ';', '·', '|']) {
                let language = language.trim();
                if crosscheck_compare::languages::language_code(language).is_some() {
                    builder.language(at, language, None);
                }
            }
        }
        _ if value.contains("://") || (value.contains('.') && !value.contains(' ')) => add_website(builder, at, value),
        _ => {}
    }
}

fn base_of(origin: &Origin) -> Option<Url> {
    match &origin.address {
        crosscheck_model::Address::Url(url) => Some(url.clone()),
        crosscheck_model::Address::File(_) => None,
    }
}

/// HTML or plain text that a person says of themselves.
pub(crate) fn bio(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin, key: &str, read_by: ReadBy) {
    let Some(field) = json.get(key) else { return };
    let (Some(written), Some(base)) = (field.text(), base_of(origin)) else { return };
    let at = field.at(origin, read_by);
    let note = fragment(written, &base);
    builder.text(&at, &without_emoji(&note.text), TextKind::Bio);
    for link in &note.links {
        let role = if link.is_me() { LinkRole::Own } else { LinkRole::Mention };
        add_link(builder, &at, &link.url, role, &link.text);
    }
}

/// Servers write their own little pictures as `:name:`.
pub(crate) fn without_emoji(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find(':') {
        let after = &rest[start + 1..];
        let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        match end {
            Some(end) if end > 1 && after[end..].starts_with(':') => {
                out.push_str(&rest[..start]);
                rest = &after[end + 1..];
            }
            _ => {
                out.push_str(&rest[..=start]);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join("\n")
}

/// A JSON Feed's author.
fn feed(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin) -> bool {
    let authors = json.get("authors").map(|authors| authors.items()).unwrap_or_default();
    let author = json.get("author").or_else(|| if authors.len() == 1 { authors.into_iter().next() } else { None });
    let Some(author) = author else { return false };
    let at = |field: &Json<'_>| field.at(origin, ReadBy::JsonApi);
    if let Some(field) = author.get("name")
        && let Some(name) = field.text()
    {
        builder.name(&at(&field), name, NameRole::Display);
    }
    for (field, url) in addresses(&author, "url") {
        add_link(builder, &at(&field), &url, LinkRole::Own, url.as_str());
    }
    for (field, url) in addresses(&author, "avatar") {
        builder.photo(&at(&field), &url);
    }
    true
}

fn activity_streams_1(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin) {
    let at = |field: &Json<'_>| field.at(origin, ReadBy::JsonApi);
    for key in ["displayName", "name"] {
        if let Some(field) = json.get(key)
            && let Some(name) = field.text()
        {
            builder.name(&at(&field), name, NameRole::Display);
            break;
        }
    }
    if let Some(field) = json.get("username")
        && let Some(handle) = field.text()
    {
        builder.handle(&at(&field), None, handle);
    }
    bio(builder, json, origin, "summary", ReadBy::JsonApi);
    for key in ["url", "urls"] {
        for (field, url) in addresses(json, key) {
            add_link(builder, &at(&field), &url, LinkRole::Own, url.as_str());
        }
    }
    for (field, url) in addresses(json, "image").into_iter().take(1) {
        builder.photo(&at(&field), &url);
    }
    if let Some(place) = json.get("location").and_then(|place| place.get("displayName")) {
        builder.place_text(&at(&place), place.text().unwrap_or_default());
    }
}

fn bluesky(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin) {
    let at = |field: &Json<'_>| field.at(origin, ReadBy::JsonApi);
    if let Some(field) = json.get("displayName")
        && let Some(name) = field.text()
    {
        builder.name(&at(&field), name, NameRole::Display);
    }
    if let Some(field) = json.get("handle")
        && let Some(handle) = field.text()
    {
        builder.handle(&at(&field), Some(SiteId::new("bluesky")), handle);
    }
    if let Some(field) = json.get("description")
        && let Some(text) = field.text()
    {
        builder.text(&at(&field), text, TextKind::Bio);
    }
    if let Some(field) = json.get("website")
        && let Some(text) = field.text()
    {
        add_website(builder, &at(&field), text);
    }
    for (field, url) in addresses(json, "avatar") {
        builder.photo(&at(&field), &url);
    }
}

/// microformats2 in JSON.
fn card(builder: &mut ClaimsBuilder, json: &Json<'_>, origin: &Origin) {
    let at = |field: &Json<'_>| field.at(origin, ReadBy::Microformats2);
    let Some(properties) = json.get("properties") else { return };
    let values = |key: &str| properties.get(key).map(|list| list.one_or_many()).unwrap_or_default();
    for name in values("name") {
        builder.name(&at(&name), name.text().unwrap_or_default(), NameRole::Full);
    }
    for handle in values("nickname") {
        builder.handle(&at(&handle), None, handle.text().unwrap_or_default());
    }
    for (field, url) in addresses(&properties, "photo") {
        builder.photo(&at(&field), &url);
    }
    for (field, url) in addresses(&properties, "url") {
        add_link(builder, &at(&field), &url, LinkRole::Own, url.as_str());
    }
    for mail in values("email") {
        builder.email(&at(&mail), mail.text().unwrap_or_default());
    }
    for note in values("note") {
        let text = note.text().or_else(|| note.text_of("value"));
        builder.text(&at(&note), text.unwrap_or_default(), TextKind::Bio);
    }
    for locality in values("locality") {
        builder.place_text(&at(&locality), locality.text().unwrap_or_default());
    }
}
