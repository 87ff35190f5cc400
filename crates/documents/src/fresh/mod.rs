//! FRESH résumés (fresh-resume-schema), in JSON.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crosscheck_markup::Json;
use crosscheck_model::{Extraction, LinkRole, NameRole, Origin, ReadBy, TextKind};
use serde_json::Value;

use crate::charset;
use crate::collect::Collector;
use crate::contact::country_code;
use crate::fields::{Course, Fields, Work};
use crate::portrait::is_photo;

/// As any JSON block.
const MAX_BYTES: usize = 4 << 20;
/// Entries of one kind.
const MAX_ENTRIES: usize = 400;

pub(crate) fn read(bytes: &[u8], origin: &Origin) -> Extraction {
    let mut out = Collector::new(origin);
    let value = (bytes.len() <= MAX_BYTES).then(|| charset::decode(bytes)).flatten();
    let Some(value) = value.and_then(|text| serde_json::from_str::<Value>(&text).ok()) else {
        return out.unreadable("the file is not well-formed JSON of a size that is read");
    };
    let root = Json::root(&value);
    let mut fields = Fields::new(&mut out, ReadBy::CvField);
    read_person(&root, &mut fields);
    for entry in history(&root, "employment") {
        let work = Work {
            organisation: word(&entry, "employer"),
            title: word(&entry, "position"),
            place: word(&entry, "location"),
            summary: prose(&entry),
        };
        let dates =
            fields.dates(word(&entry, "start").as_deref(), word(&entry, "end").as_deref(), true, &entry.locator());
        fields.work(work, dates, entry.locator());
        mention(&entry, &mut fields);
    }
    for entry in history(&root, "education") {
        let course = Course {
            institution: word(&entry, "institution"),
            degree: word(&entry, "studyType").or_else(|| word(&entry, "title")),
            field: word(&entry, "area"),
            place: word(&entry, "location"),
        };
        let dates =
            fields.dates(word(&entry, "start").as_deref(), word(&entry, "end").as_deref(), false, &entry.locator());
        fields.course(course, dates, entry.locator());
    }
    for language in list(&root, "languages") {
        if let Some(name) = word(&language, "language") {
            fields.language(&name, word(&language, "level"), language.locator());
        }
    }
    read_skills(&root, &mut fields);
    for section in ["projects", "writing", "recognition", "speaking", "governance", "reading"] {
        for entry in list(&root, section) {
            let text: Vec<String> = [word(&entry, "title"), prose(&entry)].into_iter().flatten().collect();
            fields.text(&text.join("\n"), TextKind::Body, entry.locator());
            mention(&entry, &mut fields);
        }
    }
    for entry in history(&root, "service") {
        // Volunteering is prose and links here; it is not employment.
        let text: Vec<String> =
            [word(&entry, "organization"), word(&entry, "position"), prose(&entry)].into_iter().flatten().collect();
        fields.text(&text.join("\n"), TextKind::Body, entry.locator());
    }
    out.finish()
}

fn word(node: &Json<'_>, key: &str) -> Option<String> {
    node.get(key)?.word()
}

fn list<'v>(node: &Json<'v>, key: &str) -> Vec<Json<'v>> {
    node.get(key).map(|list| list.items()).unwrap_or_default().into_iter().take(MAX_ENTRIES).collect()
}

fn history<'v>(root: &Json<'v>, section: &str) -> Vec<Json<'v>> {
    root.get(section).map(|section| list(&section, "history")).unwrap_or_default()
}

fn prose(entry: &Json<'_>) -> Option<String> {
    let highlights = list(entry, "highlights").into_iter().filter_map(|line| line.word());
    let text: Vec<String> = word(entry, "summary").into_iter().chain(highlights).collect();
    (!text.is_empty()).then(|| text.join("\n"))
}

fn mention(entry: &Json<'_>, fields: &mut Fields<'_, '_>) {
    if let Some(address) = word(entry, "url") {
        fields.link(&address, LinkRole::Mention, entry.locator());
    }
}

fn read_person(root: &Json<'_>, fields: &mut Fields<'_, '_>) {
    if let Some(name) = word(root, "name") {
        fields.name(&name, NameRole::Full, &name, root.locator());
    }
    let mut region = None;
    if let Some(location) = root.get("location") {
        let country = word(&location, "country").or_else(|| word(&location, "countryCode"));
        region = country.as_deref().and_then(country_code);
        fields.place_parts(word(&location, "city"), word(&location, "region"), country, location.locator());
    }
    if let Some(contact) = root.get("contact") {
        if let Some(address) = word(&contact, "email") {
            fields.email(&address, contact.locator());
        }
        if let Some(number) = word(&contact, "phone") {
            fields.phone(&number, region.as_deref(), contact.locator());
        }
        if let Some(address) = word(&contact, "website") {
            fields.link(&address, LinkRole::Own, contact.locator());
        }
    }
    for profile in list(root, "social") {
        if let Some(address) = word(&profile, "url") {
            fields.link(&address, LinkRole::Own, profile.locator());
        }
        if let Some(user) = word(&profile, "user") {
            fields.handle(word(&profile, "network").as_deref(), &user, profile.locator());
        }
    }
    if let Some(info) = root.get("info") {
        if let Some(text) = word(&info, "brief") {
            fields.text(&text, TextKind::Bio, info.locator());
        }
        let image = word(&info, "image").unwrap_or_default();
        if let Some((_, encoded)) = image.split_once(";base64,")
            && let Some(bytes) = STANDARD.decode(encoded.trim()).ok().filter(|bytes| is_photo(bytes))
        {
            fields.photo(bytes, info.locator());
        }
    }
}

fn read_skills(root: &Json<'_>, fields: &mut Fields<'_, '_>) {
    let Some(skills) = root.get("skills") else { return };
    for entry in list(&skills, "list") {
        if let Some(name) = word(&entry, "name") {
            fields.skill(&name, entry.locator());
        }
    }
    for set in list(&skills, "sets") {
        for skill in list(&set, "skills") {
            if let Some(name) = skill.word() {
                fields.skill(&name, skill.locator());
            }
        }
    }
}
