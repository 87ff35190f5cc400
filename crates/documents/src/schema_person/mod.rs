//! A schema.org Person as JSON-LD in a file of its own.

use crosscheck_markup::Json;
use crosscheck_model::{Extraction, LinkRole, Locator, NameRole, Origin, ReadBy, TextKind};
use serde_json::Value;

use crate::charset;
use crate::collect::Collector;
use crate::contact::country_code;
use crate::fields::{Course, Fields, Work};

/// As any JSON block.
const MAX_BYTES: usize = 4 << 20;
/// Values of one property.
const MAX_VALUES: usize = 200;
/// Roles stand in the property they describe, once.
const MAX_ROLES: usize = 3;

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    let text = (bytes.len() <= MAX_BYTES).then(|| charset::decode(bytes)).flatten();
    let Some(value) = text.and_then(|text| serde_json::from_str::<Value>(&text).ok()) else {
        return out.unreadable("the file is not well-formed JSON of a size that is read");
    };
    let root = Json::root(&value);
    let Some(person) = person(&root) else { return out.unreadable("the JSON-LD describes no person") };
    read_person(&person, &mut Fields::new(&mut out, ReadBy::JsonLd));
    out.finish()
}

/// The person a page is about, else the first that is described.
fn person<'v>(root: &Json<'v>) -> Option<Json<'v>> {
    let graph = root.get("@graph").map(|graph| graph.items()).unwrap_or_default();
    let nodes: Vec<Json<'v>> = root.one_or_many().into_iter().chain(graph).collect();
    let main = nodes.iter().find_map(|node| node.get("mainEntity").filter(|entity| is_a(entity, "Person")));
    main.or_else(|| nodes.into_iter().find(|node| is_a(node, "Person")))
}

fn is_a(node: &Json<'_>, kind: &str) -> bool {
    let types = node.get("@type").map(|types| types.one_or_many()).unwrap_or_default();
    types.iter().filter_map(|name| name.word()).any(|name| name.rsplit(['/', ':']).next() == Some(kind))
}

fn values<'v>(node: &Json<'v>, key: &str) -> Vec<Json<'v>> {
    node.get(key).map(|list| list.one_or_many()).unwrap_or_default().into_iter().take(MAX_VALUES).collect()
}

/// A word, the value of a language-tagged word, or the name or address of a thing.
fn named(node: &Json<'_>) -> Option<String> {
    node.word().or_else(|| node.first_of(&["@value", "name", "url", "contentUrl", "@id"])?.word())
}

fn word(node: &Json<'_>, key: &str) -> Option<String> {
    named(&values(node, key).into_iter().next()?)
}

fn read_person(person: &Json<'_>, fields: &mut Fields<'_, '_>) {
    match word(person, "name") {
        Some(name) => fields.name(&name, NameRole::Full, &name, person.locator()),
        None => {
            let part = |key: &str| word(person, key).unwrap_or_default();
            fields.name_of_parts(&part("givenName"), &part("familyName"), NameRole::Full, person.locator());
        }
    }
    for name in values(person, "alternateName") {
        if let Some(text) = named(&name) {
            fields.name(&text, NameRole::Alternate, &text, name.locator());
        }
    }
    for point in values(person, "contactPoint").iter().chain([person]) {
        for address in values(point, "email").iter().filter_map(|node| Some((named(node)?, node.locator()))) {
            fields.email(&address.0, address.1);
        }
        for number in values(point, "telephone").iter().filter_map(|node| Some((named(node)?, node.locator()))) {
            fields.phone(&number.0, None, number.1);
        }
    }
    for key in ["url", "sameAs"] {
        for link in values(person, key) {
            if let Some(address) = named(&link) {
                fields.link(&address, LinkRole::Own, link.locator());
            }
        }
    }
    for key in ["address", "homeLocation"] {
        for place in values(person, key) {
            read_place(&place, fields);
        }
    }
    if let Some(text) = word(person, "description") {
        fields.text(&text, TextKind::Bio, person.locator());
    }
    if let Some(address) = word(person, "image").and_then(|address| url::Url::parse(&address).ok()) {
        let at = fields.out.at(person.locator(), ReadBy::JsonLd);
        fields.out.builder.photo(&at, &address);
    }
    for language in values(person, "knowsLanguage") {
        if let Some(name) = named(&language) {
            fields.language(&name, None, language.locator());
        }
    }
    for skill in values(person, "knowsAbout") {
        if let Some(name) = named(&skill) {
            fields.skill(&name, skill.locator());
        }
    }
    read_history(person, fields);
}

fn read_place(place: &Json<'_>, fields: &mut Fields<'_, '_>) {
    let address = place.get("address").unwrap_or_else(|| place.clone());
    if let Some(text) = place.word().or_else(|| address.word()) {
        fields.place_text(&text, place.locator());
        return;
    }
    let country = word(&address, "addressCountry").map(|country| country_code(&country).unwrap_or(country));
    let (city, region) = (word(&address, "addressLocality"), word(&address, "addressRegion"));
    if city.is_some() || region.is_some() || country.is_some() {
        fields.place_parts(city, region, country, place.locator());
    } else if let Some(name) = word(place, "name") {
        fields.place_text(&name, place.locator());
    }
}

/// `worksFor` is an organisation, or a role that names it again with a title and dates; `alumniOf` likewise.
fn read_history(person: &Json<'_>, fields: &mut Fields<'_, '_>) {
    let employers = values(person, "worksFor");
    let title = word(person, "jobTitle").filter(|_| employers.len() <= 1);
    for employer in &employers {
        let role = role(employer, "worksFor");
        let work = Work {
            organisation: named(&role.holder),
            title: role.title.or_else(|| title.clone()),
            summary: word(employer, "description").filter(|_| is_a(employer, "EmployeeRole")),
            ..Work::default()
        };
        let dates = fields.dates(role.start.as_deref(), role.end.as_deref(), false, &employer.locator());
        fields.work(work, dates, employer.locator());
    }
    if employers.is_empty() && title.is_some() {
        let dates = fields.dates(None, None, false, &Locator::Whole);
        fields.work(Work { title, ..Work::default() }, dates, person.locator());
    }
    for school in values(person, "alumniOf") {
        let role = role(&school, "alumniOf");
        let dates = fields.dates(role.start.as_deref(), role.end.as_deref(), false, &school.locator());
        fields.course(
            Course { institution: named(&role.holder), degree: role.title, ..Course::default() },
            dates,
            school.locator(),
        );
    }
}

struct Role<'v> {
    holder: Json<'v>,
    title: Option<String>,
    start: Option<String>,
    end: Option<String>,
}

fn role<'v>(node: &Json<'v>, property: &str) -> Role<'v> {
    let mut holder = node.clone();
    for _ in 0..MAX_ROLES {
        match holder.get(property).map(|inner| inner.one_or_many()).and_then(|list| list.into_iter().next()) {
            Some(inner) => holder = inner,
            None => break,
        }
    }
    let title = word(node, "roleName").or_else(|| word(node, "jobTitle"));
    Role { holder, title, start: word(node, "startDate"), end: word(node, "endDate") }
}
